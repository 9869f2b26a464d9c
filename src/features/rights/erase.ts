import { and, eq, isNull, like, notInArray, or } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { addressChanges, companies, events, links, representatives, users } from '#db/schema/index.ts';
import { tellOwner } from '#src/features/accounts/index.ts';
import { endAnyRepresentation } from '#src/features/companies/index.ts';
import { deleteDrafts, draftsOfPerson } from '#src/features/drafts/index.ts';
import { forgetRecipient, takeBackFrom, takeBackMail } from '#src/features/notifications/index.ts';
import { leavePressure } from '#src/features/pressure/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { tell } from '#src/lib/events.ts';
import type { Person } from './held/held.ts';
import { ofPerson } from './held/person.ts';
import { initials } from './rules.ts';
import { renameIn } from './shortening.ts';
import { leaveCases } from './wiping.ts';

/** What is to become of the published cases of somebody who goes. */
export type Choice = 'keep' | 'withdraw';

/**
 * Erases a person, in one transaction: what only they see is deleted, what they published is withdrawn or loses their name,
 * what they said for a company keeps their initials. Of the account its bare id stays, so that it can be erased again when
 * an older state of the database comes back. They are told once more, at the address that is forgotten.
 */
export async function erasePerson(tx: Transaction, userId: string, choice: Choice, now: Date): Promise<boolean> {
  const [user] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.closedAt)));
  if (!user) return false;
  const person: Person = { userId, email: user.email };
  await deleteDrafts(tx, await draftsOfPerson(tx, person), now);
  await leaveCases(tx, { userId, now }, choice);
  await leavePressure(tx, userId);
  await leaveCompanies(tx, userId, now);
  await takeBackFrom(tx, person.email);
  await leaveWishedAddress(tx, userId);
  for (const { table, rows, erased } of ofPerson) {
    if (erased === 'deleted') await tx.delete(table).where(rows(person));
  }
  await deleteActs(tx, userId);
  await tx.update(companies).set({ createdBy: null }).where(eq(companies.createdBy, userId));
  await tellOwner(tx, { now }, userId, 'closed');
  await forgetRecipient(tx, person.email);
  await tx
    .update(users)
    .set({ email: `closed:${userId}`, mailbox: '', passwordHash: null, closedAt: now, erased: choice })
    .where(eq(users.id, userId));
  await tell(tx, { now, actor: { userId } }, { action: 'accounts.close', subjectId: userId });
  return true;
}

/** The address that they wanted and never confirmed: its link and the mail with it are gone too. */
async function leaveWishedAddress(tx: Transaction, userId: string): Promise<void> {
  for (const { id, newEmail } of await tx.select().from(addressChanges).where(eq(addressChanges.userId, userId))) {
    await tx.delete(links).where(eq(links.subjectId, id));
    await takeBackMail(tx, `new-address:${id}`);
    await forgetRecipient(tx, unseal(newEmail));
  }
}

/** They speak for nobody any more. What they said is the company's and stays, under its name and their initials. */
async function leaveCompanies(tx: Transaction, userId: string, now: Date): Promise<void> {
  const spoken = await tx.select().from(representatives).where(eq(representatives.userId, userId));
  for (const one of spoken) {
    const { id, companyId, endedAt } = one;
    if (endedAt === null) {
      await endAnyRepresentation(tx, one, now, userId);
      const actor = { userId };
      await tell(tx, { now, actor }, { action: 'companies.end-representation', subjectId: id, companyId });
    }
    await renameIn(tx, one, { firstName: initials(one.firstName), lastName: initials(one.lastName) }, now);
  }
}

/** When they came in and what they followed is nobody's business. What they did to cases is part of the cases. */
async function deleteActs(tx: Transaction, userId: string): Promise<void> {
  const isPrivate = or(...['accounts', 'follows', 'mails'].map((area) => like(events.action, `${area}.%`)));
  await tx
    .delete(events)
    .where(
      and(
        or(eq(events.actor, userId), eq(events.subjectId, userId)),
        isPrivate,
        notInArray(events.action, ['accounts.appoint']),
      ),
    );
}
