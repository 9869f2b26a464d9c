import { and, eq, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyChanges, companyDomains, companyNames } from '#db/schema/index.ts';
import { addContact, isBarred } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { saysSomething, slug } from '#src/lib/text.ts';
import { companyDomain } from './domains.ts';
import type { Industry } from './industries.ts';
import { freeSlug, nameRow } from './names.ts';
import { companiesNamed, companyBySlug } from './queries.ts';
import { recordCompany } from './recorded.ts';

export interface NewCompany {
  name: string;
  industry: Industry;
  /** Where the company says who it is; empty when the author does not know. */
  website: string | null;
  createdBy: string | null;
  now: Date;
}

/**
 * Enters a company that an author names, inside the transaction that publishes the case. Returns the known one when the
 * name, or an alias, is the same (`isSameName`).
 * Its domain is taken from the website unless it belongs to a mail provider or to another company.
 */
export async function createCompany(tx: Transaction, company: NewCompany): Promise<{ id: string; slug: string }> {
  const [known] = await companiesNamed(tx, company.name);
  return known ? { id: known.id, slug: known.slug } : enterCompany(tx, company);
}

/** The same of a company of which somebody knows that it is another one than those of its name. */
async function enterCompany(tx: Transaction, company: NewCompany): Promise<{ id: string; slug: string }> {
  const { row, name } = newcomer(company, await slugsTaken(tx, [company.name]));
  await tx.insert(companies).values(row);
  await tx.insert(companyNames).values(name);
  const domain = companyDomain(company.website ?? '');
  if (domain !== null) {
    await tx
      .insert(companyDomains)
      .values({ domain, companyId: row.id, source: 'author', addedAt: company.now })
      .onConflictDoNothing();
  }
  return { id: row.id, slug: row.slug };
}

/** The rows of a company that is entered, at an address that is not among `taken`. */
export function newcomer(
  { name, industry, createdBy, now }: Omit<NewCompany, 'website'>,
  taken: ReadonlySet<string>,
): { row: typeof companies.$inferInsert; name: typeof companyNames.$inferInsert } {
  const id = newId();
  const row = { id, slug: freeSlug(name, taken), name, industry, city: null, createdAt: now, createdBy };
  return { row, name: { companyId: id, ...nameRow(name), kind: 'name' } };
}

/** The administrator says which domain is a company's. Refuses not-found, and conflict: it belongs to another one. */
export function addDomain(
  db: Database,
  { company, domain, now }: { company: string; domain: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    const [known] = await tx.select().from(companyDomains).where(eq(companyDomains.domain, domain));
    if (known && known.companyId !== found.id) return refused('conflict');
    await tx
      .insert(companyDomains)
      .values({ domain, companyId: found.id, source: 'administrator', addedAt: now })
      .onConflictDoUpdate({ target: companyDomains.domain, set: { source: 'administrator' } });
    const event = { action: 'companies.add-domain' as const, subjectId: found.id, companyId: found.id };
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}

/**
 * The administrator says where a company is told about its cases while nobody speaks for it. Refuses not-found, and
 * conflict: the address bounced or wants no mails.
 */
export function setContact(
  db: Database,
  { company, email, now }: { company: string; email: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    if (await isBarred(tx, email)) return refused('conflict');
    await addContact(tx, { companyId: found.id, caseId: null, email, source: 'administrator', addedBy: null, now });
    const event = { action: 'companies.set-contact' as const, subjectId: found.id, companyId: found.id };
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}

/**
 * The administrator gives a company another name. It is found by the old one as well, its address stays, and the profile
 * says what it was called before. Refuses not-found, invalid, and conflict: another company is called so.
 */
export function renameCompany(
  db: Database,
  { company, name, now }: { company: string; name: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    if (!saysSomething(name)) return refused('invalid');
    if ((await companiesNamed(tx, name)).some(({ id }) => id !== found.id)) return refused('conflict');
    if (name === found.name) return done();
    const row = nameRow(name);
    const isOfCompany = eq(companyNames.companyId, found.id);
    await tx.update(companyNames).set({ kind: 'alias' }).where(isOfCompany);
    await tx.delete(companyNames).where(and(isOfCompany, eq(companyNames.key, row.key)));
    await tx.insert(companyNames).values({ companyId: found.id, ...row, kind: 'name' });
    await tx.update(companies).set({ name }).where(eq(companies.id, found.id));
    await tx.insert(companyChanges).values({
      id: newId(),
      companyId: found.id,
      kind: 'renamed',
      formerName: found.name,
      formerSlug: null,
      changedAt: now,
    });
    const event = { action: 'companies.rename' as const, subjectId: found.id, companyId: found.id };
    await recordCompany(tx, found.id, now);
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}

/** The addresses that are taken and begin as those of companies of these names would. */
export async function slugsTaken(tx: Database | Transaction, names: readonly string[]): Promise<Set<string>> {
  const wanted = sql`json_each(${JSON.stringify([...new Set(names.map(slug))])}) as wanted`;
  // The dot comes after the hyphen: by the index, where LIKE would read all.
  const startsWith = (column: SQLiteColumn) => sql`${column} >= wanted.value and ${column} < wanted.value || '.'`;
  const rows = await tx.all<{ slug: string }>(sql`
    select ${companies.slug} as slug from ${wanted} cross join ${companies} on ${startsWith(companies.slug)}
    -- An old address leads to another company for good.
    union all select ${companyChanges.formerSlug} from ${wanted} cross join ${companyChanges} on ${startsWith(companyChanges.formerSlug)}`);
  return new Set(rows.map(({ slug }) => slug));
}
