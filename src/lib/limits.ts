import { isIP } from 'node:net';
import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Database } from '#db/client.ts';
import { rateLimits } from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { networksOf } from '#src/lib/networks.ts';

interface Limit {
  /** So often … */
  points: number;
  /** … in so many seconds. */
  duration: number;
}

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

const limits = {
  write: { points: 240, duration: 10 * minutes },
  mail: { points: 20, duration: hours },
  /** Each is read by a person; an office of lawyers has that many in an hour, a program has more. */
  notice: { points: 30, duration: hours },
  /** Mails of one purpose to one mailbox. */
  mailbox: { points: 5, duration: hours },
  // Addresses of companies, entered by authors: by account. What the mailbox gets is bounded where the mails are written.
  contact: { points: 10, duration: days },
  // What is being typed, every few seconds while somebody types.
  keep: { points: 300, duration: 10 * minutes },
  /** Everything about oneself, by account. */
  take: { points: 10, duration: hours },
  /** Texts and files of which a timeline is made: each time up to ten seconds of a thread. */
  read: { points: 30, duration: 10 * minutes },
  /** Files of evidence that are begun, by network: each takes a processor up to ten seconds. */
  deposit: { points: 120, duration: 10 * minutes },
  // Each takes a processor up to a second.
  print: { points: 40, duration: 10 * minutes },
  /** Cards that are drawn anew: each takes a processor a tenth of a second. */
  draw: { points: 240, duration: 10 * minutes },
} as const satisfies Record<string, Limit>;

export type Limited = keyof typeof limits;

/** A site of IPv6 has many connections, an office for example: so many times what one may. */
const wideFactor = 8;

/**
 * Counts one attempt and says whether that is too often. `key`: who is counted, an IP number for the network it is of.
 * Whoever can be refused by it must be the one who is counted: a counter that others can fill refuses their victim. The
 * count is exact, however many attempts come at once.
 */
export async function limited(db: Database, what: Limited, key: string): Promise<boolean> {
  if (isIP(key) === 0) return consumed(db, what, limits[what], key);
  const { near, wide } = networksOf(key);
  if (await consumed(db, what, limits[what], near)) return true;
  const { points, duration } = limits[what];
  return wide !== null && (await consumed(db, what, { points: points * wideFactor, duration }, wide));
}

async function consumed(db: Database, name: string, limit: Limit, key: string): Promise<boolean> {
  return (await countUp(db, name, limit, key)) > limit.points;
}

/** Counts one more under a name of its own and says how many there are in the time that runs. */
export async function countUp(db: Database, name: string, limit: Limit, key: string): Promise<number> {
  return (await countUntil(db, name, limit, key)).count;
}

/** As `countUp`, and in how many seconds that time is over. */
export async function countUntil(
  db: Database,
  name: string,
  limit: Limit,
  key: string,
): Promise<{ count: number; seconds: number }> {
  const counted = await exclusively(db, () => counter(db, name, limit).penalty(keyedHash(key)));
  return { count: counted.consumedPoints, seconds: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)) };
}

/** Takes back what `countUp` counted. */
export async function countDown(db: Database, name: string, limit: Limit, key: string): Promise<void> {
  await exclusively(db, () => counter(db, name, limit).reward(keyedHash(key)));
}

/** How many there are in the time that runs. */
export async function counted(db: Database, name: string, limit: Limit, key: string): Promise<number> {
  const found = await counter(db, name, limit).get(keyedHash(key));
  return found?.consumedPoints ?? 0;
}

function counter(db: Database, keyPrefix: string, { points, duration }: Limit): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix,
    // The library's own timer would write outside the queue of writers.
    clearExpiredByTimeout: false,
    points,
    duration,
  });
}

/** Removes counters whose time is over. */
export async function forgetOldCounters(db: Database): Promise<void> {
  await exclusively(db, () => db.delete(rateLimits).where(lt(rateLimits.expire, new Date())));
}
