import { gt, lte, or, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { dayMilliseconds } from './dates.ts';

/** Milliseconds: nothing is put off for longer than a day, and nobody holds anything for longer than minutes. */
const longestWait = 2 * dayMilliseconds;

/**
 * Whether the moment has come at which something is tried, or its holder gives it up. One that lies further ahead than anything waits
 * was noted by a clock that stood ahead: what waits for it would wait for months.
 */
export function isPast(moment: SQLiteColumn, now: Date): SQL | undefined {
  return or(lte(moment, now), gt(moment, new Date(now.getTime() + longestWait)));
}
