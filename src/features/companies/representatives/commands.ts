import { eq } from 'drizzle-orm';
import { representatives } from '#db/schema/index.ts';
import type { Act } from '#src/lib/act.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { companyCan } from '../can.ts';
import { representativeById } from './queries.ts';

/** Somebody stops speaking for a company. What they wrote stays signed with their name and title of that day. */
export async function endRepresentation(
  act: Act,
  { representativeId }: { representativeId: string },
): Promise<Outcome> {
  return write(act.db, async (tx) => {
    const representative = await representativeById(tx, representativeId);
    if (!representative) return refused('not-found');
    if (!companyCan.endRepresentation(act.actor, representative.userId)) return refused('not-allowed');
    await tx.update(representatives).set({ endedAt: act.now }).where(eq(representatives.id, representativeId));
    const { companyId } = representative;
    await tell(tx, act, { action: 'companies.end-representation', subjectId: representativeId, companyId });
    return done();
  });
}
