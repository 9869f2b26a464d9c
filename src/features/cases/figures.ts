import { and, count, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { visitor } from '#src/lib/act.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { replyDays } from './rules.ts';
import { readableStatuses, visibleCases } from './visibility.ts';

export interface SiteFigures {
  cases: number;
  open: number;
  overdue: number;
  asOf: Date;
}

const freshMilliseconds = 60_000;
const known = new WeakMap<Database, SiteFigures>();

/** How many cases there are, for the line above every page; counted at most once a minute. */
export async function siteFigures(db: Database, today: Day, now: Date): Promise<SiteFigures> {
  const last = known.get(db);
  if (last && Math.abs(now.getTime() - last.asOf.getTime()) < freshMilliseconds) return last;
  const lastInTime = addDays(today, -replyDays);
  const isOverdue = sql`${cases.status} = 'open' and ${cases.firstReplyOn} is null and ${cases.publishedOn} < ${lastInTime}`;
  const [row] = await db
    .select({
      cases: count(),
      open: sql<number>`coalesce(sum(${cases.status} in ('open', 'answered')), 0)`,
      overdue: sql<number>`coalesce(sum(${isOverdue}), 0)`,
    })
    .from(cases)
    .where(and(visibleCases(visitor), inArray(cases.status, [...readableStatuses])));
  const figures = { cases: row?.cases ?? 0, open: row?.open ?? 0, overdue: row?.overdue ?? 0, asOf: now };
  known.set(db, figures);
  return figures;
}
