import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, tombstones } from '#db/schema/index.ts';
import { putBackHidden } from '#src/features/redaction/index.ts';
import { tell } from '#src/lib/events.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { sealCase } from '../sealed/record.ts';
import { refreshCase } from '../state/refresh.ts';

/**
 * Brings back what decisions took out of a case that were found wrong: hidden words to where they stood, a removed case from
 * its tombstone, so that it counts as before. What was blackened is nowhere any more. Nothing happens where nothing is left
 * of them, as when the author has withdrawn the case since.
 */
export async function restoreIn(
  tx: Transaction,
  situation: Situation,
  { caseId, decisionIds }: { caseId: string; decisionIds: readonly string[] },
): Promise<void> {
  const hidden = await putBackHidden(tx, decisionIds);
  const removed = await tx
    .delete(tombstones)
    .where(and(eq(tombstones.caseId, caseId), inArray(tombstones.decisionId, [...decisionIds])))
    .returning();
  if (hidden.length + removed.length === 0) return;
  const [theCase] = await tx.select({ companyId: cases.companyId }).from(cases).where(eq(cases.id, caseId));
  const of = { caseId, ...(theCase?.companyId && { companyId: theCase.companyId }) };
  for (const subjectId of [...hidden, ...removed.map(() => caseId)]) {
    await tell(tx, situation, { action: 'cases.restore', subjectId, ...of });
  }
  await refreshCase(tx, caseId, today(situation));
  await sealCase(tx, { caseId, kind: 'case.restored', at: situation.now });
}
