import { z } from 'astro/zod';
import { and, eq, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { companies, tallies, tallyDays } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { countKeys } from '../counting/facts.ts';
import { usualWindow, type Window } from '../windows.ts';
import {
  type AllMoments,
  type CompanyTally,
  figuresOf,
  priorsOf,
  type RankedCompany,
  type Row,
  ranking,
} from './rules.ts';
import { priorsBehind } from './shown.ts';

/** The tallies of one window on the last complete day. */
export interface Tallies {
  /** Day for which they hold; null before the first day was counted. */
  asOf: Day | null;
  companies: CompanyTally[];
  all: AllMoments;
}

/** The day pages show: the last that is complete. */
export const shownDay = sql<Day | null>`(select max(${tallyDays.asOf}) from ${tallyDays})`;

/**
 * The counts of every company of an industry (null: of all) in a window, as of the last complete day. One round trip,
 * one row for each company, however many cases there are.
 */
export async function readTallies(
  db: Database,
  { industry, months }: { industry: string | null; months: Window },
): Promise<Tallies> {
  return talliesOfRows(await companyTallies(db).all({ months, industry }));
}

/** The statement behind `readTallies`, to be sent in one batch with others. */
export function tallyStatement(
  db: Database,
  { industry, months }: { industry: string | Placeholder | null; months: Window | Placeholder },
) {
  return db
    .select({
      company: { companyId: companies.id, slug: companies.slug, name: companies.name, industry: companies.industry },
      tally: shortColumns,
      all: momentsOfAll(months),
    })
    .from(tallies)
    .innerJoin(companies, eq(companies.id, tallies.subjectId))
    .where(
      and(
        eq(tallies.asOf, shownDay),
        eq(tallies.kind, 'company'),
        eq(tallies.months, months),
        or(sql`${industry} is null`, sql`${companies.industry} = ${industry}`),
      ),
    );
}

export function talliesOfRows(rows: Awaited<ReturnType<typeof tallyStatement>>): Tallies {
  const [first] = rows;
  return {
    asOf: first?.tally.asOf ?? null,
    companies: rows.map(({ company, tally }) => companyTallyOf(company, tally)),
    all: first?.all ?? noMoments,
  };
}

type Company = Pick<CompanyTally, 'companyId' | 'slug' | 'name' | 'industry'>;
type TallyColumns = Pick<
  typeof tallies.$inferSelect,
  (typeof countKeys)[number] | 'answered' | 'correlations' | 'trend'
>;

/** A stored tally with the company it is about. */
export function companyTallyOf(company: Company, tally: TallyColumns): CompanyTally {
  return { ...tally, ...company };
}

/** The columns of a tally that lists read; the histograms stay on their pages of the file. */
export const shortColumns = {
  asOf: tallies.asOf,
  cases: tallies.cases,
  withdrawn: tallies.withdrawn,
  removed: tallies.removed,
  notGenuine: tallies.notGenuine,
  ripe: tallies.ripe,
  settled: tallies.settled,
  solved: tallies.solved,
  partly: tallies.partly,
  promisesKept: tallies.promisesKept,
  promisesBroken: tallies.promisesBroken,
  promisesUnconfirmed: tallies.promisesUnconfirmed,
  promisesOpen: tallies.promisesOpen,
  answered: tallies.answered,
  correlations: tallies.correlations,
  trend: tallies.trend,
};

const companyTallies = prepared((db) =>
  tallyStatement(db, { industry: sql.placeholder('industry'), months: sql.placeholder('months') }).prepare(),
);

/** `Moments` of the solved and of the promises over all companies. */
function momentsOfAll(months: Window | Placeholder): SQL<AllMoments> {
  const solved = sql`(solved + partly / 2.0)`;
  const promised = sql`(promises_kept + promises_broken + promises_unconfirmed)`;
  const sums = (hits: SQL, n: SQL) =>
    sql`count(case when ${n} > 0 then 1 end), total(${n}), total(case when ${n} > 0 then ${hits} end), total(${n} * ${n}),
      total(case when ${n} > 0 then ${hits} * ${hits} * 1.0 / ${n} end)`;
  return sql`(
    select json_array(${sums(solved, sql`settled`)}, ${sums(sql`promises_kept`, promised)})
    from ${tallies} where as_of = ${shownDay} and kind = 'company' and months = ${months}
  )`.mapWith(allMomentsOf);
}

const tenNumbers = z.array(z.number()).length(10);

function allMomentsOf(json: string): AllMoments {
  const numbers = tenNumbers.parse(JSON.parse(json));
  const five = (from: number) => {
    const [companies = 0, n = 0, hits = 0, squares = 0, hitSquares = 0] = numbers.slice(from);
    return { companies, n, hits, squares, hitSquares };
  };
  return { solved: five(0), promises: five(5) };
}

const none = { companies: 0, n: 0, hits: 0, squares: 0, hitSquares: 0 };
const noMoments: AllMoments = { solved: none, promises: none };

export interface BestOfIndustry {
  industry: string;
  /** Companies of the industry with a case in the window. */
  companies: number;
  /** Those with a rank, the best first. */
  ranked: RankedCompany[];
}

/** For the home page: the ranking of each industry, in the usual window. One round trip. */
export async function bestPerIndustry(db: Database): Promise<BestOfIndustry[]> {
  const { companies, all } = await readTallies(db, { industry: null, months: usualWindow });
  return [...industriesOf(companies)].map(([industry, its]) => ({
    industry,
    companies: its.length,
    ranked: ranking(its, all, 'index').ranked,
  }));
}

function industriesOf(companies: readonly CompanyTally[]): Map<string, CompanyTally[]> {
  return Map.groupBy(
    companies.filter(({ cases }) => cases > 0),
    ({ industry }) => industry,
  );
}

/**
 * One company in the usual window: what stands beside each of its cases, null without a case; and what of other companies
 * it depends on. One round trip.
 */
export async function companyInNumbers(
  db: Database,
  { id, industry }: { id: string; industry: string },
): Promise<{ numbers: Row | null; measuredBy: string }> {
  const { companies, all } = await readTallies(db, { industry, months: usualWindow });
  const company = companies.find(({ companyId, cases }) => companyId === id && cases > 0);
  return {
    numbers: company ? { company, figures: figuresOf(company, priorsOf(companies, all)) } : null,
    measuredBy: priorsBehind(industry, { companies, all }),
  };
}
