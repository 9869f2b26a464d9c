import { and, between, count, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, events, promises } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { replyDays } from '#src/features/cases/rules.ts';
import { deskInbox, isOpenPromise } from '#src/features/company-desk/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';

/** Days of which a weekly mail tells, and for which it looks ahead. */
const week = 7;
/** Cases that stand in the mail. */
const named = 8;

/** What a week brought a company, and which cases it had better answer first. Numbers and days, no words of a case. */
export interface WeekFacts {
  waiting: number;
  overdue: number;
  /** In the last seven days: cases published against it, answers and verdicts of authors, cases closed, and those that ended as solved. */
  published: number;
  answered: number;
  closed: number;
  solved: number;
  /** Promises that fall due in the next seven days. */
  promises: number;
  /** By the time that is left. `days`: until the first reply is due, below zero when it was; null: the author waits again. */
  first: { number: string; days: number | null }[];
}

/** The seven days before `today`. Two round trips. */
export async function weekOf(db: Database, companyId: string, today: Day): Promise<WeekFacts> {
  const since = addDays(today, -week);
  const { rows, counts } = await deskInbox(db, [companyId], today, { perPage: named });
  const isOwn = and(
    visibleCases(visitor),
    eq(cases.companyId, companyId),
    inArray(cases.status, [...readableStatuses]),
  );
  const sum = (condition: ReturnType<typeof and>) => sql<number>`coalesce(sum(${condition}), 0)`;
  const [[counted], [due], [said]] = await db.batch([
    db
      .select({
        published: sum(gte(cases.publishedOn, since)),
        closed: sum(and(eq(cases.status, 'closed'), gte(cases.closedOn, since))),
        solved: sum(and(eq(cases.status, 'closed'), gte(cases.closedOn, since), eq(cases.outcome, 'solved'))),
      })
      .from(cases)
      .where(isOwn),
    db
      .select({ n: count() })
      .from(promises)
      .innerJoin(cases, eq(cases.id, promises.caseId))
      .where(and(isOwn, isOpenPromise, between(promises.dueOn, today, addDays(today, week)))),
    db
      .select({ n: sql<number>`count(*)` })
      .from(events)
      .innerJoin(cases, eq(cases.id, events.caseId))
      .where(
        and(
          isOwn,
          inArray(events.action, ['cases.answer', 'cases.judge']),
          gte(events.at, new Date(`${since}T00:00:00Z`)),
        ),
      ),
  ]);
  return {
    ...{ waiting: counts.waiting, overdue: counts.overdue, answered: said?.n ?? 0, promises: due?.n ?? 0 },
    ...(counted ?? { published: 0, closed: 0, solved: 0 }),
    first: rows.map(({ number, isFirstReply, used, overdue }) => ({
      number,
      days: isFirstReply ? (overdue > 0 ? -overdue : replyDays - used) : null,
    })),
  };
}

/** Nothing is open and nothing changed: then there is no mail. */
export function isSilent({ waiting, published, answered, closed, promises }: WeekFacts): boolean {
  return waiting + published + answered + closed + promises === 0;
}
