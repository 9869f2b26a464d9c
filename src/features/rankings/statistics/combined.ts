import type { Interval } from './kaplan-meier.ts';

/** What the index is made of. */
export const parts = ['answered', 'solved', 'promises'] as const;
export type Part = (typeof parts)[number];
export type Weights = Readonly<Record<Part, number>>;

/** Weights of the index; they stand on the method page. */
export const weights = { answered: 0.4, solved: 0.5, promises: 0.1 } as const;

/** 0–100: the index with its 95 % interval. */
export interface Index {
  low: number;
  mid: number;
  high: number;
}

/** How the parts of one company are correlated, from −1 to 1. */
export interface Correlations {
  answeredSolved: number;
  answeredPromises: number;
  solvedPromises: number;
}

/** Cases of a company that are alike in what the index counts. */
export interface AlikeCases {
  cases: number;
  /** Whether they were answered within 14 days; null: too young to tell. */
  answered: 0 | 1 | null;
  /** 1 solved, ½ partly, 0 everything else; null: too young to tell. */
  solved: number | null;
  /** Promises of each that were kept, and that are due. */
  kept: number;
  due: number;
}

/**
 * What each case moves its company's three shares by (their influence functions: case minus mean, and kept minus share
 * times due), and how these movements go together over its cases. Their cosine is the correlation of the shares; where a
 * share does not vary there is none to be seen, and it is 0.
 */
export function correlationsOf(groups: readonly AlikeCases[]): Correlations {
  const mean = (of: (group: AlikeCases) => number | null) => {
    let [n, sum] = [0, 0];
    for (const group of groups) {
      const value = of(group);
      if (value === null) continue;
      n += group.cases;
      sum += value * group.cases;
    }
    return n > 0 ? sum / n : 0;
  };
  const [answered, solved] = [mean((group) => group.answered), mean((group) => group.solved)];
  const due = mean((group) => group.due);
  const kept = due > 0 ? mean((group) => group.kept) / due : 0;
  const moved = groups.map((group) => ({
    cases: group.cases,
    answered: group.answered === null ? 0 : group.answered - answered,
    solved: group.solved === null ? 0 : group.solved - solved,
    promises: group.kept - kept * group.due,
  }));
  const together = (a: Part, b: Part) => {
    let sum = 0;
    for (const group of moved) sum += group.cases * group[a] * group[b];
    return sum;
  };
  const cosine = (a: Part, b: Part) => {
    const size = Math.sqrt(together(a, a) * together(b, b));
    // Below that, the sum is nothing but rounding.
    return size > 1e-12 ? Math.min(1, Math.max(-1, together(a, b) / size)) : 0;
  };
  return {
    answeredSolved: cosine('answered', 'solved'),
    answeredPromises: cosine('answered', 'promises'),
    solvedPromises: cosine('solved', 'promises'),
  };
}

/**
 * The weighted sum of three shares with its own 95 % interval, recovered from theirs and from how they are correlated
 * (MOVER: Zou 2008, "On the estimation of additive interaction by use of the four-by-two table and beyond", American
 * Journal of Epidemiology 168): each end lies as far from the middle as the distances of the same ends of the parts,
 * weighted, make together. Added up, as if all erred in one direction at once, they would be about one and a half times
 * too far. A formula: nothing is drawn, so there is no seed.
 */
export function indexOf(
  figures: Readonly<Record<Part, Interval>>,
  { answeredSolved, answeredPromises, solvedPromises }: Correlations,
  by: Weights = weights,
): Index {
  const reach = (distance: (figure: Interval) => number) => {
    const [a, s, p] = [
      by.answered * distance(figures.answered),
      by.solved * distance(figures.solved),
      by.promises * distance(figures.promises),
    ];
    const squares = a ** 2 + s ** 2 + p ** 2;
    const mixed = 2 * (answeredSolved * a * s + answeredPromises * a * p + solvedPromises * s * p);
    return Math.sqrt(Math.max(0, squares + mixed));
  };
  const mid = parts.reduce((sum, part) => sum + by[part] * figures[part].share, 0);
  return {
    low: 100 * (mid - reach(({ share, low }) => share - low)),
    mid: 100 * mid,
    high: 100 * (mid + reach(({ share, high }) => high - share)),
  };
}

/** The index on the scale of the shares, 0 to 1. */
export function shareOfIndex({ low, mid, high }: Index): Interval {
  return { share: mid / 100, low: low / 100, high: high / 100 };
}
