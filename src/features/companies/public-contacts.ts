import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { askedIds, isAmong, prepared } from '#db/prepared.ts';
import { companyPublicContacts } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { visitor } from '#src/lib/situation.ts';
import { companyBySlug } from './queries.ts';

/** What is compared of a telephone number or an e-mail address that somebody typed; null for what is neither. */
function publicContact(typed: string): string | null {
  return contactKey({ kind: typed.includes('@') ? 'email' : 'phone', found: typed });
}

/**
 * The administrator enters a telephone number or an address that a company publishes itself. In texts about the company it is marked
 * as nobody's private data from then on. Refuses not-found, and invalid: it is neither.
 */
export function addPublicContact(
  db: Database,
  { company, typed, now }: { company: string; typed: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    const contact = publicContact(typed);
    if (contact === null) return refused('invalid');
    const added = { companyId: found.id, contact, addedAt: now };
    await tx.insert(companyPublicContacts).values(added).onConflictDoNothing();
    const event = { action: 'companies.add-public-contact' as const, subjectId: found.id, companyId: found.id };
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}

/** It is the company's no more. Refuses not-found. */
export function removePublicContact(
  db: Database,
  { company, typed, now }: { company: string; typed: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    const isThis = and(
      eq(companyPublicContacts.companyId, found?.id ?? ''),
      eq(companyPublicContacts.contact, publicContact(typed) ?? ''),
    );
    const removed = await tx.delete(companyPublicContacts).where(isThis).returning();
    if (!found || removed.length === 0) return refused('not-found');
    const event = { action: 'companies.remove-public-contact' as const, subjectId: found.id, companyId: found.id };
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}

const contactsOf = prepared((db, isOne: boolean) =>
  db
    .select({ contact: companyPublicContacts.contact })
    .from(companyPublicContacts)
    .where(isAmong(companyPublicContacts.companyId, isOne)),
);

/** What these companies publish themselves, as `contactKey` names it. */
export async function publicContacts(
  db: Database | Transaction,
  companyIds: readonly (string | null | undefined)[],
): Promise<Set<string>> {
  const ids = companyIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return new Set();
  const { values, isOne } = askedIds(ids);
  return new Set((await contactsOf(db, values, isOne)).map(({ contact }) => contact));
}
