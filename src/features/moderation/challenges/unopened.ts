import { and, eq, notExists } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { checkFiles, inspections } from '#db/schema/index.ts';
import type { Actor } from '#src/lib/situation.ts';

/** How many of the files that the author shows for a challenge this person has not opened. One that was taken back is none: nobody can open it. */
export const unopenedFiles = (tx: Transaction, challengeId: string, { userId }: Actor): Promise<number> =>
  tx.$count(
    checkFiles,
    and(
      ...[eq(checkFiles.checkKind, 'challenge'), eq(checkFiles.checkId, challengeId)],
      notExists(
        tx
          .select()
          .from(inspections)
          .where(and(eq(inspections.fileId, checkFiles.id), eq(inspections.moderatorId, userId ?? ''))),
      ),
    ),
  );
