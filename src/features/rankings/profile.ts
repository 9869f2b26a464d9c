import { and, eq, gte, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings } from '#db/schema/index.ts';
import { addMonths, type Day } from '#src/lib/dates.ts';
import { factStatements, factsOf, isAtLeast, total } from './queries.ts';
import { type CompanyFacts, type Figure, figure, together } from './rules.ts';
import { firstDayOf, type Window } from './windows.ts';

/** What only a company's own page shows beside the figures of the ranking. */
export interface CompanyProfile {
  /** Null when nothing was published about the company in the window. */
  facts: CompanyFacts | null;
  /** All companies of the industry together, this one included. */
  industry: CompanyFacts;
  buyAgain: Figure;
  months: MonthOfCases[];
  effort: TypicalEffort | null;
  ever: { cases: number; withdrawn: number; removed: number };
  /** Years in which something was published about the company, newest first. */
  years: number[];
}

/** The cases published in a calendar month. */
export interface MonthOfCases {
  /** `2026-03` */
  month: string;
  cases: number;
  answeredBy14: number;
  /** No answer yet and less than 14 days old. */
  waiting: number;
}

/** The middle value over the cases of the window: half took more, half less. */
export interface TypicalEffort {
  n: number;
  contacts: number;
  waitedMinutes: number;
  days: number;
}

const shownMonths = 12;

/** The statistics of one company. One round trip. `months` is the window of everything but the monthly counts. */
export async function companyProfile(
  db: Database,
  company: { id: string; industry: string },
  { months, today }: { months: Window; today: Day },
): Promise<CompanyProfile> {
  const from = firstDayOf(months, today);
  const isInWindow = and(
    eq(cases.companyId, company.id),
    isNotNull(cases.publishedOn),
    from === null ? undefined : sql`${cases.publishedOn} > ${from}`,
  );
  const month = sql<string>`substr(${cases.publishedOn}, 1, 7)`;
  const firstMonth = addMonths(today, 1 - shownMonths).slice(0, 7);
  const [counted, waits, promised, monthly, again, contacts, waited, days, ever] = await db.batch([
    ...factStatements(db, { industry: company.industry, months, today }),
    db
      .select({
        month,
        cases: sql<number>`count(*)`,
        answeredBy14: total(sql`${cases.firstAnswerOn} <= date(${cases.publishedOn}, '+14 days')`),
        waiting: total(sql`${cases.firstAnswerOn} is null and not ${isAtLeast(14, today)}`),
      })
      .from(cases)
      .where(and(eq(cases.companyId, company.id), gte(cases.publishedOn, `${firstMonth}-01`)))
      .groupBy(month),
    db
      .select({ answer: closings.buyAgain, cases: sql<number>`count(*)` })
      .from(closings)
      .innerJoin(cases, eq(cases.id, closings.caseId))
      .where(and(isInWindow, isNotNull(cases.closedOn), isLastClosing))
      .groupBy(closings.buyAgain),
    middleValue(db, sql`${cases.contacts}`, isInWindow),
    middleValue(db, sql`${cases.waitedMinutes}`, isInWindow),
    middleValue(db, sql`${cases.effortDays}`, isInWindow),
    db
      .select({
        year: sql<number>`cast(substr(${cases.publishedOn}, 1, 4) as integer)`,
        cases: sql<number>`count(*)`,
        withdrawn: total(sql`${cases.status} = 'withdrawn'`),
        removed: total(sql`${cases.status} = 'removed'`),
      })
      .from(cases)
      .where(and(eq(cases.companyId, company.id), isNotNull(cases.publishedOn)))
      .groupBy(sql`1`)
      .orderBy(sql`1 desc`),
  ]);
  const industry = factsOf([counted, waits, promised]);
  const facts = industry.find((facts) => facts.companyId === company.id) ?? null;
  return {
    facts,
    industry: { ...together(industry), industry: company.industry },
    buyAgain: shareOfYes(again),
    months: everyMonth(monthly, today),
    effort: typicalEffort(facts?.cases ?? 0, contacts[0]?.value, waited[0]?.value, days[0]?.value),
    ever: {
      cases: sum(ever, (year) => year.cases),
      withdrawn: sum(ever, (year) => year.withdrawn),
      removed: sum(ever, (year) => year.removed),
    },
    years: ever.map((row) => row.year),
  };
}

/** A case that was reopened and closed again counts with what its author said last. */
const isLastClosing = sql`${closings.closedAt} = (
  select max(latest.closed_at) from ${closings} as latest where latest.case_id = ${cases.id}
)`;

/** The median of a column over some cases: with an even number of them, the mean of the two in the middle. */
function middleValue(db: Database, column: SQL, isCounted: SQL | undefined) {
  const rows = db
    .select({
      value: sql<number>`${column}`.as('value'),
      place: sql<number>`row_number() over (order by ${column})`.as('place'),
      n: sql<number>`count(*) over ()`.as('n'),
    })
    .from(cases)
    .where(isCounted)
    .as('rows');
  return db
    .select({ value: sql<number | null>`avg(${rows.value})` })
    .from(rows)
    .where(sql`${rows.place} in ((${rows.n} + 1) / 2, (${rows.n} + 2) / 2)`);
}

function typicalEffort(n: number, contacts?: number | null, waited?: number | null, days?: number | null) {
  if (n === 0) return null;
  return { n, contacts: contacts ?? 0, waitedMinutes: waited ?? 0, days: days ?? 0 };
}

function shareOfYes(rows: readonly { answer: 'yes' | 'no' | null; cases: number }[]): Figure {
  const said = (answer: 'yes' | 'no') => rows.find((row) => row.answer === answer)?.cases ?? 0;
  return figure(said('yes'), said('yes') + said('no'));
}

/** Twelve months up to this one, those without a case too. */
function everyMonth(counted: readonly MonthOfCases[], today: Day): MonthOfCases[] {
  return Array.from({ length: shownMonths }, (_, index) => {
    const month = addMonths(today, index + 1 - shownMonths).slice(0, 7);
    return counted.find((row) => row.month === month) ?? { month, cases: 0, answeredBy14: 0, waiting: 0 };
  });
}

function sum<T>(rows: readonly T[], count: (row: T) => number): number {
  return rows.reduce((total, row) => total + count(row), 0);
}
