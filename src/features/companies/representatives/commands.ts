import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { representatives } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { companyCan } from '../can.ts';
import { recordRepresentative } from '../recorded.ts';
import { type Representative, representationIn, representativeById } from './queries.ts';

/** Somebody stops speaking for a company, or the company ends it for somebody from outside. What they wrote stays signed with their name and title of that day. */
export async function endRepresentation(
  situation: Situation,
  { representativeId }: { representativeId: string },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const representative = await representativeById(tx, representativeId);
    if (!representative) return refused('not-found');
    const own = await representationIn(tx, situation.actor.userId, representative.companyId);
    if (!companyCan.endRepresentation(situation.actor, representative, own)) return refused('not-allowed');
    await endAnyRepresentation(tx, representative, situation.now);
    const { companyId } = representative;
    await recordRepresentative(tx, representativeId, 'company.claim-ended', situation.now);
    await tell(tx, situation, { action: 'companies.end-representation', subjectId: representativeId, companyId });
    return done();
  });
}

/** From now on everything the person ever wrote for the company says that they no longer speak for it. */
export async function endAnyRepresentation(
  tx: Transaction,
  { id, userId, companyId }: Pick<Representative, 'id' | 'userId' | 'companyId'>,
  now: Date,
): Promise<void> {
  const isOfPerson = and(eq(representatives.userId, userId), eq(representatives.companyId, companyId));
  await tx.update(representatives).set({ replacedAt: null }).where(isOfPerson);
  await tx.update(representatives).set({ endedAt: now }).where(eq(representatives.id, id));
}
