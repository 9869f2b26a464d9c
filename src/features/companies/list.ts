import { and, asc, count, eq, exists, isNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Board, Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
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
  const isFound = q === '' ? undefined : words.length === 0 ? sql`0` : hasName(db, q, words);
  const skipped = (page - 1) * companiesPerPage;
  const [rows, perIndustry] = await db.batch(
    isFound
      ? [listed(db, and(isFound, ofIndustry(industry)), skipped), countedIn(db, isFound)]
      : [all(db, { industry, skipped }, industry === null ? 'all' : 'industry'), allCounted(db, {})],
  );
  const counts = new Map(perIndustry.map((row) => [row.industry, row.companies]));
  const total = industry === null ? [...counts.values()].reduce((sum, n) => sum + n, 0) : (counts.get(industry) ?? 0);
  return { rows, total, pages: Math.max(1, Math.ceil(total / companiesPerPage)), perIndustry: counts };
}

const ofIndustry = (industry: string | Placeholder | null) =>
  industry === null ? undefined : eq(companies.industry, industry);

const all = prepared((db, of: 'all' | 'industry') =>
  listed(db, ofIndustry(of === 'all' ? null : sql.placeholder('industry')), sql.placeholder('skipped')),
);
const allCounted = prepared((db) => countedIn(db, undefined));

function listed(db: Board, isWanted: SQL | undefined, skipped: number | Placeholder) {
  return (
    db
      .select({
        id: companies.id,
        slug: companies.slug,
        name: companies.name,
        industry: companies.industry,
        city: companies.city,
        isClaimed: sql<number>`${exists(speaking(db))}`.mapWith(Boolean),
      })
      .from(companies)
      .innerJoin(companyNames, and(eq(companyNames.companyId, companies.id), eq(companyNames.kind, 'name')))
      .where(isWanted)
      // The key sorts "Ökostrom" with O and "dm" with D, which SQLite's own order does not.
      .orderBy(asc(companyNames.key), asc(companies.id))
      .limit(companiesPerPage)
      .offset(skipped)
  );
}

function countedIn(db: Board, isWanted: SQL | undefined) {
  return db
    .select({ industry: companies.industry, companies: count() })
    .from(companies)
    .where(isWanted)
    .groupBy(companies.industry);
}

function hasName(db: Database, typed: string, words: readonly (readonly string[])[]): SQL {
  return exists(
    db
      .select({ found: sql`1` })
      .from(companyNames)
      .where(and(eq(companyNames.companyId, companies.id), or(isCalled(db, typed), holdsEvery(words)))),
  );
}

function speaking(db: Board) {
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
