import { and, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { claims } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';

/**
 * Removes claims that nobody proved: somebody may have typed another person's name and address. And those that were proved
 * long ago: who speaks for the company says the representation.
 */
export async function forgetOldClaims(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const isUnproved = and(isNull(claims.provedAt), lt(claims.requestedAt, before(keptDays.claims)));
  const isOld = or(isUnproved, lt(claims.provedAt, before(keptDays.provedClaims)));
  await exclusively(db, () => db.delete(claims).where(isOld));
}
