import { z95 } from './difference.ts';
import type { Interval } from './kaplan-meier.ts';

/** Ranks that the data leave possible. */
export interface RankInterval {
  from: number;
  to: number;
  of: number;
}

/** One is certainly better than the other; both are places in a list. */
export interface CertainPair {
  better: number;
  worse: number;
}

/**
 * The ranks that are possible for each of `of` rows: behind all that are certainly better, before all that are certainly
 * worse (Mogstad, Romano, Shaikh & Wilhelm 2023, "Inference for Ranks with Applications to Mobility across Neighbourhoods
 * and Academic Achievement across Countries", Review of Economic Studies 91). Where the pairs are those of Holm's
 * procedure over all pairs, all true ranks lie in these intervals at once in at least 95 of 100 rankings.
 */
export function rankIntervals(of: number, certain: readonly CertainPair[]): RankInterval[] {
  const ranks = Array.from({ length: of }, () => ({ from: 1, to: of, of }));
  for (const { better, worse } of certain) {
    const [above, below] = [ranks[better], ranks[worse]];
    if (above) above.to -= 1;
    if (below) below.from += 1;
  }
  return ranks;
}

/** Fewer say nothing about how companies differ. */
const fewestRows = 3;

/**
 * Rankability ρ = τ² / (τ² + σ²): how much of the differences between the rows are differences between companies, not
 * chance (van Houwelingen, Brand & Louis 2000; Lingsma et al. 2010, "Comparing and ranking hospitals based on outcome",
 * QJM 103). τ²: variance of the shares less the mean of their squared errors; σ²: median of these. Null with fewer than
 * three rows.
 */
export function rankability(rows: readonly Interval[]): number | null {
  if (rows.length < fewestRows) return null;
  const mean = rows.reduce((sum, { share }) => sum + share, 0) / rows.length;
  const variance = rows.reduce((sum, { share }) => sum + (share - mean) ** 2, 0) / (rows.length - 1);
  const errors = rows.map(({ low, high }) => ((high - low) / (2 * z95)) ** 2).sort((a, b) => a - b);
  const between = Math.max(0, variance - errors.reduce((sum, error) => sum + error, 0) / errors.length);
  const half = errors.length / 2;
  const within = ((errors[Math.ceil(half) - 1] ?? 0) + (errors[Math.floor(half)] ?? 0)) / 2;
  return between + within > 0 ? between / (between + within) : null;
}
