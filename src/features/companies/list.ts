import { and, asc, count, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { companies, companyNames, representatives } from '#db/schema/index.ts';
import { searchWords } from '#src/lib/text.ts';
import { holdsEvery, isCalled } from './queries.ts';

export interface CompanyFilter {
  industry: string | null;
  /** Part of a name or alias. */
  q: string;
  /** From 1. */
  page: number;
}

export interface ListedCompany {
  id: string;
  slug: string;
  name: string;
  industry: string;
  city: string | null;
  /** Somebody speaks for it today. */
  isClaimed: boolean;
}

export interface CompanyList {
  rows: ListedCompany[];
  total: number;
  pages: number;
  /** Companies of each industry that the search finds, whatever the industry chosen. */
  perIndustry: ReadonlyMap<string, number>;
}

const companiesPerPage = 50;

/** Companies in alphabetical order. One round trip; a page beyond the last is empty. */
export async function listCompanies(db: Database, { industry, q, page }: CompanyFilter): Promise<CompanyList> {
  const words = searchWords(q);
  // What has no letter and no digit is in no name.
  const isFound = (id: SQLiteColumn) =>
    q === '' ? undefined : words.length === 0 ? sql`0` : hasName(db, id, q, words);
  const ofIndustry = (name: string) =>
    db.select({ id: companies.id }).from(companies).where(eq(companies.industry, name));
  const isOfIndustry = industry === null ? undefined : inArray(companyNames.companyId, ofIndustry(industry));
  // First whose page it is, by the index of names: who speaks for them is asked of these alone.
  const shown = db
    .select({ id: companyNames.companyId, key: companyNames.key })
    .from(companyNames)
    .where(and(eq(companyNames.kind, 'name'), isFound(companyNames.companyId), isOfIndustry))
    // The key sorts "Ökostrom" with O and "dm" with D, which SQLite's own order does not.
    .orderBy(asc(companyNames.key), asc(companyNames.companyId))
    .limit(companiesPerPage)
    .offset((page - 1) * companiesPerPage)
    .as('shown');
  const [rows, perIndustry] = await db.batch([
    db
      .select({
        id: companies.id,
        slug: companies.slug,
        name: companies.name,
        industry: companies.industry,
        city: companies.city,
        isClaimed: sql<number>`${exists(speaking(db))}`.mapWith(Boolean),
      })
      .from(shown)
      .innerJoin(companies, eq(companies.id, shown.id))
      .orderBy(asc(shown.key), asc(companies.id)),
    db
      .select({ industry: companies.industry, companies: count() })
      .from(companies)
      .where(isFound(companies.id))
      .groupBy(companies.industry),
  ]);
  const counts = new Map(perIndustry.map((row) => [row.industry, row.companies]));
  const total = industry === null ? [...counts.values()].reduce((sum, n) => sum + n, 0) : (counts.get(industry) ?? 0);
  return { rows, total, pages: Math.max(1, Math.ceil(total / companiesPerPage)), perIndustry: counts };
}

/** One look through the names, and not one for each company. */
function hasName(db: Database, id: SQLiteColumn, typed: string, words: readonly (readonly string[])[]): SQL {
  return inArray(
    id,
    db
      .select({ id: companyNames.companyId })
      .from(companyNames)
      .where(or(isCalled(db, typed), holdsEvery(words))),
  );
}

function speaking(db: Database) {
  return db
    .select({ found: sql`1` })
    .from(representatives)
    .where(
      and(
        eq(representatives.companyId, companies.id),
        isNull(representatives.endedAt),
        isNull(representatives.checkingSince),
      ),
    );
}
