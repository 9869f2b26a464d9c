import { and, desc, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings, companies, entries, followUps, promises } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import { stillHoldsDays } from '../rules.ts';

const readable = and(visibleCases(visitor), inArray(cases.status, [...readableStatuses]));
// A readable case has a number.
const about = { number: sql<string>`${cases.number}`, title: cases.title, companyName: companies.name };

/**
 * The promise a link asks about, as it stands in public, `keptOn`: according to the company, `entry`: the date of the one in
 * which it was made; null when its case is gone.
 */
export async function promiseAsked(db: Database, promiseId: string) {
  const [row] = await db
    .select({
      ...about,
      text: promises.text,
      madeOn: promises.madeOn,
      dueOn: promises.dueOn,
      keptOn: promises.reportedKeptOn,
      entry: {
        occurredOn: entries.occurredOn,
        occurredUntil: entries.occurredUntil,
        precision: entries.precision,
      },
    })
    .from(promises)
    .leftJoin(entries, eq(entries.id, promises.entryId))
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(promises.id, promiseId), readable));
  return row ?? null;
}

/** The closing a link asks about; null when its case is gone or open again. */
export async function closingAsked(db: Database, closingId: string) {
  const [row] = await db
    .select({ ...about, outcome: closings.outcome, closedAt: closings.closedAt, status: cases.status })
    .from(closings)
    .innerJoin(cases, eq(cases.id, closings.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(closings.id, closingId), readable));
  return row?.status === 'closed' ? row : null;
}

/**
 * The closing of an own case that is old enough to ask whether it holds, and what the author has said; null before, and
 * for one that solved nothing.
 */
export async function followUpOf(
  db: Database,
  number: string,
  now: Date,
): Promise<{ closingId: string; holds: boolean | null } | null> {
  const [row] = await db
    .select({ closingId: closings.id, holds: followUps.holds })
    .from(closings)
    .innerJoin(cases, eq(cases.id, closings.caseId))
    .leftJoin(followUps, eq(followUps.closingId, closings.id))
    .where(
      and(
        eq(cases.number, number),
        eq(cases.status, 'closed'),
        ne(closings.outcome, 'unsolved'),
        lte(closings.closedAt, new Date(now.getTime() - stillHoldsDays * dayMilliseconds)),
      ),
    )
    .orderBy(desc(closings.closedAt))
    .limit(1);
  return row ?? null;
}
