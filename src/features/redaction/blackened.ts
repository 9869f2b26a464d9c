import { z } from 'astro/zod';
import { and, asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { blackenedWords, cases, matterMarks } from '#db/schema/index.ts';
import { keyedHash, newId, seal, unseal } from '#src/lib/crypto.ts';
import { kinds } from '#src/lib/personal/find.ts';
import type { Blackened } from '#src/lib/personal/guard.ts';
import { noteForgotten } from './again.ts';

/** Numbers of orders as they may be stored and compared without being known. */
export const marksOf = (numbers: Iterable<string>): string[] =>
  [...numbers].map((number) => keyedHash(`matter:${number}`));

/**
 * Keeps what the author of a case had blackened in one of its texts: the words sealed, for the author alone, and of the numbers of orders
 * among them a keyed hash, so that the case is still known as the same matter. What is kept already is not kept twice.
 */
export async function keepBlackened(
  tx: Transaction,
  { caseId, subjectId, now }: { caseId: string; subjectId: string; now: Date },
  { words, orders }: Blackened,
): Promise<void> {
  const marks = marksOf(orders).map((hash) => ({ caseId, hash }));
  if (marks.length > 0) await tx.insert(matterMarks).values(marks).onConflictDoNothing();
  if (words.length === 0) return;
  const ofText = and(eq(blackenedWords.caseId, caseId), eq(blackenedWords.subjectId, subjectId));
  const rows = await tx.select({ sealed: blackenedWords.sealed }).from(blackenedWords).where(ofText);
  const kept = new Set(rows.map(({ sealed }) => unseal(sealed)));
  for (const { kind, found } of words) {
    const one = JSON.stringify({ kind, found });
    if (kept.has(one)) continue;
    kept.add(one);
    await tx.insert(blackenedWords).values({ id: newId(), caseId, subjectId, sealed: seal(one), blackenedAt: now });
  }
}

/** Deletes what was kept of one text of a case, or of all of them. */
export async function forgetBlackened(
  tx: Transaction,
  { caseId, now }: { caseId: string; now: Date },
  subjectId?: string,
): Promise<void> {
  const ofText = subjectId === undefined ? undefined : eq(blackenedWords.subjectId, subjectId);
  const gone = await tx
    .delete(blackenedWords)
    .where(and(eq(blackenedWords.caseId, caseId), ofText))
    .returning();
  if (gone.length > 0) await noteForgotten(tx, caseId, subjectId, now);
}

const word = z.object({ kind: z.enum(kinds), found: z.string() });

/** Words that an author had blackened, and the text in which they stood. */
export type BlackenedWord = z.output<typeof word> & { subjectId: string };

/** What is kept of a case, in the order in which it was blackened. For its author alone: whoever asks has made sure of that. */
export async function blackenedOf(db: Database, number: string): Promise<BlackenedWord[]> {
  const rows = await db
    .select({ subjectId: blackenedWords.subjectId, sealed: blackenedWords.sealed })
    .from(blackenedWords)
    .innerJoin(cases, eq(cases.id, blackenedWords.caseId))
    .where(eq(cases.number, number))
    .orderBy(asc(blackenedWords.blackenedAt));
  return rows.map(({ subjectId, sealed }) => ({ subjectId, ...word.parse(JSON.parse(unseal(sealed))) }));
}
