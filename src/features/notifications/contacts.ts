import { and, desc, eq, gte, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { contactAddresses } from '#db/schema/index.ts';
import { keyedHash, newId, seal } from '#src/lib/crypto.ts';
import { tell } from '#src/lib/events.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { visitor } from '#src/lib/situation.ts';
import { takeBackContact } from './take-back.ts';

/** Why nothing goes to a contact address any more. */
export type ContactEnd = 'bounced' | 'wrong-address' | 'refused' | 'replaced';

/** Where a company without representatives is told about its cases. */
export interface Contact {
  id: string;
  companyId: string;
  /** Null: for every case of the company. */
  caseId: string | null;
  sealed: string;
  source: 'author' | 'administrator';
  addedAt: Date;
  endedAt: Date | null;
  endedBecause: ContactEnd | null;
}

/** Stands for a mailbox without telling it: the same for every company and case for which it was entered. */
export function contactKey(email: string): string {
  return keyedHash(`contact ${mailboxOf(email)}`).slice(0, 32);
}

/** The `contactKey` of a contact, which its id begins with. */
export function keyOfContact(contactId: string): string {
  return contactId.split('.')[0] ?? contactId;
}

/** Enters an address for one case, or for every case of a company; the one it had before is replaced. */
export async function addContact(
  tx: Transaction,
  contact: {
    companyId: string;
    caseId: string | null;
    email: string;
    source: 'author' | 'administrator';
    addedBy: string | null;
    now: Date;
  },
): Promise<string> {
  const { companyId, caseId, email, source, addedBy, now } = contact;
  const isSame = caseId === null ? isNull(contactAddresses.caseId) : eq(contactAddresses.caseId, caseId);
  await tx
    .update(contactAddresses)
    .set({ endedAt: now, endedBecause: 'replaced' })
    .where(and(eq(contactAddresses.companyId, companyId), isSame, isNull(contactAddresses.endedAt)));
  const id = `${contactKey(email)}.${newId()}`;
  await tx
    .insert(contactAddresses)
    .values({ id, companyId, caseId, sealed: seal(email), source, addedBy, addedAt: now });
  return id;
}

/**
 * Nothing goes to this address any more, for whatever case it was entered, also where another one has replaced it: the
 * answer to an old mail counts. Said there, what waits is taken back. Says for which cases it ended.
 */
export async function endContact(
  tx: Transaction,
  contactId: string,
  because: ContactEnd,
  now: Date,
): Promise<{ id: string; caseId: string | null }[]> {
  const isNotEnded = or(isNull(contactAddresses.endedAt), eq(contactAddresses.endedBecause, 'replaced'));
  const ended = await tx
    .update(contactAddresses)
    .set({ endedAt: now, endedBecause: because })
    .where(and(hasKey(keyOfContact(contactId)), isNotEnded))
    .returning({ id: contactAddresses.id, caseId: contactAddresses.caseId });
  // A mail that bounced stays with the administrator.
  if (because !== 'bounced') for (const { id } of ended) await takeBackContact(tx, id);
  return ended;
}

/** A machine refused a mail to a contact address for good: nothing goes there any more, and its author sees why. */
export async function endBounced(tx: Transaction, contactId: string, at: Date): Promise<void> {
  for (const contact of await endContact(tx, contactId, 'bounced', at)) {
    await tell(tx, { now: at, actor: visitor }, { action: 'contacts.bounced', ...subjectOf(contact) });
  }
}

/** A row that may belong to a case, as what an event is about. */
export function subjectOf({ id, caseId }: { id: string; caseId: string | null }) {
  return { subjectId: id, ...(caseId !== null && { caseId }) };
}

/** Whether somebody at this address has said that they want no mails or are the wrong people, or it does not exist. */
export function isBarred(tx: Transaction, email: string): Promise<boolean> {
  return hasEnded(tx, contactKey(email));
}

/** The same of the address of a contact. */
export function isEnded(tx: Transaction, contactId: string): Promise<boolean> {
  return hasEnded(tx, keyOfContact(contactId));
}

async function hasEnded(tx: Transaction, key: string): Promise<boolean> {
  const [barred] = await tx
    .select({ id: contactAddresses.id })
    .from(contactAddresses)
    .where(and(hasKey(key), ne(contactAddresses.endedBecause, 'replaced')))
    .limit(1);
  return barred !== undefined;
}

/** The ids that begin with a key: a range of the primary key. */
function hasKey(key: string) {
  return and(gte(contactAddresses.id, `${key}.`), lt(contactAddresses.id, `${key}/`));
}

/** The address of a company that the administration entered, and nobody who writes a case; null: there is none. */
export async function lookedUpContact(
  tx: Database | Transaction,
  { caseId, companyId }: { caseId: string; companyId: string },
): Promise<Contact | null> {
  const [contact] = await tx
    .select()
    .from(contactAddresses)
    .where(
      and(
        eq(contactAddresses.companyId, companyId),
        eq(contactAddresses.source, 'administrator'),
        or(isNull(contactAddresses.caseId), eq(contactAddresses.caseId, caseId)),
        isNull(contactAddresses.endedAt),
      ),
    )
    .orderBy(desc(contactAddresses.addedAt))
    .limit(1);
  return contact ?? null;
}

const openFor = prepared((db) =>
  db
    .select()
    .from(contactAddresses)
    .where(
      and(
        isNull(contactAddresses.endedAt),
        or(
          sql`${contactAddresses.caseId} in (select value from json_each(${sql.placeholder('ids')}))`,
          and(
            isNull(contactAddresses.caseId),
            sql`${contactAddresses.companyId} in (select value from json_each(${sql.placeholder('companyIds')}))`,
          ),
        ),
      ),
    ),
);

/** The addresses of some cases that are still written to: their own, else that of their company. */
export async function contactsOf(
  tx: Database | Transaction,
  which: readonly { id: string; companyId: string }[],
): Promise<Map<string, Contact>> {
  if (which.length === 0) return new Map();
  const rows = await openFor(tx, {
    ids: JSON.stringify(which.map(({ id }) => id)),
    companyIds: JSON.stringify([...new Set(which.map(({ companyId }) => companyId))]),
  });
  const found = new Map<string, Contact>();
  for (const { id, companyId } of which) {
    const contact =
      // A case may name a second company: what was entered for its own is not where that one is told.
      rows.find((row) => row.caseId === id && row.companyId === companyId) ??
      rows.find((row) => row.caseId === null && row.companyId === companyId);
    if (contact) found.set(id, contact);
  }
  return found;
}
