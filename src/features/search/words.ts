import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as germanStem } from '@orama/stemmers/german';
import type { Locale } from '#src/lib/situation.ts';
import { plainVowels, searchKey, wordKey } from '#src/lib/text.ts';
import { stopWords } from './stop-words.ts';

/** Longer ones are no words: an address, a key, a line of signs. */
const longest = 40;
const shortest = 4;
const shortestTerm = 3;

/** "abgestellt", "zurückgezahlt": the participle of a verb that is separated. */
const separated =
  /^(ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|zu|zuruck|zusammen)ge(?=[a-z]{4,})/;

/** Endings that the stemmer leaves, of verbs: "kündigt", "gekündigt", "erstattet" become what "kündigen", "erstatten" are. */
function root(stem: string, word: string): string {
  let left = stem.replace(separated, '$1');
  if (left === stem && /^ge[a-z]{5,}(t|en)$/.test(word)) left = stem.slice(2);
  for (let before = ''; before !== left; ) {
    before = left;
    const less = left.replace(/(e?t|e)$/, '');
    if (less.length >= shortest) left = less;
  }
  return left.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

const known = { de: new Map<string, string>(), en: new Map<string, string>() };
/** Of each language. Most words of a text were in the last ones too, and a stem takes longer than everything else. */
const mostKnown = 50_000;

/** What all forms of a folded word have in common, which is no word itself. What has a digit in it stays as it is. */
export function stemOf(word: string, locale: Locale): string {
  if (/\d/.test(word)) return word;
  const found = known[locale].get(word);
  if (found !== undefined) return found;
  const stem = locale === 'de' ? root(germanStem(word), word) : root(englishStem(word), '');
  if (known[locale].size >= mostKnown) known[locale].clear();
  known[locale].set(word, stem);
  return stem;
}

/**
 * Folded, as `searchKey`, and as FTS5 does (Unicode 6): no two words may be one to it. Letters that it takes for marks end a word,
 * of New Tai Lue and Vedic, or else one word would be several to it, which it refuses.
 */
export const termKey = (text: string) =>
  searchKey(text)
    .replaceAll('ς', 'σ')
    .replace(/[\u19b0-\u19c9\u1cf2\u1cf3]+/gu, ' ')
    .trim();

/** Its stems in both languages: nobody says in which one was typed. */
export const stemsOf = (word: string) => [...new Set([stemOf(word, 'de'), stemOf(word, 'en')])];

/**
 * How a text spells the typed words that have umlauts, in either spelling: "Zähler" stands in "Zaehlerstand" and in no "zahlen",
 * which the index, where both are "zahl", does not tell apart. Each as it may be found in a text.
 */
export function umlautsIn(typed: string): RegExp[] {
  return wordKey(typed)
    .split(' ')
    .flatMap((word) => {
      const plain = plainVowels(word);
      if (plain === word || stopWords.has(plain)) return [];
      const stem = stemOf(plain, 'de');
      const lengths = Array.from(word, (_, at) => at + 1);
      const spelled = lengths.map((length) => word.slice(0, length)).find((begin) => plainVowels(begin) === stem);
      if (!spelled || spelled === stem) return [];
      const either = spelled
        .replace(/([aou])e/g, (two, vowel) => `(?:${two}|${umlaut[vowel]})`)
        .replace(/ss/g, '(?:ss|ß)');
      return [new RegExp(either, 'iu')];
    });
}
const umlaut: Record<string, string> = { a: 'ä', o: 'ö', u: 'ü' };

/** Folded words of a text in their order, without those that say nothing. */
function wordsIn(text: string): string[] {
  return termKey(text)
    .split(' ')
    .filter((word) => word.length > 0 && word.length <= longest && !stopWords.has(word));
}

/** Groups of a number or code, with at most one sign between two: "4711 2299", "R-2044/7", "1.234,50", "RP 5520 9 DE". */
const pieces = /[\p{L}\p{N}]+/gu;
const mostPieces = 6;
const longestLetters = 4;

/**
 * The numbers and codes of a text that are written in groups: every stretch of such groups in one piece, as it may be written
 * elsewhere. Letters belong to one if they are few, and in a text that is read if they are capitals; `isTyped`: who types on
 * a phone types none.
 */
export function numbersIn(text: string, isTyped = false): string[] {
  const found: string[] = [];
  let run: { piece: string; end: number }[] = [];
  const finish = () => {
    for (let from = 0; from < run.length; from += 1) {
      for (let to = from + 2; to <= Math.min(run.length, from + mostPieces); to += 1) {
        const joined = run
          .slice(from, to)
          .map(({ piece }) => piece)
          .join('');
        if (/\d/.test(joined)) found.push(termKey(joined).replaceAll(' ', ''));
      }
    }
    run = [];
  };
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const before = run.at(-1);
    if (before && !/^[ ./,-]$/.test(text.slice(before.end, index))) finish();
    const isPart = /\d/.test(piece) || (piece.length <= longestLetters && (isTyped || piece === piece.toUpperCase()));
    if (isPart) run.push({ piece, end: index + piece.length });
    else finish();
  }
  finish();
  return found.filter((one) => one.length <= longest);
}

/** The terms of a text, each once: what is kept to find it by. */
export function termsOf(text: string, locale: Locale): Set<string> {
  return new Set([...wordsIn(text).map((word) => stemOf(word, locale)), ...numbersIn(text)]);
}

/** Whether a term is one by which others are found: as part of it, or as a slip of the finger. */
export const isVocabulary = (term: string) => term.length >= shortestTerm && !/\d/.test(term);

/** Begun by a word that is nothing else, or at the end of what was typed; "30 kg" is a weight. */
const forms =
  /(?<=\S) (?:(?:g?gmbh|gesmbh|ohg|kgaa|gbr|ug|ag)(?: (?:haftungsbeschrankt|mbh|co|cie|kg|kgaa|ohg))*(?= |$)|(?<!\d )(?:kg|se|ek|ev|eg|ltd|plc|inc|llc)$)/g;

/** The tokens without legal forms behind a name: they stand in letterheads and contracts, but hardly in what people tell. */
export const withoutForms = (tokens: readonly string[]): string[] =>
  tokens.join(' ').replace(forms, '').split(' ').filter(Boolean);
