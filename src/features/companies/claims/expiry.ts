import { and, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { claims } from '#db/schema/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';

/** Removes claims that nobody proved: somebody may have typed another person's name and address. */
export async function forgetUnprovedClaims(db: Database, now: Date): Promise<void> {
  const end = new Date(now.getTime() - keptDays.claims * dayMilliseconds);
  await exclusively(db, () => db.delete(claims).where(and(isNull(claims.provedAt), lt(claims.requestedAt, end))));
}
