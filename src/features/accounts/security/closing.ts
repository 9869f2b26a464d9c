import { eq, inArray } from 'drizzle-orm';
import {
  addressChanges,
  affected,
  appointments,
  blackenedWords,
  cases,
  claims,
  digestItems,
  factorResets,
  follows,
  links,
  mailPreferences,
  recoveryCodes,
  secondFactors,
  unfinished,
  users,
} from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountCan } from '../can.ts';
import { tellOwner } from '../owner.ts';
import { endSessions } from '../sessions.ts';
import { speaksForACompany } from '../users.ts';
import { unproved } from './proof.ts';

/**
 * Closes the account for good: the address, the password, what was followed and how mails should come are gone, every
 * session is over. Published cases stay under their pen name, and nobody can change them any more. Refuses what
 * `unproved` does, and (`speaks`) who speaks for a company.
 */
export function closeAccount(situation: Situation, { sessionId }: { sessionId: string }): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!accountCan.close(situation.actor) || userId === null) return refused('not-signed-in');
    const stranger = await unproved(tx, { userId, sessionId, now: situation.now });
    if (stranger) return stranger;
    if (await speaksForACompany(tx, userId)) return refused('not-allowed', { reason: 'speaks' });
    const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
    if (!user) return refused('not-signed-in');
    await tellOwner(tx, situation, userId, 'closed');
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
    await tx.delete(factorResets).where(eq(factorResets.userId, userId));
    await tx.delete(addressChanges).where(eq(addressChanges.userId, userId));
    await tx.delete(appointments).where(eq(appointments.userId, userId));
    await tx.delete(follows).where(eq(follows.userId, userId));
    await tx.delete(affected).where(eq(affected.userId, userId));
    await tx.delete(digestItems).where(eq(digestItems.userId, userId));
    await tx.delete(mailPreferences).where(eq(mailPreferences.userId, userId));
    await tx.delete(unfinished).where(eq(unfinished.owner, `user:${userId}`));
    const own = tx.select({ id: cases.id }).from(cases).where(eq(cases.authorId, userId));
    await tx.delete(blackenedWords).where(inArray(blackenedWords.caseId, own));
    await tx.delete(claims).where(eq(claims.email, user.email));
    await tx.delete(links).where(eq(links.emailHash, keyedHash(user.email)));
    await endSessions(tx, userId, null);
    await tx
      .update(users)
      .set({ email: `closed:${userId}`, mailbox: '', passwordHash: null, closedAt: situation.now })
      .where(eq(users.id, userId));
    await tell(tx, situation, { action: 'accounts.close', subjectId: userId });
    return done();
  });
}
