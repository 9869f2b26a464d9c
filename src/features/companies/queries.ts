import { and, asc, desc, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { companies, companyChanges, companyDomains, companyNames } from '#db/schema/index.ts';
import { companiesNearly } from '#src/features/search/index.ts';
import { fold, searchWords } from '#src/lib/text.ts';
import { companyDomain } from './domains.ts';
import { isSameName, skeletonsOf } from './names.ts';

export interface FoundCompany {
  id: string;
  slug: string;
  name: string;
  /** The other name by which it was found, null when its own name matched. */
  alias: string | null;
  industry: string;
  city: string | null;
  /** Nothing that was typed is its name; it only is one letter away, or shares a word with it. */
  isSimilar: boolean;
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
 * Companies with a name or alias that is the same as what was typed or holds every word of it, or whose internet address
 * it is; best first: the whole name, its beginning, the beginning of a word, anywhere. At most `limit`, never more than
 * 50; nothing for an empty search. `orSimilar`: when there is none, those called so but for one slip, as the search of
 * cases reads it, which is one round trip more; then those that hold one of the longer words.
 */
export async function findCompanies(
  db: Database,
  typed: string,
  limit: number,
  { orSimilar = false } = {},
): Promise<FoundCompany[]> {
  const words = searchWords(typed);
  if (words.length === 0) return [];
  const bound = Math.min(Math.max(1, limit), mostFound);
  const isWhole = or(isCalled(db, typed), holdsEvery(words));
  const rows = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      found: companyNames.name,
      isWhole: sql<number>`${isWhole}`.mapWith(Boolean),
      kind: companyNames.kind,
      industry: companies.industry,
      city: companies.city,
    })
    .from(companyNames)
    .innerJoin(companies, eq(companies.id, companyNames.companyId))
    .where(or(isWhole, orSimilar ? or(...words.filter(isTelling).map((word) => holdsEvery([word]))) : undefined))
    .orderBy(
      desc(isWhole ?? sql`1`),
      nearness(typed, words.map(([word]) => word).join(' ')),
      sql`length(${companyNames.key})`,
      companyNames.key,
      companyNames.kind,
    )
    // A company is found once for each of its names; more than a few would be odd.
    .limit(bound * 4);
  const whole = rows.filter((row) => row.isWhole);
  const nearly = orSimilar && whole.length === 0 ? await companiesNearly(db, typed) : [];
  const first = new Map(
    nearly.map(({ companyId: id, slug, name, industry, city }): [string, FoundCompany] => [
      id,
      { id, slug, name, industry, city, alias: null, isSimilar: true },
    ]),
  );
  const meant = whole.length > 0 ? whole : rows;
  for (const { found, kind, isWhole: isFound, ...company } of meant) {
    if (!first.has(company.id))
      first.set(company.id, { ...company, alias: kind === 'alias' && isFound ? found : null, isSimilar: !isFound });
  }
  return [...first.values()].slice(0, bound);
}

/** A short word is in too many names. */
const isTelling = ([word = '']: readonly string[]) => word.length > 3;

/** Every word, in one of its readings, somewhere in the name; a single letter only at the beginning of a word. */
export function holdsEvery(words: readonly (readonly string[])[]): SQL | undefined {
  return and(
    ...words.map((readings) =>
      or(
        ...readings.map((word) =>
          word.length === 1
            ? sql`' ' || ${companyNames.key} like ${`% ${word}%`}`
            : // Words of a search hold letters and digits only: nothing to escape.
              like(companyNames.key, `%${word}%`),
        ),
      ),
    ),
  );
}

/** A name that may be the same, or the company's internet address. */
export function isCalled(db: Database | Transaction, typed: string): SQL | undefined {
  const domain = companyDomain(typed);
  return or(
    inArray(companyNames.skeleton, skeletonsOf(typed)),
    domain === null
      ? undefined
      : inArray(
          companyNames.companyId,
          db.select({ id: companyDomains.companyId }).from(companyDomains).where(eq(companyDomains.domain, domain)),
        ),
  );
}

/** Companies that have the same name, as `isSameName` says it; own names before aliases, then the one that was there first. */
export async function companiesNamed(
  db: Database | Transaction,
  name: string,
): Promise<{ id: string; slug: string; name: string; isExact: boolean }[]> {
  const rows = await db
    .select({ id: companies.id, slug: companies.slug, name: companies.name, called: companyNames.name })
    .from(companyNames)
    .innerJoin(companies, eq(companies.id, companyNames.companyId))
    .where(inArray(companyNames.skeleton, skeletonsOf(name)))
    .orderBy(desc(companyNames.kind), asc(companies.createdAt));
  const found = rows.filter(({ called }) => isSameName(called, name));
  const first = new Map<string, { id: string; slug: string; name: string; isExact: boolean }>();
  for (const { called, ...company } of found) {
    const isExact = fold(called) === fold(name);
    if (isExact || !first.has(company.id)) first.set(company.id, { ...company, isExact });
  }
  return [...first.values()].sort((a, b) => Number(b.isExact) - Number(a.isExact));
}

function nearness(typed: string, key: string): SQL {
  return sql`case
    when ${companyNames.key} = ${key} or ${inArray(companyNames.skeleton, skeletonsOf(typed))} then 0
    when ${companyNames.key} like ${`${key}%`} then 1
    when ' ' || ${companyNames.key} like ${`% ${key}%`} then 2
    else 3 end`;
}

/** Null when no company has this address. */
export async function companyBySlug(db: Database | Transaction, slug: string): Promise<Company | null> {
  const [company] = await withSlug(db, { slug });
  return company ?? null;
}

const withSlug = prepared((db) =>
  db
    .select()
    .from(companies)
    .where(eq(companies.slug, sql.placeholder('slug'))),
);

const withId = prepared((db) =>
  db
    .select()
    .from(companies)
    .where(eq(companies.id, sql.placeholder('id'))),
);

/** Null when there is no such company. */
export async function companyById(db: Database | Transaction, id: string): Promise<Company | null> {
  const [company] = await withId(db, { id });
  return company ?? null;
}

/** Where the profile of a company is today that had this address before; null when there was none. */
export async function movedTo(db: Database, formerSlug: string): Promise<string | null> {
  const [moved] = await db
    .select({ slug: companies.slug })
    .from(companyChanges)
    .innerJoin(companies, eq(companies.id, companyChanges.companyId))
    .where(eq(companyChanges.formerSlug, formerSlug));
  return moved?.slug ?? null;
}
