import { isIPv6 } from 'node:net';
import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Database } from '#db/client.ts';
import { rateLimits } from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';

export type Limited = 'write' | 'mail' | 'sign-in' | 'print' | 'contact' | 'keep';

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

/** How often (`points`) in how many seconds (`duration`), by the kind of key. */
const limits = {
  write: { other: { points: 240, duration: 10 * minutes }, address: { points: 240, duration: 10 * minutes } },
  mail: { other: { points: 20, duration: hours }, address: { points: 5, duration: hours } },
  // Addresses of companies, entered by authors: by account, and by the address that would get the mail.
  contact: { other: { points: 10, duration: days }, address: { points: 3, duration: 7 * days } },
  'sign-in': { other: { points: 60, duration: 15 * minutes }, address: { points: 10, duration: 15 * minutes } },
  // What is being typed, every few seconds while somebody types.
  keep: { other: { points: 300, duration: 10 * minutes }, address: { points: 300, duration: 10 * minutes } },
  // Each takes a processor up to a second.
  print: { other: { points: 40, duration: 10 * minutes }, address: { points: 40, duration: 10 * minutes } },
} as const satisfies Record<Limited, Record<'other' | 'address', { points: number; duration: number }>>;

/**
 * Counts one attempt and says whether that is too often. `key` is an e-mail address, an IP number or a user id; an
 * address (known by its @) has the tighter limit. The count is exact, however many attempts come at once.
 */
export async function limited(db: Database, what: Limited, key: string): Promise<boolean> {
  const kind = key.includes('@') ? 'address' : 'other';
  const limiter = new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix: `${what}:${kind}`,
    // The library's own timer would write outside the queue of writers.
    clearExpiredByTimeout: false,
    ...limits[what][kind],
  });
  try {
    await exclusively(db, () => limiter.consume(keyedHash(isIPv6(key) ? networkOf(key) : key)));
    return false;
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    return true;
  }
}

/**
 * The first half of an IPv6 number: every connection gets the whole second half to itself, 2^64 numbers. An IPv4 number
 * written as IPv6 stays whole.
 */
function networkOf(ip: string): string {
  const [address = ''] = ip.split('%');
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  if (canonical.startsWith('::ffff:')) return canonical;
  const [head = '', tail = ''] = canonical.split('::');
  const [start, end] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const gap = Array.from({ length: 8 - start.length - end.length }, () => '0');
  return [...start, ...gap, ...end].slice(0, 4).join(':');
}

/** Removes counters whose time is over. */
export async function forgetOldCounters(db: Database): Promise<void> {
  await exclusively(db, () => db.delete(rateLimits).where(lt(rateLimits.expire, new Date())));
}
