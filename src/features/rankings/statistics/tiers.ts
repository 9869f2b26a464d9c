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
 * Groups of rows that are not ranked against each other, best lower end first. Who has it leads the first group; every
 * row whose interval reaches that far is in it. Of those that do not reach it, the best leads the next. A row stands in
 * the first group whose leader it reaches, however many with a better lower end stand behind. The same rows in another
 * order give the same groups.
 */
export function tiers<Row>(
  rows: readonly Row[],
  ends: (row: Row) => Ends,
  byName: (a: Row, b: Row) => number,
): Row[][] {
  const sorted = [...rows].sort((a, b) => ends(b).low - ends(a).low || ends(b).high - ends(a).high || byName(a, b));
  const groups: { lead: number; members: Row[] }[] = [];
  for (const row of sorted) {
    const { low, high } = ends(row);
    const reached = groups.find(({ lead }) => high >= lead);
    if (reached) reached.members.push(row);
    else groups.push({ lead: low, members: [row] });
  }
  return groups.map(({ members }) => members.sort(byName));
}

/**
 * The groups read from below: lowest upper end first. A new group begins with the first row that the leader's interval
 * does not reach, and nobody behind it is drawn back: in doubt a row stands further from the bottom, so that few cases
 * and a wide interval put nobody among the worst. The same rows in another order give the same groups.
 */
export function tiersFromBelow<Row>(
  rows: readonly Row[],
  ends: (row: Row) => Ends,
  byName: (a: Row, b: Row) => number,
): Row[][] {
  const sorted = [...rows].sort((a, b) => ends(a).high - ends(b).high || ends(a).low - ends(b).low || byName(a, b));
  const groups: { lead: number; members: Row[] }[] = [];
  for (const row of sorted) {
    const { low, high } = ends(row);
    const last = groups.at(-1);
    if (last && low <= last.lead) last.members.push(row);
    else groups.push({ lead: high, members: [row] });
  }
  return groups.map(({ members }) => members.sort(byName));
}
