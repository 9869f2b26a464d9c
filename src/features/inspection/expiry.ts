import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { checkFiles, evidenceUploads, inspectionConsents, inspections } from '#db/schema/index.ts';
import { forgetCheckFiles } from '#src/features/evidence/index.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { writeStep } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import { findCheck } from './find.ts';

/**
 * Deletes what was shown for checks that are over by now, and ends what was allowed for them; after `keptDays.inspections` also
 * that it was allowed, and who had looked.
 */
export async function forgetInspected(db: Database, now: Date): Promise<void> {
  for (const check of await checksInUse(db)) {
    await writeStep(db, async (tx) => {
      const found = await findCheck(tx, check, now);
      if (found?.isOpen) return done();
      await forgetCheckFiles(tx, check, now);
      const isOf = and(eq(inspectionConsents.checkKind, check.kind), eq(inspectionConsents.checkId, check.id));
      await tx
        .update(inspectionConsents)
        .set({ endedAt: now })
        .where(and(isOf, isNull(inspectionConsents.endedAt)));
      return done();
    });
  }
  const end = new Date(now.getTime() - keptDays.inspections * dayMilliseconds);
  await writeStep(db, async (tx) => {
    await tx.delete(inspections).where(lt(inspections.openedAt, end));
    await tx.delete(inspectionConsents).where(lt(inspectionConsents.endedAt, end));
    return done();
  });
}

/** Checks for which something is shown, or was allowed and not taken back. */
async function checksInUse(db: Database): Promise<Check[]> {
  const there = await db.selectDistinct({ kind: checkFiles.checkKind, id: checkFiles.checkId }).from(checkFiles);
  const coming = await db
    .selectDistinct({ kind: evidenceUploads.checkKind, id: evidenceUploads.checkId })
    .from(evidenceUploads)
    .where(isNotNull(evidenceUploads.checkId));
  const allowed = await db
    .select({ kind: inspectionConsents.checkKind, id: inspectionConsents.checkId })
    .from(inspectionConsents)
    .where(isNull(inspectionConsents.endedAt));
  const all = [...there, ...coming, ...allowed];
  return all.flatMap(({ kind, id }) => (kind !== null && id !== null ? [{ kind, id }] : []));
}

/** The case goes, or its author: nobody sees any more what they allowed, and who looked is nobody's business. */
export async function leaveInspections(tx: Transaction, caseId: string): Promise<void> {
  await tx.delete(inspections).where(eq(inspections.caseId, caseId));
  await tx.delete(inspectionConsents).where(eq(inspectionConsents.caseId, caseId));
}
