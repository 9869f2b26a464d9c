import { addMonths, type Day } from '#src/lib/dates.ts';
import type { MonthCounts } from '../counting/tally.ts';
import { fewest } from '../order/rules.ts';
import { differenceOf } from '../statistics/difference.ts';
import type { Interval } from '../statistics/kaplan-meier.ts';
import { wilson } from '../statistics/wilson.ts';

const shownMonths = 12;

/** How the share answered within 14 days went, by month of publication. */
export interface Trend {
  /** The last twelve months, oldest first: 0–1, null in a month without a ripe case. */
  shares: (number | null)[];
  /** The later half of these months against the earlier one; null when either has fewer than ten ripe cases. */
  change: Interval | null;
}

/** `trend`: counts by month of publication. The month of `asOf` is the last one shown. */
export function trendOf(trend: Readonly<Record<string, Pick<MonthCounts, 'ripe' | 'answered'>>>, asOf: Day): Trend {
  const months = Array.from({ length: shownMonths }, (_, index) => {
    const { ripe = 0, answered = 0 } = trend[addMonths(asOf, index - shownMonths + 1).slice(0, 7)] ?? {};
    return { ripe, answered };
  });
  const half = (from: number, to: number) => {
    const its = months.slice(from, to);
    const n = its.reduce((sum, { ripe }) => sum + ripe, 0);
    return n < fewest
      ? null
      : wilson(
          its.reduce((sum, { answered }) => sum + answered, 0),
          n,
        );
  };
  const [earlier, later] = [half(0, shownMonths / 2), half(shownMonths / 2, shownMonths)];
  return {
    shares: months.map(({ ripe, answered }) => (ripe === 0 ? null : answered / ripe)),
    change: earlier && later ? differenceOf(later, earlier) : null,
  };
}

/** A line through the months in a field of 66 by 22; it breaks off where a month has no case. */
export function sparkline(shares: readonly (number | null)[]): { line: string; end: string | null } {
  const point = (share: number, index: number) => `${index * 6} ${Math.round(22 - share * 22)}`;
  let line = '';
  let isDrawing = false;
  for (const [index, share] of shares.entries()) {
    if (share !== null) {
      const alone = !isDrawing && (shares[index + 1] ?? null) === null;
      line += `${isDrawing ? ' ' : 'M'}${point(share, index)}${alone ? 'h0' : ''}`;
    }
    isDrawing = share !== null;
  }
  const last = shares.findLastIndex((share) => share !== null);
  const share = shares[last];
  return { line, end: share == null ? null : `M${point(share, last)}h0` };
}
