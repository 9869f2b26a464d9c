import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { checkFiles, inspectionConsents } from '#db/schema/index.ts';

/**
 * Stands for what an author shows the moderators for some checks: the files that are there, and since when the evidence of the
 * case may be seen. Another one says that something was shown or taken back since.
 */
export async function shownMark(db: Database | Transaction, checkIds: readonly string[]): Promise<string> {
  const files = await db
    .select({ id: checkFiles.id })
    .from(checkFiles)
    .where(inArray(checkFiles.checkId, [...checkIds]))
    .orderBy(asc(checkFiles.id));
  const allowed = await db
    .select({ id: inspectionConsents.checkId, givenAt: inspectionConsents.givenAt })
    .from(inspectionConsents)
    .where(and(inArray(inspectionConsents.checkId, [...checkIds]), isNull(inspectionConsents.endedAt)))
    .orderBy(asc(inspectionConsents.checkId));
  return [...files.map(({ id }) => id), ...allowed.map(({ id, givenAt }) => `${id}-${givenAt.getTime()}`)].join(' ');
}
