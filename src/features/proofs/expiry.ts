import { and, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { proofLetters, proofs } from '#db/schema/index.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';

/** Removes proofs that came to nothing, and those that ended long ago: who speaks for the company says the representation. */
export async function forgetOldProofs(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  const isFutile = and(isNull(proofs.provedAt), lt(proofs.endedAt, before(keptDays.claims)));
  const isUnwatched = and(isNull(proofs.checkAt), lt(proofs.provedAt, before(keptDays.provedClaims)));
  const old = or(isFutile, isUnwatched);
  await writeStep(db, async (tx) => {
    const ids = tx.select({ id: proofs.id }).from(proofs).where(old);
    await tx.delete(proofLetters).where(inArray(proofLetters.proofId, ids));
    await tx.delete(proofs).where(old);
    return done();
  });
}
