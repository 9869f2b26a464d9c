import { setImmediate } from 'node:timers/promises';
import { and, count, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { isRunning, readableStatuses, replyDays } from './rules.ts';

export interface SiteFigures {
  cases: number;
  open: number;
  overdue: number;
  asOf: Date;
}

const freshMilliseconds = 60_000;
/** Older figures are not shown: then a page waits for new ones. */
const staleMilliseconds = 10 * freshMilliseconds;
const known = new WeakMap<Database, SiteFigures>();
const underWay = new WeakMap<Database, Promise<SiteFigures>>();

/**
 * How many cases there are, for the line above every page; counted at most once a minute. Whoever comes when the minute
 * is over starts a count and is told the last figures.
 */
export async function siteFigures(db: Database, today: Day, now: Date): Promise<SiteFigures> {
  const last = known.get(db);
  const age = last ? Math.abs(now.getTime() - last.asOf.getTime()) : Number.POSITIVE_INFINITY;
  if (last && age < freshMilliseconds) return last;
  const counting = underWay.get(db) ?? counted(db, today, now).finally(() => underWay.delete(db));
  underWay.set(db, counting);
  if (!last || age >= staleMilliseconds) return counting;
  // It will be tried again by the next page.
  counting.catch(() => undefined);
  return last;
}

/** A status at a time, each from an index: the client blocks its process while it counts. */
async function counted(db: Database, today: Day, now: Date): Promise<SiteFigures> {
  const figures = { cases: 0, open: 0, overdue: 0, asOf: now };
  for (const status of readableStatuses) {
    const [row] = await db.select({ count: count() }).from(cases).where(eq(cases.status, status));
    figures.cases += row?.count ?? 0;
    if (isRunning({ status })) figures.open += row?.count ?? 0;
    await setImmediate();
  }
  const isOverdue = and(
    eq(cases.status, 'open'),
    isNull(cases.outcome),
    isNull(cases.firstReplyOn),
    lt(cases.publishedOn, addDays(today, -replyDays)),
  );
  const [late] = await db.select({ count: count() }).from(cases).where(isOverdue);
  figures.overdue = late?.count ?? 0;
  known.set(db, figures);
  return figures;
}
