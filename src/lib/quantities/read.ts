/** A quantity as people type it: the one thing it can mean, or the things between which only the writer can choose. */
export type Quantity<T> = { value: T; isAbout: boolean } | { ask: readonly T[] };

/** Longer than anything people type into such a field; what is longer is not read, so that reading costs nothing. */
const longest = 60;

const aboutBefore =
  /^(?:~|c\.(?=[\s\d])|(?:ca|circa|zirka)\.?|etwa|ungefähr|rund|gegen|um|an die|knapp|fast|around|about|approx\.?|approximately|roughly|almost|nearly|at)(?![\p{L}])\s*/u;

/** Lower case, single spaces, without `ca.` and the like in front; null for what is too long to be read. */
export function prepared(typed: string): { words: string; isAbout: boolean } | null {
  const words = typed.length > longest ? '' : typed.toLowerCase().replace(/\s+/g, ' ').trim();
  if (!words) return null;
  const rest = words.replace(aboutBefore, '');
  // "um 14 Uhr" and "at 3pm" are exact.
  return { words: rest, isAbout: rest !== words && !/^(?:um|at)\b/.test(words) };
}

const numberWords = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ');
const englishWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const others: Record<string, number> = {
  eine: 1,
  einer: 1,
  einen: 1,
  einem: 1,
  eins: 1,
  a: 1,
  an: 1,
  fuenf: 5,
  zwoelf: 12,
};

/** `7`, `sieben`, `seven`, `a`; null for anything else. */
export function smallNumber(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const known = [
    numberWords.indexOf(word),
    englishWords.indexOf(word),
    Object.hasOwn(others, word) ? (others[word] ?? -1) : -1,
  ];
  const number = Math.max(...known);
  return number < 0 ? null : number;
}
