import type { CasesWith, Reading, Scope } from './rules.ts';

/** An expression that no case fits. */
export const nothingFits = '""';

/** What is asked of the index. */
export interface Expressions {
  /** Every word in one of its meanings, but for those that are left out. */
  every: string;
  /**
   * Words may be missing: of each two that stand beside each other one is enough, so that whatever has all words but one is
   * among it, and each word is asked for once. Of one word nothing may be missing.
   */
  looser: string;
  /** `every` does not ask for these, so what it finds may lack them. */
  leftOut: readonly Reading[];
  /** Where `every` finds as many, nobody asks `looser`. */
  enough: number;
}

export function expressionsOf(
  readings: readonly Reading[],
  casesWith: CasesWith,
  { scope, marks, most, enough }: { scope: Scope; marks: readonly string[]; most: number; enough: number },
): Expressions {
  const asked = readings.map((reading) => ({ reading, group: groupOf(reading, casesWith, scope) }));
  const groups = asked.map(({ group }) => group);
  const pairs = groups.flatMap((group, at) => {
    const either = [group, groups[at + 1] ?? groups[at - 1] ?? null].filter((one) => one !== null);
    return at % 2 === 0 ? [either.length > 0 ? `(${either.join(' OR ')})` : null] : [];
  });
  const all = (parts: readonly (string | null)[]) =>
    parts.length === 0 || parts.includes(null) ? nothingFits : [...parts, ...marks.map(markIn)].join(' AND ');
  // What is left out is looked up in whole cases, which do not tell where in them a word stands.
  const leftOut = scope === 'all' ? leftOutOf(readings, casesWith, most) : [];
  return {
    every: groups.includes(null)
      ? nothingFits
      : all(asked.flatMap(({ reading, group }) => (leftOut.some((one) => one.reading === reading) ? [] : [group]))),
    looser: groups.length < 2 ? nothingFits : all(pairs),
    leftOut: leftOut.map(({ reading }) => reading),
    // Of rare words that were left out, cases may have others together as well.
    enough: leftOut.some(({ cases }) => cases < frequent) ? most : enough,
  };
}

/** Cases as many as this product is made for: where there are fewer, a search costs less than is expected here. */
const made = 1_000_000;
/** So many entries of the index are read in a few milliseconds. */
const affordable = { ofFrequent: 60_000, ofRare: 30_000 };
const frequent = 100_000;
/** Where the other words are expected together in no more cases than this, they are asked for alone. */
const hardlyAny = 40;

/**
 * The words that a search for all of them can do without, the most frequent first, while it is too much: the index reads from end
 * to end what stands in every third case where the other words are rare, for the sake of a word that says nearly nothing, and every
 * word of four of which few cases have even three: so they are all among those that are looked at.
 */
function leftOutOf(readings: readonly Reading[], casesWith: CasesWith, most: number) {
  const sizes = readings
    .map((reading) => ({
      reading,
      cases: Math.min(
        made,
        reading.meanings.reduce((sum, { terms }) => sum + casesOf(terms, casesWith), 0),
      ),
    }))
    .sort((a, b) => a.cases - b.cases);
  const leftOut: typeof sizes = [];
  const expected = (some: typeof sizes) => some.reduce((share, { cases }) => (share * Math.max(1, cases)) / made, made);
  for (let largest = sizes.at(-1); largest && sizes.length > 1; largest = sizes.at(-1)) {
    // Where many cases fit, the newest of them are soon found.
    const read = sizes.reduce((sum, { cases }) => sum + cases, 0) * Math.min(1, most / expected(sizes));
    const isFrequent = largest.cases >= frequent;
    if (read <= (isFrequent ? affordable.ofFrequent : affordable.ofRare)) break;
    if (!isFrequent && expected(sizes.slice(0, -1)) > hardlyAny) break;
    leftOut.push(largest);
    sizes.pop();
  }
  return leftOut;
}

const markIn = (mark: string) => `marks : "${mark}"`;

/** A word in one of its meanings; null where no case has any. Each term that is asked for costs as much as one that is found. */
function groupOf({ meanings }: Reading, casesWith: CasesWith, scope: Scope): string | null {
  const where = scope === 'all' ? '{title told answered promised}' : `{${scope}}`;
  const said = meanings.flatMap(({ kind, terms }) => {
    if (kind === 'company') return [terms.map(markIn).join(' OR ')];
    if (terms.some((term) => casesWith.get(term) === 0)) return [];
    return [`${where} : (${terms.map((term) => `"${term}"`).join(' AND ')})`];
  });
  return said.length === 0 ? null : `(${[...new Set(said)].map((one) => `(${one})`).join(' OR ')})`;
}

/** The most cases that can have all of these terms. */
const casesOf = (terms: readonly string[], casesWith: CasesWith) =>
  Math.min(...terms.map((term) => casesWith.get(term) ?? 0));
