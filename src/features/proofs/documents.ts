import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, proofs, users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { prove } from './proving.ts';
import { tellClaimant } from './telling.ts';

const isAwaited = and(eq(proofs.way, 'documents'), isNull(proofs.provedAt), isNull(proofs.endedAt));

/** Those who say they send documents, the longest-waiting first; for the administrator alone. */
export async function awaitedDocuments(db: Database) {
  return db
    .select({
      id: proofs.id,
      companySlug: companies.slug,
      firstName: proofs.firstName,
      lastName: proofs.lastName,
      jobTitle: proofs.jobTitle,
      email: users.email,
      requestedAt: proofs.requestedAt,
    })
    .from(proofs)
    .innerJoin(companies, eq(companies.id, proofs.companyId))
    .innerJoin(users, eq(users.id, proofs.userId))
    .where(isAwaited)
    .orderBy(asc(proofs.requestedAt));
}

/** The administrator has read them: the person speaks for the company, or does not; they are told. Refuses not-found. */
export function decideDocuments(
  db: Database,
  { proofId, approved, now }: { proofId: string; approved: boolean; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const [proof] = await tx
      .select()
      .from(proofs)
      .where(and(eq(proofs.id, proofId), isAwaited));
    if (!proof) return refused('not-found');
    if (approved) {
      const proved = await prove(tx, proof, now);
      return proved.ok ? done() : proved;
    }
    const ended = { endedAt: now, endedBecause: 'refused' as const, checkAt: null };
    await tx.update(proofs).set(ended).where(eq(proofs.id, proofId));
    await tellClaimant(tx, proof, 'refused', now);
    const { companyId } = proof;
    await tell(tx, { now, actor: visitor }, { action: 'proofs.refuse', subjectId: proofId, companyId });
    return done();
  });
}
