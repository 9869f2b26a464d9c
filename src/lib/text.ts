import { decomposed, inLatinLetters } from './look-alikes.ts';

/**
 * Folds a name or a text for comparison: lower case, no accents, ß and umlauts as in the two-letter spelling,
 * no characters that nobody sees, single spaces. "Möbelhaus  LUND & Söhne" → "moebelhaus lund soehne".
 */
export function fold(text: string): string {
  const small = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return decomposed(small)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** By which two spellings are one word to a reader: folded, look-alikes of other alphabets in Latin letters. */
export const wordKey = (word: string): string => fold(inLatinLetters(word.normalize('NFKC')));

/**
 * What a search looks in: folded, look-alikes in Latin letters, umlauts by their plain letter however they were spelled,
 * single letters as one word. "Söhne", "Soehne" and "Sohne" → "sohne"; "N.E.W." → "new". No longer for reading.
 */
export function searchKey(text: string): string {
  return plainVowels(wordKey(text)).replace(/(?<= |^)[^ ](?: [^ ])+(?= |$)/gu, (letters) =>
    /\p{L}/u.test(letters) ? letters.replaceAll(' ', '') : letters,
  );
}

/** After a vowel or q an e is no umlaut: Bauer, Quelle. */
export function plainVowels(folded: string): string {
  return folded.replace(/(?<![aeiouyq])([aou])e/gi, '$1');
}

/** Of what is typed into a search, in characters: as long as a title or the name of a company may be. Longer is refused with its length. */
export const longestSearch = 120;
/** Each word more is one more look through everything that is searched. */
const mostWords = 6;

const wordsOf = (typed: string) => searchKey(typed).split(' ').filter(Boolean);

/** Not all words are looked for, which whoever searches is told. */
export function hasTooManyWords(typed: string): boolean {
  return wordsOf(typed).length > mostWords;
}

/**
 * The words of a search, the first six, each in the readings under which it may stand in a `searchKey`. None of a search that
 * is too long: whoever asks refuses it before.
 */
export function searchWords(typed: string): string[][] {
  // Without a letter or a digit nothing is left: then there is nothing to look for.
  if (typed.length > longestSearch) return [];
  const words = wordsOf(typed);
  const capitals = wordsOf(withDoubtfulLetters(typed, 'l'));
  const small = wordsOf(withDoubtfulLetters(typed, 'i'));
  return words.slice(0, mostWords).map((word, index) => {
    const others = [capitals, small].map((one) => (one.length === words.length ? one[index] : undefined));
    return [...new Set([word, ...others.filter((other) => other !== undefined)])];
  });
}

/**
 * Letters and digits that look alike, read as one of them: a capital I or a 1 inside small letters ("MobiI", "Mobi1"), a
 * small l where a word begins before a consonant or among capitals ("lnfra", "MOBlL"), a 0 beside letters ("Sauerst0ff").
 */
export function withDoubtfulLetters(text: string, read: 'l' | 'i'): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\p{Ll})I|(?<=\p{L}{2})1(?!\d)|(?<![\p{L}\p{N}])1(?=\p{L}|(?![\p{L}\p{N}]))/gu, read)
    .replace(
      /(?<![\p{L}\p{N}])l(?=[bcdfghjklmnpqrstvwxz])|(?<=\p{Lu})l(?=\p{Lu})|(?<=\p{Lu}{2})l(?![\p{L}\p{N}])/gu,
      read,
    )
    .replace(/(?<=\p{L})0(?!\d)|(?<![\p{L}\p{N}])0(?=\p{L})/gu, 'o');
}

const slugs = new Map<string, string>();
const mostSlugs = 5000;

/** The readable part of an address: at most 60 characters, whole words. Kept: a list has the titles of the one before. */
export function slug(text: string): string {
  const known = slugs.get(text);
  if (known !== undefined) return known;
  if (slugs.size >= mostSlugs) slugs.clear();
  const made = slugOf(text);
  slugs.set(text, made);
  return made;
}

function slugOf(text: string): string {
  const words = fold(inLatinLetters(text))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  let made = '';
  for (const word of words) {
    if (made && made.length + word.length >= 60) break;
    made = made ? `${made}-${word}` : word.slice(0, 60);
  }
  return made || 'x';
}

/** Whether there is anything to read: a letter, a digit or a pictograph. Marks, blanks and invisible letters are nothing. */
export function saysSomething(typed: string): boolean {
  // Nearly every text does in its first words; folding all of a long one takes many milliseconds.
  return (
    fold(typed.slice(0, 200)) !== '' ||
    fold(typed) !== '' ||
    /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(typed)
  );
}

/**
 * Whether a text is beyond `most` characters whatever cleaning takes away: line ends are two characters as they are sent,
 * and as many again may be blanks at its ends. Then nobody needs it cleaned.
 */
export function isFarTooLong(typed: string, most: number): boolean {
  return typed.length > 4 * most;
}

/** Control characters, and those that turn the direction of what stands behind them or say how it is laid out. */
const unwanted =
  /(?![\t\n\r])\p{Cc}|\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Signs in a name that nobody sees and no spelling needs. Those between emoji and between Arabic or Indic letters stay. */
const invisible = /(?!\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;

/** The same in one line, for names and titles. */
export const cleanLine = (typed: string) => clean(typed).replace(invisible, '').replace(/\s+/g, ' ').trim();

const tooManyMarks = /(\p{M}{8})\p{M}+/gu;

/**
 * What a person typed, fit for storing: line ends as \n, no control characters (a NUL ends a string in C libraries),
 * no characters that turn the direction of everything behind them or that nobody sees (so that nobody can spoof a name; those
 * that hold an emoji together stay), trimmed. No letter
 * keeps more than eight marks: no language needs them, and putting a heap of them in order takes time by its square.
 */
export function clean(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .toWellFormed()
    .replace(tooManyMarks, '$1')
    .normalize('NFC')
    .replace(tooManyMarks, '$1')
    .trim();
}
