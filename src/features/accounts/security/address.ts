import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { addressChanges, users } from '#db/schema/index.ts';
import { moveRecipient, queueMail } from '#src/features/notifications/index.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountCan } from '../can.ts';
import { createLink, mailedForItself, moveLinks, useLink } from '../links.ts';
import { tellOwner } from '../owner.ts';
import { endSessions } from '../sessions.ts';
import { speaksForACompany } from '../users.ts';
import { unproved } from './proof.ts';

type AddressPurpose = 'old-address' | 'new-address';

/** Minutes that both links are good for. */
const validMinutes = 24 * 60;

/**
 * Asks for another address: a link goes to the present one and one to the new one, and it counts once both are pressed.
 * The answer is the same whether or not somebody has the new address already. Refuses what `unproved` does, and
 * (`speaks`) who speaks for a company: they were recognised by their address.
 */
export async function askAddress(
  situation: Situation,
  { email, sessionId }: { email: string; sessionId: string },
): Promise<Outcome> {
  const { userId } = situation.actor;
  if (!accountCan.changeAddress(situation.actor) || userId === null) return refused('not-signed-in');
  // By who asks alone: were the mailbox counted, strangers could use it up for whoever it belongs to.
  if (await limited(situation.db, 'mailbox', `new-address ${userId}`)) return refused('too-often');
  return write(situation.db, async (tx) => {
    const { now } = situation;
    const stranger = await unproved(tx, { userId, sessionId, now });
    if (stranger) return stranger;
    if (await speaksForACompany(tx, userId)) return refused('not-allowed', { reason: 'speaks' });
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (!user) return refused('not-signed-in');
    if (user.email === email) return refused('invalid', { field: 'email', reason: 'address-same' });
    // Only the last wish counts: the links of an earlier one lead to nothing.
    await tx.delete(addressChanges).where(eq(addressChanges.userId, userId));
    const id = newId();
    await tx.insert(addressChanges).values({ id, userId, newEmail: seal(email), askedAt: now });
    await mailLink(tx, situation, 'old-address', { id, to: user.email, email });
    await mailLink(tx, situation, 'new-address', { id, to: email, email });
    await tell(tx, situation, { action: 'accounts.ask-address', subjectId: userId });
    return done();
  });
}

async function mailLink(
  tx: Transaction,
  { now, locale }: Situation,
  purpose: AddressPurpose,
  { id, to, email }: { id: string; to: string; email: string },
): Promise<void> {
  const token = await createLink(tx, { purpose, email: to, subjectId: id, now, validMinutes });
  const url = absolute(paths.link(locale, purpose, token));
  await queueMail(tx, { mail: { kind: purpose, url, email }, to, locale, dedupeKey: `${purpose}:${id}`, now });
}

/**
 * The button behind one of the two links. With the second one the address is changed, every session ends, and both
 * addresses are told. Refuses what `useLink` refuses, and conflict (`address-taken`) when somebody has it meanwhile.
 */
export function confirmAddress(
  situation: Situation,
  { token, purpose }: { token: string; purpose: AddressPurpose },
): Promise<Outcome<{ isChanged: boolean }>> {
  return write<{ isChanged: boolean }>(situation.db, async (tx) => {
    const { now } = situation;
    const link = await useLink(tx, { purpose, token, now });
    if (!link.ok) return link;
    if (!accountCan.confirmAddress(situation.actor)) return refused('not-allowed');
    const isThis = eq(addressChanges.id, link.value.subjectId ?? '');
    const confirmed = purpose === 'old-address' ? { oldConfirmedAt: now } : { newConfirmedAt: now };
    const [change] = await tx.update(addressChanges).set(confirmed).where(isThis).returning();
    if (!change) return refused('too-late', { reason: 'link-replaced' });
    const { userId } = change;
    const person = { now, actor: { userId } };
    const isChanged = change.oldConfirmedAt !== null && change.newConfirmedAt !== null;
    if (!isChanged) {
      await tell(tx, person, { action: 'accounts.confirm-address', subjectId: userId });
      return done({ isChanged });
    }
    const email = unseal(change.newEmail);
    const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (taken) return refused('conflict', { reason: 'address-taken' });
    await tellOwner(tx, situation, userId, 'address');
    const [before] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
    await tx
      .update(users)
      .set({ email, mailbox: mailboxOf(email) })
      .where(eq(users.id, userId));
    await tellOwner(tx, situation, userId, 'address');
    await tx.delete(addressChanges).where(isThis);
    // What was sent to the former address opens this account no longer.
    if (before) {
      const moved = { from: before.email, to: email };
      const tokens = await moveRecipient(tx, { userId, ...moved, ended: mailedForItself });
      await moveLinks(tx, { ...moved, tokens });
    }
    await endSessions(tx, userId, null);
    await tell(tx, person, { action: 'accounts.change-address', subjectId: userId });
    return done({ isChanged });
  });
}
