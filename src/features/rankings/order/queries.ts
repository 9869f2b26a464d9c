import { and, eq, inArray, type Placeholder, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared, preparedAlike } from '#db/prepared.ts';
import { companies, dayMoments, tallies, tallyDays } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { keptBeside } from '#src/lib/kept-beside.ts';
import type { countKeys } from '../counting/facts.ts';
import { tallyColumns, trendIn } from '../counting/stored.ts';
import { type MonthCounts, monthsOf, type Tally } from '../counting/tally.ts';
import { usualWindow, type Window } from '../windows.ts';
import {
  type AllMoments,
  type CompanyTally,
  figuresOf,
  type PriorSums,
  priorsOf,
  type RankedCompany,
  type Ranking,
  type Row,
  ranking,
  type Sort,
  sumsOf,
} from './rules.ts';

/** The tallies of one window on the last complete day. */
export interface Tallies {
  /** Day for which they hold; null before the first day was counted. */
  asOf: Day | null;
  companies: readonly CompanyTally[];
  all: AllMoments;
}

/** The day pages show: the last that is complete. */
export const shownDay = sql<Day | null>`(select max(${tallyDays.asOf}) from ${tallyDays})`;

/**
 * The counts of every company of an industry (null: of all) in a window, as of the last complete day. One round trip,
 * one row for each company, however many cases there are.
 */
export async function readTallies(db: Database, scope: Scope): Promise<Tallies> {
  return talliesOfRows(...(await db.batch(tallyStatements(db, scope))));
}

interface Scope {
  industry: string | null;
  months: Window;
  /** Id of the company whose months are read, too: of hundreds they would take longer than everything else. */
  whose?: string;
}

/** The statements behind `readTallies`, to be sent in one batch with others. */
export function tallyStatements(db: Database, { industry, months, whose = '' }: Scope) {
  return [
    companyTallies(db, { months, whose, industry }, industry === null ? 'all' : 'industry'),
    momentsOfDay(db, { months }),
  ] as const;
}

const companyTallies = preparedAlike((db, of: 'all' | 'industry') =>
  db
    .select({
      company: { companyId: companies.id, slug: companies.slug, name: companies.name, industry: companies.industry },
      tally: { ...shortColumns, trend: trendOf(sql.placeholder('whose')) },
    })
    .from(tallies)
    .innerJoin(companies, eq(companies.id, tallies.subjectId))
    .where(
      and(
        eq(tallies.asOf, shownDay),
        eq(tallies.kind, 'company'),
        eq(tallies.months, sql.placeholder('months')),
        of === 'industry' ? eq(companies.industry, sql.placeholder('industry')) : undefined,
      ),
    ),
);

const trendOf = (companyId: Placeholder) =>
  sql<Record<string, MonthCounts> | null>`case when ${companies.id} = ${companyId} then ${tallies.details} end`.mapWith(
    trendIn,
  );

/** The months of a tally without the rest of its details. */
export const ownTrend = sql`${tallies.details}`.mapWith(trendIn);

type TallyRows = Awaited<ReturnType<typeof companyTallies>>;
type SumRows = Awaited<ReturnType<typeof momentsOfDay>>;

const talliesBeside = keptBeside((rows: TallyRows) =>
  keptBeside(
    (sums: SumRows): Tallies => ({
      asOf: rows[0]?.tally.asOf ?? null,
      companies: rows.map(({ company, tally }) => companyTallyOf(company, tally)),
      all: allMomentsOf(sums),
    }),
  ),
);

/** The same as long as the rows are: nobody may change it. */
export function talliesOfRows(rows: TallyRows, sums: SumRows): Tallies {
  return talliesBeside(rows)(sums);
}

const boardsBeside = keptBeside((_: Tallies) => new Map<Sort, Ranking>());

/** The board of what was read, worked out once as long as it is the same: nobody may change it. */
export function boardOf(tallies: Tallies, sort: Sort): Ranking {
  const boards = boardsBeside(tallies);
  const board = boards.get(sort) ?? ranking(tallies.companies, tallies.all, sort);
  boards.set(sort, board);
  return board;
}

/** The sums behind the priors of the shown day: of each industry, and of all. */
const momentsOfDay = preparedAlike((db) =>
  db
    .select({ industry: dayMoments.industry, solved: dayMoments.solved, promises: dayMoments.promises })
    .from(dayMoments)
    .where(and(eq(dayMoments.asOf, shownDay), eq(dayMoments.months, sql.placeholder('months')))),
);

/** `''` stands for all companies. */
export function allMomentsOf(rows: readonly (PriorSums & { industry: string })[]): AllMoments {
  const industries = Object.fromEntries(rows.map(({ industry, ...sums }) => [industry, sums]));
  return { ...sumsOf('', { industries }), industries };
}

type Company = Pick<CompanyTally, 'companyId' | 'slug' | 'name' | 'industry'>;
type TallyColumns = Pick<typeof tallies.$inferSelect, (typeof countKeys)[number] | 'answered' | 'correlations'> &
  Pick<CompanyTally, 'trend'>;

/** A stored tally with the company it is about. */
export function companyTallyOf(company: Company, tally: TallyColumns): CompanyTally {
  return { ...tally, ...company };
}

/** What was counted of a company, without the details: they are most of it. */
export function countedTally(company: Company, tally: Tally): CompanyTally {
  const { details: _, ...columns } = tallyColumns(tally);
  return companyTallyOf(company, { ...columns, trend: monthsOf(tally) });
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
};

export interface BestOfIndustry {
  industry: string;
  /** Companies of the industry with a case in the window. */
  companies: number;
  /** Those with a rank, the best first. */
  ranked: RankedCompany[];
}

/** For the home page: the ranking of each industry, in the usual window. One round trip. */
export async function bestPerIndustry(db: Database): Promise<readonly BestOfIndustry[]> {
  return bestBeside(await readTallies(db, { industry: null, months: usualWindow }));
}

const bestBeside = keptBeside(({ companies, all }: Tallies): readonly BestOfIndustry[] =>
  [...industriesOf(companies)].map(([industry, its]) => ({
    industry,
    companies: its.length,
    ranked: ranking(its, all, 'index').ranked,
  })),
);

function industriesOf(companies: readonly CompanyTally[]): Map<string, CompanyTally[]> {
  return Map.groupBy(
    companies.filter(({ cases }) => cases > 0),
    ({ industry }) => industry,
  );
}

const ownTally = prepared((db) =>
  db
    .select(shortColumns)
    .from(tallies)
    .where(
      and(
        eq(tallies.asOf, shownDay),
        eq(tallies.kind, 'company'),
        eq(tallies.months, usualWindow),
        eq(tallies.subjectId, sql.placeholder('id')),
      ),
    ),
);

const momentsBeside = prepared((db) =>
  db
    .select({ industry: dayMoments.industry, solved: dayMoments.solved, promises: dayMoments.promises })
    .from(dayMoments)
    .where(
      and(
        eq(dayMoments.asOf, shownDay),
        eq(dayMoments.months, usualWindow),
        inArray(dayMoments.industry, ['', sql.placeholder('industry')]),
      ),
    ),
);

/**
 * One company in the usual window: what stands beside each of its cases; null without a case. It depends on no other company.
 * One round trip.
 */
export async function companyInNumbers(
  db: Database,
  { id, name, slug, industry }: { id: string; name: string; slug: string; industry: string },
): Promise<Row | null> {
  const [[tally], sums] = await db.batch([ownTally(db, { id }), momentsBeside(db, { industry })]);
  if (!tally || tally.cases === 0) return null;
  const company = companyTallyOf({ companyId: id, name, slug, industry }, { ...tally, trend: null });
  return { company, figures: figuresOf(company, priorsOf(industry, allMomentsOf(sums))) };
}
