import { searchKey } from '#src/lib/text.ts';
import type { Reading } from './rules.ts';
import { stemsOf } from './words.ts';

/** A stretch of a text, and whether it is what was looked for. */
export interface Stretch {
  text: string;
  isFound: boolean;
}

/** A text with what was found in it, and how many of the typed words those are. */
export interface Marked {
  stretches: Stretch[];
  words: number;
}

/** Marks in a text each word that is one of the meanings of what was typed. Nothing of the text is lost. */
export function mark(text: string, readings: readonly Reading[]): Marked {
  const meant = readings.map(
    ({ meanings }) => new Set(meanings.filter(({ kind }) => kind !== 'company').flatMap(({ terms }) => terms)),
  );
  const stretches: Stretch[] = [];
  const found = new Set<number>();
  for (const [piece] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const word = searchKey(piece).replaceAll(' ', '');
    const stems = word === '' ? [] : stemsOf(word);
    const hits = meant.flatMap((terms, at) => (stems.some((stem) => terms.has(stem)) ? [at] : []));
    for (const at of hits) found.add(at);
    const isFound = hits.length > 0;
    const last = stretches.at(-1);
    if (last && last.isFound === isFound) last.text += piece;
    else stretches.push({ text: piece, isFound });
  }
  return { stretches, words: found.size };
}

/** Letters of a passage beside what was found, about. */
const around = 110;

/** The part of a text that says most of what was typed, cut at blanks; null where it says nothing of it. */
export function passageIn(text: string, readings: readonly Reading[]): Marked | null {
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/u).filter((sentence) => sentence.trim() !== '');
  const marked = sentences.map((sentence) => mark(sentence.trim(), readings));
  const best = marked.reduce<number>(
    (found, one, at) => (one.words > (marked[found]?.words ?? 0) ? at : found),
    marked.findIndex(({ words }) => words > 0),
  );
  const [sentence, next] = [marked[best], marked[best + 1]];
  if (!sentence) return null;
  const length = sentence.stretches.reduce((sum, one) => sum + one.text.length, 0);
  const isShort = length < around && next !== undefined;
  const stretches = isShort
    ? [...sentence.stretches, { text: ' ', isFound: false }, ...next.stretches]
    : sentence.stretches;
  return { stretches: shortened(stretches), words: sentence.words };
}

/** Long stretches without anything found, cut in the middle or at their ends. */
function shortened(stretches: readonly Stretch[]): Stretch[] {
  return stretches.map(({ text, isFound }, at) => {
    if (isFound || text.length <= 2 * around) return { text, isFound };
    const head = at === 0 ? '' : cut(text.slice(0, around), false);
    const tail = at === stretches.length - 1 ? '' : cut(text.slice(-around), true);
    return { text: [head, tail].join(head && tail ? ' … ' : '…').replace(/^…(?=.)/u, '… '), isFound };
  });
}

const cut = (text: string, isFromBehind: boolean) =>
  isFromBehind ? text.replace(/^\S*\s+/, '') : text.replace(/\s+\S*$/, ' ');

/** How a term is written where it was found: nobody reads a stem. Null where nobody wrote it. */
export function wordWith(term: string, marked: readonly Marked[]): string | null {
  const words = marked.flatMap(({ stretches }) =>
    stretches.flatMap(({ text, isFound }) => (isFound ? (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) : [])),
  );
  const isIt = (word: string) => stemsOf(searchKey(word).replaceAll(' ', '')).includes(term);
  return words.find(isIt) ?? null;
}
