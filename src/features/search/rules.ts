// What a word that was typed may mean, and how well a case fits: nothing here asks anybody.

/** One thing a word may mean: a case has it that has all of these terms. */
export interface Meaning {
  terms: readonly string[];
  /** How much less it says than the word itself, 0 to 1. */
  weight: number;
  kind: 'word' | 'company' | 'number' | 'synonym' | 'parts' | 'compound' | 'slip';
  /** What is shown of it, where the word was read as another one. */
  as?: string;
}

/** A typed word and all it may mean, itself first. */
export interface Reading {
  typed: string;
  meanings: readonly Meaning[];
}

/** What joins the parts of a German compound. */
const joints = ['', 's', 'n', 'es', 'en', 'er', 'e'];
const shortestPart = 4;

/** Every way in which a word may be two words: "routertausch" is "router" and "tausch", "vertragsende" "vertrag" and "ende". */
export function splits(word: string): [left: string, right: string][] {
  const found: [string, string][] = [];
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    for (const joint of joints) {
      const bare = left.slice(0, left.length - joint.length);
      if (left.endsWith(joint) && bare.length >= shortestPart) found.push([bare, right]);
    }
  }
  return found;
}

/** Whether two words differ by one letter: another, one more, one less, or two that changed places. */
export function isSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/** Letters of an ending, which a slip can make one that no stemmer knows. */
const longestEnding = 4;

/** Whether a typed word may be a form of the word with this stem with one slip of the finger in it. */
export function isSlipOf(typed: string, stem: string): boolean {
  const lengths = [stem.length - 1, stem.length, stem.length + 1];
  return lengths.some(
    (length) =>
      typed.length >= length && typed.length - length <= longestEnding && isSlip(typed.slice(0, length), stem),
  );
}

/** The number of a case that was typed, however its hyphen looks, also among words; null: none. */
export function caseNumberIn(typed: string): string | null {
  const number = /(?<!\d)(20\d\d)[\p{Pd}\s]?(\d{6})(?!\d)/u.exec(typed);
  return number && `${number[1]}-${number[2]}`;
}

/** In which pieces is looked. */
export const scopes = ['all', 'answered', 'promised'] as const;
export type Scope = (typeof scopes)[number];

/** What is asked of the index: every word in one of its meanings; null: nothing. */
export function expressionOf(readings: readonly Reading[], scope: Scope, marks: readonly string[]): string | null {
  if (readings.length === 0) return null;
  return [...readings.map((reading) => groupOf(reading, scope)), ...marks.map(markIn)].join(' AND ');
}

/**
 * As `expressionOf`, where words may be missing: of each two that stand beside each other one is enough, so that whatever has
 * all words but one is among it, and each word is asked for once. Null where there is only one.
 */
export function looserExpressionOf(
  readings: readonly Reading[],
  scope: Scope,
  marks: readonly string[],
): string | null {
  if (readings.length < 2) return null;
  const groups = readings.map((reading) => groupOf(reading, scope));
  const pairs = groups.flatMap((group, at) => {
    const next = groups[at + 1] ?? groups[at - 1];
    return at % 2 === 0 ? [`(${group} OR ${next})`] : [];
  });
  return [...pairs, ...marks.map(markIn)].join(' AND ');
}

const markIn = (mark: string) => `marks : "${mark}"`;

function groupOf({ meanings }: Reading, scope: Scope): string {
  const said = meanings.map(({ kind, terms }) => {
    if (kind === 'company') return terms.map(markIn).join(' OR ');
    const all = terms.map((term) => `"${term}"`).join(' AND ');
    const where = scope === 'all' ? '{title told answered promised}' : `{${scope}}`;
    return `${where} : (${all})`;
  });
  return `(${said.map((one) => `(${one})`).join(' OR ')})`;
}

/** The terms of a case, where they stand. */
export interface Terms {
  title: string;
  told: string;
  answered: string;
  promised: string;
  marks: string;
}

/** Of short words, numbers and companies nobody counts in how many cases they stand: whoever types them means them. */
const usual = 15;
/** As among a million cases: 1 for what stands in nearly all of them, 20 for what stands in one. */
const rarity = (cases = usual) => Math.max(1, 20 - Math.log2(1 + cases));
const inTitle = 2;

/**
 * Says how well a case fits what was typed: for each word the best of its meanings that the case has, rare words and titles
 * more. Order is all that it says. `casesWith`: in how many cases a term stands, where that is known.
 */
export function fitting(
  readings: readonly Reading[],
  casesWith: ReadonlyMap<string, number>,
): (terms: Terms) => number {
  const isAsked = new Set(readings.flatMap(({ meanings }) => meanings.flatMap(({ terms }) => terms)));
  const worths = readings.map(({ meanings }) =>
    meanings.map((meaning) => ({
      ...meaning,
      worth:
        meaning.weight *
        (meaning.kind === 'company' ? rarity() : Math.max(...meaning.terms.map((term) => rarity(casesWith.get(term))))),
    })),
  );
  return ({ title, told, answered, promised, marks }) => {
    // Most terms of a case were not asked for: the few that were are taken out once.
    const among = (piece: string) => piece.split(' ').filter((term) => isAsked.has(term));
    const inTitles = new Set(among(title));
    const has = new Set([...inTitles, ...among(told), ...among(answered), ...among(promised), ...among(marks)]);
    const worthOf = ({ kind, terms, worth }: Meaning & { worth: number }) => {
      if (kind === 'company') return terms.some((mark) => has.has(mark)) ? worth : 0;
      if (!terms.every((term) => has.has(term))) return 0;
      return worth * (terms.every((term) => inTitles.has(term)) ? inTitle : 1);
    };
    return worths.reduce((sum, meanings) => sum + Math.max(0, ...meanings.map(worthOf)), 0);
  };
}

export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
