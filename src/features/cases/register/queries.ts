import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { affected, cases, companies } from '#db/schema/index.ts';
import { visitor } from '#src/lib/act.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { fold } from '#src/lib/text.ts';
import { replyDays, type Stamp } from '../rules.ts';
import { readableStatuses, visibleCases } from '../visibility.ts';

/** Which cases a list shows. Everything is optional; `page` counts from 1. */
export interface CaseFilter {
  stamp?: Stamp | undefined;
  industry?: string | undefined;
  companyId?: string | undefined;
  /** Words that must all occur in title, summary or company; a case number finds that case. */
  q?: string | undefined;
  year?: number | undefined;
  order?: 'newest' | 'oldest' | 'waiting' | undefined;
  page?: number | undefined;
  perPage?: number | undefined;
  /** Tombstones are listed on company profiles; elsewhere they would be rows without words. */
  withTombstones?: boolean | undefined;
}

/** One line of the register. */
export type CaseRow = Awaited<ReturnType<typeof caseRows>>[number];

const casesPerPage = 25;

/** Query for the lines of a list, to be awaited or put into a `db.batch`. */
export function caseRows(db: Database, filter: CaseFilter, today: Day) {
  const perPage = filter.perPage ?? casesPerPage;
  const order = {
    newest: [desc(cases.publishedAt), desc(cases.number)],
    oldest: [asc(cases.publishedAt), asc(cases.number)],
    waiting: [asc(cases.publishedOn), asc(cases.number)],
  }[filter.order ?? 'newest'];
  return db
    .select({
      number: cases.number,
      title: cases.title,
      locale: cases.locale,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      closedOn: cases.closedOn,
      endedOn: cases.endedOn,
      channels: cases.channels,
      contacts: cases.contacts,
      waitedMinutes: cases.waitedMinutes,
      effortDays: cases.effortDays,
      companyName: companies.name,
      companySlug: companies.slug,
      industry: companies.industry,
      affectedCount: sql<number>`(select count(*) from ${affected} where ${affected.caseId} = ${cases.id})`,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(caseConditions(filter, today))
    .orderBy(...order)
    .limit(perPage)
    .offset((Math.max(1, filter.page ?? 1) - 1) * perPage);
}

/** Query for the number of cases a filter finds. */
export function caseCount(db: Database, filter: CaseFilter, today: Day) {
  return db
    .select({ count: count() })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(caseConditions(filter, today));
}

/** One page of the register and how many cases there are in all; one round trip. */
export async function listCases(
  db: Database,
  filter: CaseFilter,
  today: Day,
): Promise<{ rows: CaseRow[]; total: number; pages: number }> {
  const [rows, totals] = await db.batch([caseRows(db, filter, today), caseCount(db, filter, today)]);
  const total = totals[0]?.count ?? 0;
  return { rows, total, pages: casePages(total, filter) };
}

export function casePages(total: number, filter: CaseFilter): number {
  return Math.max(1, Math.ceil(total / (filter.perPage ?? casesPerPage)));
}

/** The cases a filter finds, for a `where` over cases joined with companies. */
export function caseConditions(filter: CaseFilter, today: Day): SQL | undefined {
  return and(
    visibleCases(visitor),
    filter.withTombstones ? undefined : inArray(cases.status, [...readableStatuses]),
    isNotNull(cases.number),
    filter.stamp && hasStamp(filter.stamp, today),
    filter.industry ? eq(companies.industry, filter.industry) : undefined,
    filter.companyId ? eq(cases.companyId, filter.companyId) : undefined,
    filter.year
      ? and(gte(cases.publishedOn, `${filter.year}-01-01`), lt(cases.publishedOn, `${filter.year + 1}-01-01`))
      : undefined,
    ...found(filter.q ?? ''),
  );
}

/** `stampOf` of rules.ts as a condition on the stored columns. */
function hasStamp(stamp: Stamp, today: Day): SQL | undefined {
  const lastInTime = addDays(today, -replyDays);
  switch (stamp) {
    case 'overdue':
      return and(eq(cases.status, 'open'), isNull(cases.firstReplyOn), lt(cases.publishedOn, lastInTime));
    case 'open':
      return and(eq(cases.status, 'open'), or(isNotNull(cases.firstReplyOn), gte(cases.publishedOn, lastInTime)));
    case 'solved':
    case 'partly':
    case 'unsolved':
      return and(eq(cases.status, 'closed'), eq(cases.outcome, stamp));
    default:
      return eq(cases.status, stamp);
  }
}

function found(typed: string): SQL[] {
  const number = /\b(\d{4})-?(\d{6})\b/.exec(typed);
  if (number) return [eq(cases.number, `${number[1]}-${number[2]}`)];
  return fold(typed.slice(0, 100))
    .split(' ')
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => like(cases.searchKey, `%${word}%`));
}
