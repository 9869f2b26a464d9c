import { hashOf, shinglesOf, wordsOfShingle } from '#src/lib/shingles.ts';

/** From this share of its words on, a reply is taken for another one said again. */
export const alikeFrom = 0.8;
/** Marks of a reply: of two that share a quarter of their shingles 99 in 100 share a mark. */
const mostMarks = 16;

/** Of folded words with single spaces between (`searchKey`). */
const wordsIn = (folded: string): string[] => folded.split(' ').filter(Boolean);

/** What of a text, word by word, stands in others as well: one of three in a row that stand there in this order. */
function sharedPlaces(words: readonly string[], others: readonly string[]): boolean[] {
  const there = new Set(others.flatMap((other) => shinglesOf(wordsIn(other))));
  const isShared = words.map(() => false);
  for (const [at, shingle] of shinglesOf(words).entries()) {
    if (there.has(shingle)) isShared.fill(true, at, at + wordsOfShingle);
  }
  return isShared;
}

const shareOf = (isShared: readonly boolean[]) => isShared.filter(Boolean).length / isShared.length;
/** A text of one or two words is another one when it is the same. */
const isSame = (words: readonly string[], other: string) =>
  words.length > 0 && words.join(' ') === wordsIn(other).join(' ');

/**
 * How many of the words of a text stand in another one as well, 0–1: a word counts where it is one of three in a row that
 * stand there in this order. So a name or a number put in changes little, whatever the order of the sentences, and a part of a longer text
 * is that text said again. Texts of one or two words are alike when they are the same.
 */
export function sharedWords(folded: string, other: string): number {
  const words = wordsIn(folded);
  if (words.length < wordsOfShingle) return isSame(words, other) ? 1 : 0;
  return shareOf(sharedPlaces(words, [other]));
}

/** What stands in braces is put in for each case: `{Name}`. */
export const placeholder = /\{[^{}\n]{1,40}\}/g;

/** A passage as it stands in replies: the pieces between its placeholders. */
export const piecesOf = (passage: string): string[] => passage.split(placeholder);

/** Most words that are put in for one placeholder: a title. */
const mostPutIn = 25;

/**
 * How many of the words of a text stand in any of some passages, each as its folded pieces (`piecesOf`), 0–1. Words count as
 * in `sharedWords`; where all pieces of a passage follow one another, what was put in between them is the passage's too.
 */
export function sharedWithPassages(folded: string, passages: readonly (readonly string[])[]): number {
  const words = wordsIn(folded);
  if (words.length < wordsOfShingle) return passages.flat().some((piece) => isSame(words, piece)) ? 1 : 0;
  const isShared = sharedPlaces(words, passages.flat());
  for (const pieces of passages) {
    const found = whole(
      words,
      pieces.map(wordsIn).filter(({ length }) => length > 0),
    );
    if (found) isShared.fill(true, ...found);
  }
  return shareOf(isShared);
}

/** From where to where all pieces of a passage follow one another; null: they do not. */
function whole(words: readonly string[], pieces: readonly (readonly string[])[]): [from: number, until: number] | null {
  const [first, ...others] = pieces;
  if (!first || pieces.flat().length < wordsOfShingle) return null;
  const from = placeOf(words, first, 0, words.length);
  let until = from + first.length;
  for (const piece of others) {
    const at = from < 0 ? -1 : placeOf(words, piece, until, until + mostPutIn);
    if (at < 0) return null;
    until = at + piece.length;
  }
  return from < 0 ? null : [from, until];
}

/** Where a run of words begins that is found between two places; -1: nowhere. */
function placeOf(words: readonly string[], run: readonly string[], from: number, to: number): number {
  for (let at = from; at <= to && at + run.length <= words.length; at += 1) {
    if (run.every((word, place) => words[at + place] === word)) return at;
  }
  return -1;
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
