import { setImmediate } from 'node:timers/promises';
import { and, count, eq, isNull, lt } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
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

const known = new LRUCache<Database, SiteFigures, { today: Day; now: Date }>({
  max: 1,
  ttl: staleMilliseconds,
  noDeleteOnFetchRejection: true,
  fetchMethod: (db, _last, { context: { today, now } }) => counted(db, today, now),
});

/**
 * How many cases there are, for the line above every page; counted at most once a minute. Whoever comes when the minute
 * is over starts a count and is told the last figures.
 */
export async function siteFigures(db: Database, today: Day, now: Date): Promise<SiteFigures> {
  const context = { today, now };
  const last = known.get(db);
  if (!last) return known.forceFetch(db, { context });
  const isFresh = known.getRemainingTTL(db) > staleMilliseconds - freshMilliseconds;
  // What fails is tried again by the next page.
  if (!isFresh) known.fetch(db, { context, forceRefresh: true }).catch(() => undefined);
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
  return figures;
}
