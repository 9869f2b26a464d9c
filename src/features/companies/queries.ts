import { and, eq, like, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyDomains, companyNames } from '#db/schema/index.ts';
import { searchWords } from './names.ts';

export interface FoundCompany {
  id: string;
  slug: string;
  name: string;
  /** The other name by which it was found, null when its own name matched. */
  alias: string | null;
  industry: string;
  city: string | null;
}

/** The domains by which a company is recognised. */
export async function domainsOf(tx: Database | Transaction, companyId: string): Promise<string[]> {
  const rows = await tx
    .select({ domain: companyDomains.domain })
    .from(companyDomains)
    .where(eq(companyDomains.companyId, companyId));
  return rows.map(({ domain }) => domain);
}

export type Company = typeof companies.$inferSelect;

const mostFound = 50;

/**
 * Companies whose name or alias holds every word typed, folded, best first: the whole name, its beginning, the
 * beginning of a word, anywhere. At most `limit`, never more than 50; nothing for an empty search.
 */
export async function findCompanies(db: Database, typed: string, limit: number): Promise<FoundCompany[]> {
  const words = searchWords(typed);
  if (words.length === 0) return [];
  const bound = Math.min(Math.max(1, limit), mostFound);
  const rows = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      found: companyNames.name,
      kind: companyNames.kind,
      industry: companies.industry,
      city: companies.city,
    })
    .from(companyNames)
    .innerJoin(companies, eq(companies.id, companyNames.companyId))
    .where(holdsEvery(words))
    .orderBy(nearness(words.join(' ')), sql`length(${companyNames.key})`, companyNames.key, companyNames.kind)
    // A company is found once for each of its names; more than a few would be odd.
    .limit(bound * 4);
  const first = new Map<string, FoundCompany>();
  for (const { found, kind, ...company } of rows) {
    if (!first.has(company.id)) first.set(company.id, { ...company, alias: kind === 'alias' ? found : null });
  }
  return [...first.values()].slice(0, bound);
}

/** Every word somewhere in the folded name; a single letter only at the beginning of a word. */
export function holdsEvery(words: readonly string[]): SQL | undefined {
  return and(
    ...words.map((word) =>
      word.length === 1
        ? sql`' ' || ${companyNames.key} like ${`% ${word}%`}`
        : // Folded words hold letters and digits only: nothing to escape.
          like(companyNames.key, `%${word}%`),
    ),
  );
}

function nearness(key: string): SQL {
  return sql`case
    when ${companyNames.key} = ${key} then 0
    when ${companyNames.key} like ${`${key}%`} then 1
    when ' ' || ${companyNames.key} like ${`% ${key}%`} then 2
    else 3 end`;
}

/** Null when no company has this address. */
export async function companyBySlug(db: Database | Transaction, slug: string): Promise<Company | null> {
  const [company] = await db.select().from(companies).where(eq(companies.slug, slug));
  return company ?? null;
}

/** Null when there is no such company. */
export async function companyById(db: Database | Transaction, id: string): Promise<Company | null> {
  const [company] = await db.select().from(companies).where(eq(companies.id, id));
  return company ?? null;
}
