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
  /** Words that stand nearly everywhere: `every` does not ask for them, so what it finds may lack them. */
  leftOut: readonly Reading[];
}

export function expressionsOf(
  readings: readonly Reading[],
  casesWith: CasesWith,
  { scope, marks, most }: { scope: Scope; marks: readonly string[]; most: number },
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
  const leftOut = scope === 'all' ? tooFrequent(readings, casesWith, most) : [];
  return {
    every: groups.includes(null)
      ? nothingFits
      : all(asked.flatMap(({ reading, group }) => (leftOut.includes(reading) ? [] : [group]))),
    looser: groups.length < 2 ? nothingFits : all(pairs),
    leftOut,
  };
}

/** Cases as many as this product is made for: where there are fewer, a search costs less than is expected here. */
const made = 1_000_000;
/** So many entries of the index are read in a few milliseconds. */
const affordable = 60_000;
const frequent = 100_000;

/**
 * The words that a search for all of them can do without: the index reads what stands in every third case from end to end where
 * the other words are rare, for the sake of a word that says nearly nothing. The most frequent first, while it is too much.
 */
function tooFrequent(readings: readonly Reading[], casesWith: CasesWith, most: number): Reading[] {
  const sizes = readings
    .map((reading) => ({
      reading,
      cases: Math.min(
        made,
        reading.meanings.reduce(
          (sum, { terms }) => sum + Math.min(...terms.map((term) => casesWith.get(term) ?? 0)),
          0,
        ),
      ),
    }))
    .sort((a, b) => a.cases - b.cases);
  const leftOut: Reading[] = [];
  for (let largest = sizes.at(-1); largest && largest.cases >= frequent && sizes.length > 1; largest = sizes.at(-1)) {
    const fitting = sizes.reduce((share, { cases }) => (share * Math.max(1, cases)) / made, made);
    // Where many cases fit, the newest of them are soon found.
    const read = sizes.reduce((sum, { cases }) => sum + cases, 0) * Math.min(1, most / fitting);
    if (read <= affordable) break;
    leftOut.push(largest.reading);
    sizes.pop();
  }
  return leftOut;
}

const markIn = (mark: string) => `marks : "${mark}"`;

/** A word in one of its meanings; null where no case has any. Each term that is asked for costs as much as one that is found. */
function groupOf({ meanings }: Reading, casesWith: CasesWith, scope: Scope): string | null {
  const said = meanings.flatMap(({ kind, terms }) => {
    if (kind === 'company') return [terms.map(markIn).join(' OR ')];
    if (terms.some((term) => casesWith.get(term) === 0)) return [];
    const all = terms.map((term) => `"${term}"`).join(' AND ');
    const where = scope === 'all' ? '{title told answered promised}' : `{${scope}}`;
    return [`${where} : (${all})`];
  });
  return said.length === 0 ? null : `(${said.map((one) => `(${one})`).join(' OR ')})`;
}
