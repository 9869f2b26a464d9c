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
  const number = /(?<!\d)(20\d\d)[\p{Pd}\s/]?(\d{6})(?!\d)/u.exec(typed);
  return number && `${number[1]}-${number[2]}`;
}

/** Whether nothing else was typed, but for what stands in front of it in a letter: "Az. 2026-000417", "ref. 2026/000417". */
export const isCaseNumber = (typed: string): boolean =>
  caseNumberIn(typed) !== null && !/\p{L}/u.test(typed.replace(/^\s*(?:az|ref|aktenzeichen|reference)(?!\p{L})/iu, ''));

/** In which pieces is looked. */
export const scopes = ['all', 'answered', 'promised'] as const;
export type Scope = (typeof scopes)[number];

/** In how many cases a term stands, where that was asked: 0 of what stands in none. */
export type CasesWith = ReadonlyMap<string, number>;

/** The terms of a case, where they stand. */
export interface Terms {
  title: string;
  /** Of everything else: what is told, answered and promised, and its marks. */
  more: string;
}

/** Of short words, numbers and companies nobody counts in how many cases they stand: whoever types them means them. */
const usual = 15;
/** As among a million cases: 1 for what stands in nearly all of them, 20 for what stands in one. */
const rarity = (cases = usual) => Math.max(1, 20 - Math.log2(1 + cases));
const inTitle = 2;

/** How well a case fits, and whether it has none of the meanings of one of some words. */
interface Fit {
  fit: number;
  lacks: (some: readonly Reading[]) => boolean;
}

/**
 * Says how well a case fits what was typed: for each word the best of its meanings that the case has, rare words and titles
 * more. Order is all that it says. `casesWith`: in how many cases a term stands, where that is known.
 */
export function fitting(readings: readonly Reading[], casesWith: CasesWith): (terms: Terms) => Fit {
  const isAsked = new Set(readings.flatMap(({ meanings }) => meanings.flatMap(({ terms }) => terms)));
  const worths = readings.map((reading) => ({
    reading,
    meanings: reading.meanings.map((meaning) => ({
      ...meaning,
      worth:
        meaning.weight *
        (meaning.kind === 'company' ? rarity() : Math.max(...meaning.terms.map((term) => rarity(casesWith.get(term))))),
    })),
  }));
  const among = takerOf(isAsked);
  return ({ title, more }) => {
    const inTitles = new Set(among(title));
    const has = new Set([...inTitles, ...among(more)]);
    const worthOf = ({ kind, terms, worth }: Meaning & { worth: number }) => {
      if (kind === 'company') return terms.some((mark) => has.has(mark)) ? worth : 0;
      if (!terms.every((term) => has.has(term))) return 0;
      return worth * (terms.every((term) => inTitles.has(term)) ? inTitle : 1);
    };
    const found = worths.map(({ reading, meanings }) => ({
      reading,
      worth: Math.max(0, ...meanings.map(worthOf)),
    }));
    return {
      fit: found.reduce((sum, { worth }) => sum + worth, 0),
      lacks: (some) => found.some(({ reading, worth }) => worth === 0 && some.includes(reading)),
    };
  };
}

const prints = 4096;
const printOf = (text: string, from: number, to: number) =>
  (text.charCodeAt(from) * 31 + text.charCodeAt(to - 1) * 7 + (to - from)) % prints;

/**
 * Takes out of the terms of a piece those that are wanted. Most are not, which their ends and their length tell of nearly all:
 * cutting each one out took a third of a search.
 */
function takerOf(wanted: ReadonlySet<string>): (piece: string) => string[] {
  const isLike = new Uint8Array(prints);
  for (const term of wanted) isLike[printOf(term, 0, term.length)] = 1;
  return (piece) => {
    const taken: string[] = [];
    for (let from = 0, to = 0; from < piece.length; from = to + 1) {
      to = piece.indexOf(' ', from);
      if (to < 0) to = piece.length;
      if (isLike[printOf(piece, from, to)] !== 1) continue;
      const term = piece.slice(from, to);
      if (wanted.has(term)) taken.push(term);
    }
    return taken;
  };
}

export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
