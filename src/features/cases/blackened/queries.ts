import { z } from 'astro/zod';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { blackenedWords, cases } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { kinds } from '#src/lib/personal/find.ts';

const kept = z.object({ kind: z.enum(kinds), found: z.string() });

/** Words that an author had blackened, and the text in which they stood. */
export type BlackenedWord = z.output<typeof kept> & { subjectId: string };

/** What is kept of a case, in the order in which it was blackened. For its author alone: whoever asks has made sure of that. */
export async function blackenedOf(db: Database, number: string): Promise<BlackenedWord[]> {
  const rows = await db
    .select({ subjectId: blackenedWords.subjectId, sealed: blackenedWords.sealed })
    .from(blackenedWords)
    .innerJoin(cases, eq(cases.id, blackenedWords.caseId))
    .where(eq(cases.number, number))
    .orderBy(asc(blackenedWords.blackenedAt));
  return rows.map(({ subjectId, sealed }) => ({ subjectId, ...kept.parse(JSON.parse(unseal(sealed))) }));
}
