import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, entries, evidence } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { visitor } from '#src/lib/situation.ts';

/** A file that everybody may see, with what opens it; null where there is none, or its case or entry is not to be read. */
export async function publicEvidence(db: Database, id: string) {
  const [found] = await db
    .select({ file: evidence })
    .from(evidence)
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .innerJoin(entries, eq(entries.id, evidence.entryId))
    .where(
      and(
        eq(evidence.id, id),
        isNotNull(evidence.copyPublic),
        isNull(evidence.goneAt),
        isNull(entries.hiddenBy),
        visibleCases(visitor),
        inArray(cases.status, [...readableStatuses]),
      ),
    );
  return found?.file ?? null;
}
