import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import {
  claims,
  companies,
  companyChanges,
  companyDomains,
  companyNames,
  companyPublicContacts,
  companyWords,
  complaintContacts,
  contactAddresses,
  hiddenWords,
  representatives,
} from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { dayOf } from '#src/lib/dates.ts';
import type { Company } from './queries.ts';

/**
 * Everything the register knows of `from` belongs to `into` from now on: its names as aliases, domains, claims,
 * representatives, addresses, what it was before. Its old address leads to the other for good. Done twice it is done once.
 */
export async function moveRegister(tx: Transaction, from: Company, into: Company, now: Date): Promise<void> {
  const [taken, names] = [
    await tx.select({ key: companyNames.key }).from(companyNames).where(eq(companyNames.companyId, into.id)),
    eq(companyNames.companyId, from.id),
  ];
  await tx.delete(companyNames).where(
    and(
      names,
      inArray(
        companyNames.key,
        taken.map(({ key }) => key),
      ),
    ),
  );
  await tx.update(companyNames).set({ companyId: into.id, kind: 'alias' }).where(names);
  await keepOneContact(tx, from.id, into.id, now);
  await tx
    .insert(companyPublicContacts)
    .select(
      tx
        .select({
          companyId: sql<string>`${into.id}`.as('into'),
          contact: companyPublicContacts.contact,
          addedAt: companyPublicContacts.addedAt,
        })
        .from(companyPublicContacts)
        .where(eq(companyPublicContacts.companyId, from.id)),
    )
    .onConflictDoNothing();
  await tx.delete(companyPublicContacts).where(eq(companyPublicContacts.companyId, from.id));
  for (const table of [companyDomains, claims, contactAddresses, companyChanges]) {
    await tx.update(table).set({ companyId: into.id }).where(eq(table.companyId, from.id));
  }
  await keepOneWord(tx, from.id, into.id, now);
  await moveRepresentatives(tx, from.id, into.id, now);
  await tx
    .insert(companyChanges)
    .values({
      id: newId(),
      companyId: into.id,
      kind: 'merged',
      formerName: from.name,
      formerSlug: from.slug,
      changedAt: now,
    })
    .onConflictDoNothing({ target: companyChanges.formerSlug });
}

/** What `from` promised its customers ends; that it did stays to be read. Complaints go where those of the one that stays go. */
async function keepOneWord(tx: Transaction, from: string, into: string, now: Date): Promise<void> {
  await tx
    .update(companyWords)
    .set({ heldUntil: dayOf(now), endedAt: now })
    .where(and(eq(companyWords.companyId, from), isNull(companyWords.endedAt)));
  await tx.update(companyWords).set({ companyId: into }).where(eq(companyWords.companyId, from));
  // What a decision hides of a contact goes with it, or with the one that gives way.
  const isKept = (await tx.$count(complaintContacts, eq(complaintContacts.companyId, into))) > 0;
  const isHidden = and(eq(hiddenWords.pieceKind, 'complaint-contact'), eq(hiddenWords.pieceId, from));
  await (isKept ? tx.delete(hiddenWords) : tx.update(hiddenWords).set({ pieceId: into })).where(isHidden);
  await tx.run(sql`update or ignore ${complaintContacts} set company_id = ${into} where company_id = ${from}`);
  await tx.delete(complaintContacts).where(eq(complaintContacts.companyId, from));
}

/** Where the company is told of all its cases: at the address of the one that stays, if it has one. */
async function keepOneContact(tx: Transaction, from: string, into: string, now: Date): Promise<void> {
  const activeOf = (companyId: string) =>
    and(eq(contactAddresses.companyId, companyId), isNull(contactAddresses.caseId), isNull(contactAddresses.endedAt));
  const kept = await tx.select({ id: contactAddresses.id }).from(contactAddresses).where(activeOf(into));
  if (kept.length === 0) return;
  await tx.update(contactAddresses).set({ endedAt: now, endedBecause: 'replaced' }).where(activeOf(from));
}

/** Who speaks for both goes on speaking once. */
async function moveRepresentatives(tx: Transaction, from: string, into: string, now: Date): Promise<void> {
  const speaking = await tx
    .select({ userId: representatives.userId })
    .from(representatives)
    .where(and(eq(representatives.companyId, into), isNull(representatives.endedAt)));
  const isTwice = inArray(
    representatives.userId,
    speaking.map(({ userId }) => userId),
  );
  await tx
    .update(representatives)
    .set({ endedAt: now, replacedAt: now })
    .where(and(eq(representatives.companyId, from), isTwice, isNull(representatives.endedAt)));
  await tx.update(representatives).set({ companyId: into }).where(eq(representatives.companyId, from));
}

/** The last step: nothing refers to it any more. */
export async function forgetCompany(tx: Transaction, companyId: string): Promise<void> {
  await tx.delete(companies).where(eq(companies.id, companyId));
}
