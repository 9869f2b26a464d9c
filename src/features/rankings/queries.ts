import { and, eq, gt, inArray, isNotNull, lte, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, companies, promises } from '#db/schema/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { type CompanyFacts, type Figures, ranking, watchedDays } from './rules.ts';
import { firstDayOf, usualWindow, type Window } from './windows.ts';

export interface Scope {
  /** Null: every industry. */
  industry: string | null;
  /** Only these companies; null: all of the industry. */
  companyIds?: readonly string[];
  months: Window;
  today: Day;
}

/** The counts of every company with a case in the window. One round trip. */
export async function rankingFacts(db: Database, scope: Scope): Promise<CompanyFacts[]> {
  return factsOf(await db.batch(factStatements(db, scope)));
}

/**
 * The statements behind `rankingFacts`, to be sent in one batch with others. They count every case ever public, so they
 * do not pass the gate of visibility: a case that was withdrawn or removed stays in the statistics.
 */
export function factStatements(db: Database, scope: Scope) {
  const { today } = scope;
  const isInScope = inScope(scope);
  const counted = db
    .select(countsOf(today))
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(isInScope)
    .groupBy(companies.id);
  const waitedDays = sql<number>`cast(julianday(${cases.firstAnswerOn}) - julianday(${cases.publishedOn}) as integer)`;
  const waits = db
    .select({ companyId: companies.id, days: waitedDays, cases: sql<number>`count(*)` })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(
      and(
        isInScope,
        lte(cases.publishedOn, addDays(today, -watchedDays)),
        sql`${cases.firstAnswerOn} <= date(${cases.publishedOn}, ${`+${watchedDays} days`})`,
      ),
    )
    .groupBy(companies.id, waitedDays);
  const promised = db
    .select({ companyId: companies.id, ...promisesOf(today) })
    .from(promises)
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(isInScope)
    .groupBy(companies.id);
  return [counted, waits, promised] satisfies [unknown, unknown, unknown];
}

export type Rows<Statements> = { [K in keyof Statements]: Awaited<Statements[K]> };

/** Puts the rows of `factStatements` together. */
export function factsOf([counted, waits, promised]: Rows<ReturnType<typeof factStatements>>): CompanyFacts[] {
  const answeredOnDay = new Map<string, number[]>();
  for (const { companyId, days, cases } of waits) {
    const perDay = answeredOnDay.get(companyId) ?? new Array<number>(watchedDays + 1).fill(0);
    perDay[days] = cases;
    answeredOnDay.set(companyId, perDay);
  }
  const promisesByCompany = new Map(promised.map((row) => [row.companyId, row]));
  return counted.map((row) => ({
    ...row,
    answeredOnDay: answeredOnDay.get(row.companyId) ?? [],
    promisesKept: promisesByCompany.get(row.companyId)?.kept ?? 0,
    promisesBroken: promisesByCompany.get(row.companyId)?.broken ?? 0,
  }));
}

/** A day, or the place in a prepared query where one will stand. */
type SomeDay = Day | Placeholder;

/** What is counted over the cases of a company. */
function countsOf(today: SomeDay) {
  return {
    companyId: companies.id,
    slug: companies.slug,
    name: companies.name,
    industry: companies.industry,
    cases: sql<number>`count(*)`,
    withdrawn: total(sql`${cases.status} = 'withdrawn'`),
    removed: total(sql`${cases.status} = 'removed'`),
    atLeast14: total(isAtLeast(14, today)),
    answeredBy14: total(
      sql`${isAtLeast(14, today)} and ${cases.firstAnswerOn} <= date(${cases.publishedOn}, '+14 days')`,
    ),
    atLeast30: total(isAtLeast(30, today)),
    solved: total(sql`${isAtLeast(30, today)} and ${cases.outcome} = 'solved'`),
    partly: total(sql`${isAtLeast(30, today)} and ${cases.outcome} = 'partly'`),
  };
}

/** What is counted over the promises of a company. */
function promisesOf(today: SomeDay) {
  return { kept: total(isNotNull(promises.keptOn)), broken: total(isBroken(today)) };
}

/** One company in the usual window, without its waits: what stands beside each of its cases. Null without a case. */
export async function companyInNumbers(db: Database, companyId: string, today: Day): Promise<CompanyFacts | null> {
  const row = await companyCounts(db).get({ companyId, today, from: firstDayOf(usualWindow, today) });
  if (!row) return null;
  const { kept, broken, ...counted } = row;
  return { ...counted, answeredOnDay: [], promisesKept: kept ?? 0, promisesBroken: broken ?? 0 };
}

const companyCounts = prepared((db) => {
  const today = sql.placeholder('today');
  const isCounted = and(
    eq(cases.companyId, sql.placeholder('companyId')),
    gt(cases.publishedOn, sql.placeholder('from')),
  );
  const { kept, broken } = promisesOf(today);
  const promised = db
    .select({ kept: kept.as('kept'), broken: broken.as('broken') })
    .from(promises)
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .where(isCounted)
    .as('promised');
  return db
    .select({ ...countsOf(today), kept: promised.kept, broken: promised.broken })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(promised, sql`true`)
    .where(isCounted)
    .groupBy(companies.id)
    .prepare();
});

export interface BestOfIndustry {
  industry: string;
  /** Companies of the industry with a case in the window. */
  companies: number;
  best: { facts: Pick<CompanyFacts, 'slug' | 'name'>; figures: Pick<Figures, 'answered'> }[];
}

/** For the home page: the three of each industry that answer most often within 14 days, in the usual window. */
export async function bestPerIndustry(db: Database, today: Day): Promise<BestOfIndustry[]> {
  const [counted] = factStatements(db, { industry: null, months: usualWindow, today });
  // Waits and promises are not shown there, so they are not counted.
  const all = factsOf([await counted, [], []]);
  const perIndustry = Map.groupBy(all, (facts) => facts.industry);
  return [...perIndustry].map(([industry, companies]) => ({
    industry,
    companies: companies.length,
    best: ranking(companies, 'answered').ranked.slice(0, 3),
  }));
}

/** Published in the window, and within the industry or among the companies asked for. */
function inScope({ industry, companyIds, months, today }: Scope): SQL | undefined {
  const from = firstDayOf(months, today);
  return and(
    isNotNull(cases.publishedOn),
    from === null ? undefined : gt(cases.publishedOn, from),
    industry === null ? undefined : eq(companies.industry, industry),
    companyIds === undefined ? undefined : inArray(companies.id, [...companyIds]),
  );
}

export function isAtLeast(days: number, today: SomeDay): SQL {
  return sql`${cases.publishedOn} <= date(${today}, ${`-${days} days`})`;
}

/** `promiseState` of features/cases/promises/rules.ts = 'broken', in SQL. */
function isBroken(today: SomeDay): SQL {
  return sql`${promises.keptOn} is null and (${promises.brokenOn} is not null or ${promises.dueOn} < ${today})`;
}

/** How many rows of a group fulfil a condition. */
export function total(condition: SQL): SQL<number> {
  return sql<number>`count(case when ${condition} then 1 end)`;
}
