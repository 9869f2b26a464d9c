import { hashOf, shinglesOf, wordsOfShingle } from '#src/lib/shingles.ts';

/** From this share of its words on, a reply is taken for another one said again. */
export const alikeFrom = 0.8;
/** Marks of a reply: of two that share a quarter of their shingles 99 in 100 share a mark. */
const mostMarks = 16;

/** Of folded words with single spaces between (`searchKey`). */
const wordsIn = (folded: string): string[] => folded.split(' ').filter(Boolean);

/**
 * How many of the words of a text stand in another one, or in one of several, as well, 0–1: a word counts where it is one of three in a row that
 * stand there in this order. So a name or a number put in changes little, whatever the order of the sentences, and a part of a longer text
 * is that text said again. Texts of one or two words are alike when they are the same.
 */
export function sharedWords(folded: string, ...others: readonly string[]): number {
  const words = wordsIn(folded);
  if (words.length < wordsOfShingle) {
    return words.length > 0 && others.some((other) => words.join(' ') === wordsIn(other).join(' ')) ? 1 : 0;
  }
  const there = new Set(others.flatMap((other) => shinglesOf(wordsIn(other))));
  const isShared = words.map(() => false);
  for (const [at, shingle] of shinglesOf(words).entries()) {
    if (there.has(shingle)) isShared.fill(true, at, at + wordsOfShingle);
  }
  return isShared.filter(Boolean).length / words.length;
}

/** The shingles by which a text is found again: always the same ones of the same text, and mostly of one like it. */
export function markedShingles(folded: string): string[] {
  const words = wordsIn(folded);
  if (words.length === 0) return [];
  const all = words.length < wordsOfShingle ? [words.join(' ')] : [...new Set(shinglesOf(words))];
  return all
    .map((shingle) => ({ shingle, hash: hashOf(shingle) >>> 0 }))
    .sort((a, b) => a.hash - b.hash)
    .slice(0, mostMarks)
    .map(({ shingle }) => shingle);
}

/** What stands in braces is put in for each case: `{Name}`. */
export const placeholder = /\{[^{}\n]{1,40}\}/g;

/** A passage as it stands in replies: the pieces between its placeholders, each of which is found for itself. */
export const piecesOf = (passage: string): string[] => passage.split(placeholder);

/** A reply that says what another one said, or what was saved for many, or the same to many, answers nobody until its author says that it does. */
export function isBoilerplate(reply: {
  verdict: { boilerplate: boolean } | null;
  likeReplyId: string | null;
  statementId: string | null;
  passagePercent: number | null;
}): boolean {
  const isSaidBefore = reply.likeReplyId !== null || reply.statementId !== null || reply.passagePercent !== null;
  return reply.verdict?.boilerplate ?? isSaidBefore;
}
