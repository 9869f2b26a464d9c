/** Whoever was spoken to: at most so many in one entry, each in at most so many characters. */
export const mostPeople = 10;
export const longestPerson = 60;

const salutation = '(?:herrn?|frau|hr\\.|fr\\.|mr\\.?|mrs\\.?|ms\\.?|miss|dr\\.?|prof\\.?|eine[rmn]?|ein|an?|the)\\s';
const between = new RegExp(`[;\\n]|\\s(?:und|and|&)\\s+(?=${salutation})`, 'iu');
const beginsPerson = new RegExp(`^${salutation}`, 'iu');

/**
 * The people that a field names. A semicolon or a line always parts them; "und" and "and" do before a salutation or an
 * article, so that "Einkauf und Verkauf" stays one role; a comma only between two salutations, so that "Frau Klein,
 * Teamleitung" stays one person. Nothing but what parts them is left out.
 */
export function peopleIn(words: string): string[] {
  return words
    .split(between)
    .flatMap(byComma)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function byComma(words: string): string[] {
  const people: string[] = [];
  for (const piece of words.split(',')) {
    const last = people.at(-1);
    const isAnother = last === undefined || (beginsPerson.test(last.trim()) && beginsPerson.test(piece.trim()));
    if (isAnother) people.push(piece);
    else people[people.length - 1] = `${last},${piece}`;
  }
  return people;
}

/** As they stand on a page and in the field: parted so that `peopleIn` finds the same ones. */
export function peopleInWords(people: readonly string[]): string {
  return people.join('; ');
}

/** How often somebody else was spoken to: the same name at the same organisation is one person. */
export function distinctPeople(entries: readonly { people: readonly string[]; thirdParty: string }[]): number {
  const key = (words: string) => words.trim().toLowerCase();
  return new Set(
    entries.flatMap(({ people, thirdParty }) => people.map((name) => JSON.stringify([key(name), key(thirdParty)]))),
  ).size;
}
