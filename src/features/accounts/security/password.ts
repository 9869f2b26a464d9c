import { and, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountCan } from '../can.ts';
import { voidAccountLinks } from '../links.ts';
import { tellOwner } from '../owner.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { endSessions } from '../sessions.ts';
import { ownWords } from '../strength/own-words.ts';
import { passwordFault } from '../strength/strength.ts';

/**
 * Sets the first password or a new one; a new one needs the present one. Ends all other sessions. Refuses one that is
 * easily guessed. `sessionId`: the session that asks, as stored.
 */
export async function changePassword(
  situation: Situation,
  { current, password, sessionId }: { current: string | null; password: string; sessionId: string },
): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.changePassword(situation.actor) || userId === null) return refused('not-signed-in');
  const [user] = await situation.db.select().from(users).where(eq(users.id, userId));
  if (!user) return refused('not-signed-in');
  if (user.passwordHash !== null) {
    if (await limited(situation.db, 'sign-in', user.email))
      return refused('too-often', { reason: 'too-many-sign-ins' });
    const matches = await isPassword(user.passwordHash, current ?? '');
    if (!matches) return refused('invalid', { field: 'current', reason: current ? 'wrong-password' : 'required' });
  }
  const fault = await passwordFault(password, await ownWords(situation.db, user.email));
  if (fault) return refused('invalid', { field: 'password', reason: fault });
  const passwordHash = await hashPassword(password);
  return write(situation.db, async (tx) => {
    const [unchanged] = await tx
      .update(users)
      .set({ passwordHash })
      .where(
        and(
          eq(users.id, userId),
          user.passwordHash === null ? isNull(users.passwordHash) : eq(users.passwordHash, user.passwordHash),
        ),
      )
      .returning({ id: users.id });
    if (!unchanged) return refused('conflict');
    await endSessions(tx, userId, sessionId);
    await voidAccountLinks(tx, user.email, situation.now);
    await tellOwner(tx, situation, userId, 'password');
    await tell(tx, situation, { action: 'accounts.change-password', subjectId: userId });
    return done();
  });
}
