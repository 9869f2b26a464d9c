import { wordKey } from '#src/lib/text.ts';

/** What stands in place of words that a decision took out: as long for one name as for a page, so that it tells nothing. */
export const bar = '█████';

/** Where a text says a passage: in code units, as `slice` takes them. */
interface Place {
  from: number;
  to: number;
}

/** What nobody sees between two letters, or what Markdown makes of it: soft hyphens, joiners, marks of emphasis. */
const unseen = String.raw`[\p{Default_Ignorable_Code_Point}*_~\x60\\]`;
const letter = String.raw`[[\p{L}\p{N}\p{M}]--\p{Default_Ignorable_Code_Point}]`;
const wordPattern = new RegExp(`${letter}(?:${unseen}*${letter})*`, 'gv');
/** What makes no other passage of two words: spaces, dashes, quotation marks, and what nobody sees. */
const between = new RegExp(String.raw`[\s\p{Pd}\p{Pi}\p{Pf}"'„‚]|${unseen}`, 'gu');
const markdown = /[*_~`\\]/g;

interface Word extends Place {
  /** By which two spellings are one word: small letters, ß as ss, ü as ue, look-alikes of other alphabets as Latin. */
  key: string;
  /** The marks between the word before and this one. */
  after: string;
}

function wordsAt(text: string): Word[] {
  let end = 0;
  return [...text.matchAll(wordPattern)].map(({ 0: word, index: from }) => {
    const after = text.slice(end, from).replace(between, '');
    end = from + word.length;
    return { from, to: end, after, key: wordKey(word.replace(markdown, '')) };
  });
}

/** A passage without a letter is found as it is typed. */
function placesOfSigns(text: string, signs: string): Place[] {
  if (signs === '') return [];
  const starts = text.split(signs).slice(0, -1);
  let from = -signs.length;
  return starts.map((before) => {
    from += signs.length + before.length;
    return { from, to: from + signs.length };
  });
}

/**
 * Each place that says the passage, the first first: as whole words, and as a reader takes them for the same words, however they
 * are spaced, capitalised, hyphenated or emphasised.
 */
export function placesOf(text: string, passage: string): Place[] {
  const meant = wordsAt(passage);
  const [first] = meant;
  if (!first) return placesOfSigns(text, passage.trim());
  const said = wordsAt(text);
  const places: Place[] = [];
  for (let at = 0; at + meant.length <= said.length; at += 1) {
    const isIt = meant.every(({ key, after }, next) => {
      const word = said[at + next];
      return word?.key === key && (next === 0 || word.after === after);
    });
    const [from, to] = [said[at]?.from, said[at + meant.length - 1]?.to];
    if (!isIt || from === undefined || to === undefined) continue;
    places.push({ from, to });
    at += meant.length - 1;
  }
  return places;
}

/** The text with each place that says the passage blackened. */
export function withoutPassage(text: string, passage: string): string {
  return placesOf(text, passage).reduceRight((left, { from, to }) => left.slice(0, from) + bar + left.slice(to), text);
}

/** The same value with every text in it, however deep, as `black` writes it. Keys and numbers stay. */
export function inEveryText<Value>(value: Value, black: (text: string) => string): Value;
export function inEveryText(value: unknown, black: (text: string) => string): unknown {
  if (typeof value === 'string') return black(value);
  if (Array.isArray(value)) return value.map((one) => inEveryText(one, black));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inEveryText(one, black)]));
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether a text came from another one by taking out: each of its words stands there, in the same order. Blackened places
 * say nothing.
 */
export function saysLess(before: string, after: string): boolean {
  const left = wordsIn(before)[Symbol.iterator]();
  return wordsIn(after).every((word) => {
    for (let one = left.next(); !one.done; one = left.next()) if (one.value === word) return true;
    return false;
  });
}
