import type { RankInterval } from '../statistics/ranks.ts';

/** So many ranks are drawn as cells, of 10 units and 3 between them; more are drawn as one bar. */
const mostCells = 20;
const [cell, step] = [10, 13];

/** A drawing of the possible ranks, 14 units high: cells (or a bar) for those that are possible, and where the estimate is. */
export function stripOf(
  { from, to, of }: RankInterval,
  place: number,
): { width: number; possible: string; place: string } {
  return { width: of * step, possible: cells(of, from, to), place: cells(of, place, place) };
}

/** All ranks of a list, as the ground of its drawings. */
export function groundOf(of: number): string {
  return cells(of, 1, of);
}

function cells(of: number, from: number, to: number): string {
  const start = `M${(from - 1) * step + 1} 1`;
  if (of > mostCells) return `${start}h${(to - from + 1) * step - 2}v12h-${(to - from + 1) * step - 2}z`;
  const one = `h${cell}v12h-${cell}z`;
  return start + one + `m${step} 0${one}`.repeat(to - from);
}
