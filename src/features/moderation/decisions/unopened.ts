import { and, eq, inArray, notExists } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { challenges, checkFiles, inspections } from '#db/schema/index.ts';
import { refused } from '#src/lib/outcome.ts';
import type { Actor } from '#src/lib/situation.ts';

/** Of a challenge, or of what a company says against a case. */
type Of = { challengeId: string } | { caseId: string | null; companyId: string | null };

/** How many of the files that the author shows for a challenge this person has not opened. One that was taken back is none: nobody can open it. */
export const unopenedFiles = (tx: Transaction, of: Of, { userId }: Actor): Promise<number> => {
  const isOfCase =
    'caseId' in of
      ? and(eq(challenges.caseId, of.caseId ?? ''), eq(challenges.companyId, of.companyId ?? ''))
      : undefined;
  const ids =
    'challengeId' in of ? [of.challengeId] : tx.select({ id: challenges.id }).from(challenges).where(isOfCase);
  return tx.$count(
    checkFiles,
    and(
      ...[eq(checkFiles.checkKind, 'challenge'), inArray(checkFiles.checkId, ids)],
      notExists(
        tx
          .select()
          .from(inspections)
          .where(and(eq(inspections.fileId, checkFiles.id), eq(inspections.moderatorId, userId ?? ''))),
      ),
    ),
  );
};

export const unopened = refused('conflict', { reason: 'files-unopened' });
