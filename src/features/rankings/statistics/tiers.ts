import type { Interval } from './kaplan-meier.ts';

/** Weights of the index; they stand on the method page. */
export const weights = { answered: 0.4, solved: 0.5, promises: 0.1 } as const;

/** 0–100: ends and middle of the index. Ranked by `low` from the top, by `high` from the bottom. */
export interface Index {
  low: number;
  mid: number;
  high: number;
}

/** The index of a company from its three figures, each end from the same end of its parts. */
export function indexOf(figures: { answered: Interval; solved: Interval; promises: Interval }): Index {
  const mixed = (end: (figure: Interval) => number) =>
    100 *
    (weights.answered * end(figures.answered) +
      weights.solved * end(figures.solved) +
      weights.promises * end(figures.promises));
  return {
    low: mixed((figure) => figure.low),
    mid: mixed((figure) => figure.share),
    high: mixed((figure) => figure.high),
  };
}

/** Ends of what a list is sorted by. */
export interface Ends {
  low: number;
  high: number;
}

/**
 * Groups of rows that are not ranked against each other: best lower end first; a new group begins where the interval
 * no longer reaches the leader's. The same rows in another order give the same groups.
 */
export function tiers<Row>(
  rows: readonly Row[],
  ends: (row: Row) => Ends,
  byName: (a: Row, b: Row) => number,
): Row[][] {
  const sorted = [...rows].sort((a, b) => ends(b).low - ends(a).low || ends(b).high - ends(a).high || byName(a, b));
  const groups: Row[][] = [];
  let leader: Ends | undefined;
  for (const row of sorted) {
    if (leader === undefined || ends(row).high < leader.low) {
      leader = ends(row);
      groups.push([]);
    }
    groups.at(-1)?.push(row);
  }
  return groups.map((group) => group.sort(byName));
}
