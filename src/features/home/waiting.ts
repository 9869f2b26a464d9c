import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, companies, entries, namedCompanies } from '#db/schema/index.ts';
import { daysOverdue, daysUsed, replyDueOn } from '#src/features/cases/rules.ts';
import { type DecidedChallenges, decidedChallenges } from '#src/features/challenges/index.ts';
import { type CompanyTraces, companyTracesOf, tracesOfCompany } from '#src/features/moderation/index.ts';
import { type DecidedPressure, decidedPressure, pressureOn } from '#src/features/pressure/index.ts';
import { type KindCounts, kindCountsOf, kindsOfCompany } from '#src/features/problems/index.ts';
import {
  type CaseFilter,
  type CaseRow,
  caseConditions,
  caseCount,
  caseRows,
  type Total,
  totalOf,
} from '#src/features/register/index.ts';
import { type Examined, examinedCounts } from '#src/features/signs/index.ts';
import { daysUnanswered } from '#src/features/timeline/silence/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import type { Day } from '#src/lib/dates.ts';

/** A case that no company has answered yet, by whatever way. */
export interface WaitingCase {
  number: string;
  title: string;
  locale: 'de' | 'en';
  companyName: string;
  /** Days without an answer since the publication. */
  days: number;
  /** Days of the deadline that are used up. */
  used: number;
  /** Last day on which a first reply is in time. */
  dueOn: Day;
  overdue: number;
  /** The last time the author turned to the company; null when the case tells none. */
  lastContact: Pick<Entry, 'channel' | 'occurredOn' | 'occurredUntil' | 'precision'> | null;
}

const waitingShown = 4;

/**
 * Query for the cases that wait longest without a reply here or an answer by another way: pages say "without an
 * answer". The oldest come first, so overdue ones stand before those whose deadline still runs.
 */
export function waitingCases(db: Database, of: { companyId: string } | 'overdue', today: Day) {
  return of === 'overdue' ? waitingLongest(db, {}, of, today) : waitingLongest(db, of, 'company', today);
}

const waitingLongest = prepared((db, of: 'company' | 'overdue', today: Day) => {
  const last = alias(entries, 'last');
  // One look for all that is said of it; by `rowid`, with which every index ends.
  const lastOfCase = sql`${last}.rowid = (select e.rowid from ${entries} e where e.case_id = ${cases.id} and e.direction in ('to-company', 'conversation') and e.third_party = '' order by coalesce(e.placed_on, e.occurred_on) desc, e.position desc limit 1)`;
  const filter = of === 'overdue' ? { stamp: of } : { companyId: sql.placeholder('companyId') };
  return db
    .select({
      number: cases.number,
      title: cases.title,
      locale: cases.locale,
      status: cases.status,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      companyName: companies.name,
      channel: last.channel,
      contactedOn: last.occurredOn,
      contactedUntil: last.occurredUntil,
      precision: last.precision,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(last, lastOfCase)
    .where(
      and(
        caseConditions(filter, today),
        eq(cases.status, 'open'),
        isNull(cases.outcome),
        isNull(cases.firstReplyOn),
        isNull(cases.firstAnswerOn),
      ),
    )
    .orderBy(asc(cases.publishedOn), asc(cases.number))
    .limit(waitingShown);
});

export function waitingOf(row: Awaited<ReturnType<typeof waitingCases>>[number], today: Day): WaitingCase[] {
  const { number, title, locale, companyName, publishedOn, channel, contactedOn, contactedUntil, precision } = row;
  if (number === null || publishedOn === null) return [];
  return [
    {
      number,
      title,
      locale,
      companyName,
      days: daysUnanswered(publishedOn, today),
      used: daysUsed(publishedOn, today),
      dueOn: replyDueOn(publishedOn),
      overdue: daysOverdue(row, today),
      lastContact:
        channel && contactedOn && precision
          ? { channel, occurredOn: contactedOn, occurredUntil: contactedUntil, precision }
          : null,
    },
  ];
}

/** How many cases against others name a company. */
const namingCount = prepared((db, today: Day) =>
  db
    .select({ count: count() })
    .from(namedCompanies)
    .innerJoin(cases, eq(cases.id, namedCompanies.caseId))
    .where(and(eq(namedCompanies.companyId, sql.placeholder('companyId')), caseConditions({}, today))),
);

/**
 * The cases of a company as its page lists them, those that wait longest, how many against others name it, and how many
 * are examined, or were, since it said that they are no customer's, what was decided about pressure, and what its cases are
 * about; one round trip.
 */
export async function casesOfCompany(
  db: Database,
  filter: CaseFilter & { companyId: string },
  today: Day,
): Promise<
  Total & {
    rows: CaseRow[];
    waiting: WaitingCase[];
    naming: number;
    examined: Examined;
    challenged: DecidedChallenges;
    pressure: DecidedPressure;
    kinds: KindCounts;
    decided: CompanyTraces;
  }
> {
  const [rows, counts, waiting, naming, [examined], [challenged], pressure, kinds, decided, [readable]] =
    await db.batch([
      caseRows(db, filter, today),
      caseCount(db, filter, today),
      waitingCases(db, { companyId: filter.companyId }, today),
      namingCount(db, { companyId: filter.companyId }, today),
      examinedCounts(db, filter.companyId),
      decidedChallenges(db, filter.companyId),
      decidedPressure(db, filter.companyId),
      kindsOfCompany(db, { companyId: filter.companyId }),
      tracesOfCompany(db, filter.companyId),
      caseCount(db, { companyId: filter.companyId }, today),
    ]);
  const total = totalOf(counts[0]?.count ?? 0, filter);
  return {
    rows,
    ...total,
    waiting: waiting.flatMap((row) => waitingOf(row, today)),
    naming: naming[0]?.count ?? 0,
    examined: examined ?? { cases: 0, votes: 0 },
    kinds: kindCountsOf(kinds, readable?.count ?? 0),
    pressure: pressureOn(pressure),
    decided: companyTracesOf(decided),
    challenged: challenged ?? { examined: 0, upheld: 0, transferred: 0, notConfirmed: 0 },
  };
}
