import { fold, slug } from '#src/lib/text.ts';

/** Legal forms, folded, that people leave out or add when they write a company's name. */
const legalForms = [
  'gmbh co kg',
  'ag co kg',
  'gmbh',
  'ggmbh',
  'mbh',
  'ag',
  'se',
  'kg',
  'kgaa',
  'ohg',
  'gbr',
  'ug',
  'ug haftungsbeschraenkt',
  'e k',
  'e v',
  'eg',
  'ltd',
  'inc',
  'llc',
  's a r l',
  'sarl',
  'b v',
] as const;

/** Letters of other alphabets, folded, of which the small or the large form looks like the Latin one they stand beside. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  'aаα bвβ cс dԁ eеε hһнη iіι jј kкκ mмμ nν oоο pрρ qԛ sѕ tтτ wԝ xхχ yуυ zζ'
    .split(' ')
    .flatMap(([latin = '', ...others]) => others.map((other): [string, string] => [other, latin])),
);

/**
 * The folded spellings under which a typed name is the same company: as typed, and with or without a legal form.
 * "Dreiphasen" is "Dreiphasen AG"; "Dreiphasen GmbH" is not. A name that only looks like a Latin one, with Cyrillic or
 * Greek letters in it, is the same as well.
 */
export function sameNameKeys(name: string): string[] {
  const key = fold(name);
  const looksLike = [...key].map((letter) => lookAlikes.get(letter) ?? letter).join('');
  return [...new Set([key, looksLike])].flatMap(withLegalForms);
}

function withLegalForms(key: string): string[] {
  if (key === '') return [];
  const form = legalForms.find((form) => key.endsWith(` ${form}`));
  if (form !== undefined) return [key, key.slice(0, -form.length - 1)];
  return [key, ...legalForms.map((form) => `${key} ${form}`)];
}

/** Words of a search that say nothing: people write "&" or "und", and both are found. */
const silentWords = new Set(['und', 'and', 'u']);

/** The words a company's name must contain, folded: at most six, in the order typed. */
export function searchWords(typed: string): string[] {
  const words = fold(typed).split(' ').filter(Boolean);
  const telling = words.filter((word) => !silentWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, 6);
}

/** The first of `strom-soehne`, `strom-soehne-2`, … that is not taken. */
export function freeSlug(name: string, taken: readonly string[]): string {
  const wanted = slug(name);
  let made = wanted;
  for (let next = 2; taken.includes(made); next += 1) made = `${wanted}-${next}`;
  return made;
}
