import { parse } from 'tldts';
import { inLatinLetters } from '#src/lib/look-alikes.ts';
import { fold, plainVowels, searchKey, slug, withDoubtfulLetters } from '#src/lib/text.ts';
import { withoutLegalForm } from './legal-forms.ts';

interface NameParts {
  /** How the name may be read, without legal form, spaces and dots. At least one. */
  readings: ReadonlySet<string>;
  form: string | null;
  /** `de` of "fernruf.de". */
  suffix: string | null;
}

/**
 * Whether two spellings are one company's name: upper and lower case, accents, umlauts either way (Söhne, Soehne, Sohne),
 * look-alike letters, "&", "und" and "+", dots and spaces, an internet address, and a legal form that one of them leaves
 * out do not matter. Two different legal forms, or endings of an address, are two companies.
 */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return (
    agree(a.form, b.form) && agree(a.suffix, b.suffix) && [...a.readings].some((reading) => b.readings.has(reading))
  );
}

const agree = (one: string | null, other: string | null) => one === null || other === null || one === other;

/** The same for all names that are the same: by it they are found, before `isSameName` says which of them are. */
export function skeletonOf(name: string): string {
  const [reading = ''] = partsOf(name).readings;
  return coarse(reading);
}

/** What is stored of a name, so that it is found. */
export function nameRow(name: string): { name: string; key: string; skeleton: string } {
  return { name, key: searchKey(name), skeleton: skeletonOf(name) };
}

/** The skeletons under which the same name may be stored: one for each way to read it. */
export function skeletonsOf(name: string): string[] {
  return [...new Set([...partsOf(name).readings].map(coarse))];
}

function coarse(reading: string): string {
  return plainVowels(reading).replace(/aa/g, 'a').replace(/[i1]/g, 'l').replaceAll('0', 'o');
}

/** Everything a name consists of, for comparing. A name without letters and digits is read as it stands. */
function partsOf(name: string): NameParts {
  const typed = withoutInvisible(name);
  const address = addressIn(typed);
  const written = [typed, withDoubtfulLetters(typed, 'l'), withDoubtfulLetters(typed, 'i')];
  const bare = address === null ? written : written.map((one) => addressIn(one)?.label ?? one);
  const spelled = bare.flatMap((one) => vowelSpellings.flatMap((spell) => [spell(one), inPlainVowels(spell(one))]));
  const parts = [...new Set(spelled)].map((one) => withoutLegalForm(wordsOf(one), typed));
  const readings = new Set(parts.map(({ words }) => together(words)).filter(Boolean));
  return {
    readings: readings.size > 0 ? readings : new Set([typed.toLowerCase()]),
    form: parts[0]?.form ?? null,
    suffix: address?.suffix ?? null,
  };
}

/** As the same words are written at length, or come out of a page: "Gebr." and "Gebrüder", "&amp;"; and marks that say nothing. */
function atLength(name: string): string {
  return name
    .replace(/[™℠®©]/g, '')
    .replace(/&amp;/gi, '&')
    .replace(/(?<!\p{L})Gebr\.(?=\s*\p{L})/giu, 'Gebrüder ')
    .replace(/(?<!\p{L})St\.(?=\s*\p{L}{2})/gu, 'Sankt ')
    .replace(/^(?:Firma|Fa\.)\s+(?=\S)/iu, '');
}

function withoutInvisible(name: string): string {
  return inLatinLetters(
    atLength(name)
      .normalize('NFKC')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, ''),
  ).trim();
}

type Spell = (text: string) => string;
const replacing = (pairs: Record<string, string>): Spell => {
  const letters = new RegExp(`[${Object.keys(pairs).join('')}]`, 'giu');
  return (text) =>
    text.replace(/[\p{L}\p{M}]+/gu, (word) =>
      // Ä alone is a name of its own.
      word.length < 3 ? word : word.replace(letters, (letter) => pairs[letter.toLowerCase()] ?? letter),
    );
};
const vowelSpellings: readonly Spell[] = [
  (text) => text,
  replacing({ ä: 'a', ö: 'o', ü: 'u', ø: 'o', æ: 'a', œ: 'o', å: 'a' }),
  replacing({ ø: 'oe', å: 'aa' }),
];

/** Words in which everybody knows the umlaut, so that "Soehne" is "Sohne" without a "Söhne" between them. */
const umlautWords =
  /soehn|moebel|kueche|baeck|brueder|bruecke|haeuser|muehle|gruen|gaertner|geraet|buero|buecher|kraeuter|schluessel|fruecht|maerkte|kuehl|waerme|oeko|koeln|duesseldorf|muenchen|nuernberg|zuerich|wuerttemberg|thueringen|luebeck|moenchen|goettingen|tuebingen/gi;
const inPlainVowels: Spell = (text) => text.replace(umlautWords, plainVowels);

const joiners = new Set(['und', 'and', 'et', 'og', 'och', 'u']);

/** Folded words; "&" stands for everything that joins two of them. */
function wordsOf(text: string): string[] {
  const words = fold(text.replace(/(?<=[\p{L}\p{N}.]\s*)[&+](?=\s*[\p{L}\p{N}])/gu, ' und ').replace(/\+/g, ' plus '))
    .split(' ')
    .filter(Boolean);
  return words.map((word, index) => {
    const [before = '', after = ''] = [words[index - 1], words[index + 1]];
    const joins = joiners.has(word) && before !== '' && after !== '';
    return joins && (word !== 'u' || (before.length > 1 && after.length > 1)) ? '&' : word;
  });
}

/** Without spaces; a joiner counts only beside a single letter (H&M is not HM), a space between two digits always. */
function together(words: readonly string[]): string {
  return words
    .filter((word, index) => word !== '&' || words[index - 1]?.length === 1 || words[index + 1]?.length === 1)
    .join(' ')
    .replace(/(?<!\d) | (?!\d)/g, '');
}

const commonSuffix = /^(?:[a-z]{2}|com|net|org|info|biz|shop|online|store|app)$/;

const addressFirst = /^((?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)\/?( .*)?$/iu;

/** Whether whoever is called so could be taken for this site: its name, however it is spelled and whatever stands around it. */
export function isNameOfSite(name: string): boolean {
  const readings = [name, withDoubtfulLetters(name, 'l'), withDoubtfulLetters(name, 'i')];
  return readings.some((reading) => /aktenkund[il1|]g/.test(searchKey(reading).replaceAll(' ', '')));
}

/** A name that is or begins with an internet address: its label, with what stands behind it, and its ending. */
function addressIn(typed: string): { label: string; suffix: string } | null {
  const [, address = '', rest = ''] = addressFirst.exec(typed) ?? [];
  const { domainWithoutSuffix: label, publicSuffix: suffix, isIcann } = parse(address.toLowerCase());
  if (!isIcann || !label || label.length < 2 || !suffix) return null;
  const ending = suffix.split('.').at(-1) ?? '';
  return commonSuffix.test(ending) ? { label: label + rest, suffix } : null;
}

/** The first of `strom-soehne`, `strom-soehne-2`, … that is not taken. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const wanted = slug(name);
  let made = wanted;
  for (let next = 2; taken.has(made); next += 1) made = `${wanted}-${next}`;
  return made;
}
