import { z } from 'astro/zod';
import { and, eq, lte } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { blackenedWords, takenOut } from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { blackenEverywhere } from './blackening.ts';
import type { CaseWithWords } from './erasing.ts';
import { type Meant, type Passage, type Place, passageOf, placesOfPassage, placesUnsaid } from './rules.ts';

/*
 * Words that left a case after a backup was made are in it again when it is put back. So what left is noted by lines of a list
 * that no restore touches: of a passage or a text a keyed hash, by which it is found again, and places as numbers.
 */

/** Notes a line, once. `caseId`: null for what is of no case. */
export async function noteTakenOut(tx: Transaction, caseId: string | null, now: Date, line: string): Promise<void> {
  await tx.insert(takenOut).values({ line, caseId, notedAt: now }).onConflictDoNothing();
}

/** Whether this database knows of it: then nothing is done a second time, whatever was written since. */
export async function isNoted(tx: Transaction, line: string): Promise<boolean> {
  return (await tx.$count(takenOut, eq(takenOut.line, line))) > 0;
}

export const passageMarkInput = z.object({ words: z.number(), signs: z.number(), key: z.string() });

const keyedBy = (salt: string) => (key: string) => keyedHash(`passage:${salt}:${key}`);

/** A passage as it may be kept: how long it is, and a hash, another one under each `salt`. */
export function passageMark(passage: string, salt: string): Passage {
  const { key, ...length } = passageOf(passage);
  return { ...length, key: keyedBy(salt)(key) };
}

/** The places of the passage of which this is the mark. */
export const meantByMark =
  (mark: Passage, salt: string): Meant =>
  (text) =>
    placesOfPassage(text, mark, keyedBy(salt));

const markOfText = (caseId: string, text: string): string => keyedHash(`words:${caseId}:${text}`);

/** Notes which words of a text its author took out for good: those that what stands in its place does not say. */
export async function noteWords(
  tx: Transaction,
  { caseId, now }: { caseId: string; now: Date },
  { text, said }: { text: string; said: readonly string[] },
): Promise<void> {
  const places = placesUnsaid(text, said).map(({ from, to }) => `${from}-${to}`);
  if (places.length === 0) return;
  await noteTakenOut(tx, caseId, now, `words ${caseId} ${markOfText(caseId, text)} ${places.join(',')}`);
}

/** Notes that what was kept sealed for an author was deleted: of one text of the case, or of all. */
export function noteForgotten(
  tx: Transaction,
  caseId: string,
  subjectId: string | undefined,
  now: Date,
): Promise<void> {
  return noteTakenOut(tx, caseId, now, `kept ${caseId} ${subjectId ?? 'all'} ${now.getTime()}`);
}

const placesInput = z
  .string()
  .regex(/^\d+-\d+(,\d+-\d+)*$/)
  .transform((typed): Place[] =>
    typed.split(',').map((place) => {
      const [from = 0, to = 0] = place.split('-').map(Number);
      return { from, to };
    }),
  );

/** Does once more what a line `words …` or `kept …` says. Answers false for one that is known here, or that it cannot read. */
export async function takeOutAgain(tx: Transaction, theCase: CaseWithWords, line: string, now: Date): Promise<boolean> {
  const [what, , mark = '', numbers = ''] = line.split(' ');
  if (await isNoted(tx, line)) return false;
  if (what === 'words') {
    const places = placesInput.safeParse(numbers);
    if (!places.success) return false;
    const meant: Meant = (text) => (markOfText(theCase.id, text) === mark ? places.data : []);
    await blackenEverywhere(tx, theCase, null, meant);
  } else if (what === 'kept' && /^\d+$/.test(numbers)) {
    const ofText = mark === 'all' ? undefined : eq(blackenedWords.subjectId, mark);
    const until = lte(blackenedWords.blackenedAt, new Date(Number(numbers)));
    await tx.delete(blackenedWords).where(and(eq(blackenedWords.caseId, theCase.id), ofText, until));
  } else return false;
  await noteTakenOut(tx, theCase.id, now, line);
  return true;
}
