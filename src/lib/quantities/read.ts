/** A quantity as people type it: the one thing it can mean, or the things between which only the writer can choose. */
export type Quantity<T> = { value: T; isAbout: boolean } | { ask: readonly T[]; isAbout?: true };

/** Several things that words can mean: each is only about so much where the words say so. */
export const oneOfThese = <T>(ask: readonly T[], isAbout: boolean): Quantity<T> =>
  isAbout ? { ask, isAbout } : { ask };

/** Longer than anything people type into such a field; what is longer is not read, so that reading costs nothing. */
const longest = 60;

const aboutBefore =
  /^(?:~|c\.(?=[\s\d])|(?:ca|circa|zirka)\.?|etwa|ungefähr|rund|gegen|um|an die|gut|knapp|fast|kurz (?:vor|nach)|(?:shortly|just) (?:before|after)|around|about|approx\.?|approximately|roughly|almost|nearly|at)(?![\p{L}])\s*/u;

/** Lower case, single spaces, without `ca.` and the like in front; null for what is too long to be read. */
export function prepared(typed: string): { words: string; isAbout: boolean } | null {
  const words = typed.length > longest ? '' : typed.toLowerCase().replace(/\s+/g, ' ').trim();
  if (!words) return null;
  const rest = words.replace(aboutBefore, '');
  // "um 14 Uhr" and "at 3pm" are exact.
  return { words: rest, isAbout: rest !== words && !/^(?:um|at)\b/.test(words) };
}

const units = 'null ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const teens = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ');
const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const englishUnits = 'zero one two three four five six seven eight nine'.split(' ');
const englishTeens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** 0 to 99 in the words of both languages. */
const numbers: ReadonlyMap<string, number> = new Map([
  ...[...units, ...teens].map((word, number): [string, number] => [word, number]),
  ...[...englishUnits, ...englishTeens].map((word, number): [string, number] => [word, number]),
  ...[tens, englishTens].flatMap((words) => words.map((word, index): [string, number] => [word, 10 * index + 20])),
  ...tens.flatMap((ten, index) =>
    units.slice(1).map((unit, less): [string, number] => [`${unit}und${ten}`, 10 * index + 21 + less]),
  ),
  ...englishTens.flatMap((ten, index) =>
    englishUnits.slice(1).map((unit, less): [string, number] => [`${ten}-${unit}`, 10 * index + 21 + less]),
  ),
  ...['eine', 'einer', 'einen', 'einem', 'eins', 'a', 'an'].map((word): [string, number] => [word, 1]),
]);

/** `7`, `sieben`, `fünfundvierzig`, `twenty-five`, `a`; null for anything else. */
export function smallNumber(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return (
    numbers.get(word) ??
    numbers.get(word.replaceAll('ae', 'ä').replaceAll('ue', 'ü').replaceAll('oe', 'ö').replaceAll('ss', 'ß')) ??
    null
  );
}
