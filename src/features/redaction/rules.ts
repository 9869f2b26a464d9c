import { wordKey } from '#src/lib/text.ts';

/** What stands in place of words that a decision took out: as long for one name as for a page, so that it tells nothing. */
export const bar = '█████';

/** Where a text says a passage: in code units, as `slice` takes them. */
export interface Place {
  from: number;
  to: number;
}

/** Which places of a text are meant, the first first. */
export type Meant = (text: string) => Place[];

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

/** How a passage is looked for: so many words, or signs without a letter as they are typed, that read like this. */
export interface Passage {
  words: number;
  /** Where there is no word; in code units. */
  signs: number;
  /** What a place that says it comes to. */
  key: string;
}

const keyOf = (words: readonly Word[]): string =>
  words.map(({ key, after }, at) => (at === 0 ? key : `${after}\n${key}`)).join('\n');

export function passageOf(typed: string): Passage {
  const meant = wordsAt(typed);
  const signs = meant.length === 0 ? typed.trim() : '';
  return { words: meant.length, signs: signs.length, key: meant.length === 0 ? signs : keyOf(meant) };
}

/** Places as long as the passage, with what they say; of words those that begin with `start`, where it is known. */
function* candidates(text: string, { words, signs }: Passage, start?: string): Generator<Place & { key: string }> {
  const said = words > 0 ? wordsAt(text) : [];
  for (let at = 0; at + words <= said.length && words > 0; at += 1) {
    const [first, last] = [said[at], said[at + words - 1]];
    if (first && last && first.key === (start ?? first.key))
      yield { from: first.from, to: last.to, key: keyOf(said.slice(at, at + words)) };
  }
  for (let from = 0; from + signs <= text.length && signs > 0; from += 1) {
    yield { from, to: from + signs, key: text.slice(from, from + signs) };
  }
}

/**
 * Each place that says the passage, the first first: as whole words, and as a reader takes them for the same words, however they
 * are spaced, capitalised, hyphenated or emphasised. `keyed`: how the key of the passage was made out of what it says.
 */
export function placesOfPassage(text: string, passage: Passage, keyed?: (key: string) => string): Place[] {
  const places: Place[] = [];
  let end = 0;
  for (const { from, to, key } of candidates(text, passage, keyed ? undefined : passage.key.split('\n')[0])) {
    if (from < end || (keyed?.(key) ?? key) !== passage.key) continue;
    places.push({ from, to });
    end = to;
  }
  return places;
}

export const placesOf = (text: string, passage: string): Place[] => placesOfPassage(text, passageOf(passage));

/** Words of a text that none of `said` says, neighbours as one place. */
export function placesUnsaid(text: string, said: Iterable<string>): Place[] {
  const known = new Set([...said].flatMap((one) => wordsAt(one).map(({ key }) => key)));
  const places: Place[] = [];
  let isGoingOn = false;
  for (const { from, to, key } of wordsAt(text)) {
    const last = places.at(-1);
    if (known.has(key)) isGoingOn = false;
    else if (isGoingOn && last) last.to = to;
    else {
      places.push({ from, to });
      isGoingOn = true;
    }
  }
  return places;
}

/** The text with these places blackened. */
export const withoutPlaces = (text: string, places: readonly Place[]): string =>
  places.reduceRight((left, { from, to }) => left.slice(0, from) + bar + left.slice(to), text);

/** The text with each place that says the passage blackened. */
export const withoutPassage = (text: string, passage: string): string => withoutPlaces(text, placesOf(text, passage));

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
