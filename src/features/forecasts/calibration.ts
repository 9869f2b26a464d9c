import { wilson } from '#src/features/rankings/statistics/wilson.ts';
import type { Bin } from './scoring/rules.ts';

/** The drawing of what was told and what happened: a square field in its own units. */
export const field = { left: 44, right: 344, top: 32, bottom: 332 };

const side = field.right - field.left;
const round = (value: number) => Math.round(value * 10) / 10;
export const across = (share: number) => round(field.left + share * side);
export const up = (share: number) => round(field.bottom - share * side);

export interface Dot extends Bin {
  low: number;
  high: number;
  x: number;
  y: number;
  /** Larger with more cases, so that its area is as many times larger. */
  radius: number;
}

/** A dot for each tenth, with Wilson's interval of what happened. */
export function dotsOf(bins: readonly Bin[]): Dot[] {
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return bins.map((bin) => {
    const { low, high } = wilson(bin.happened * bin.n, bin.n);
    const radius = round(Math.max(3, 11 * Math.sqrt(bin.n / most)));
    return { ...bin, low, high, radius, x: across(bin.forecast), y: up(bin.happened) };
  });
}
