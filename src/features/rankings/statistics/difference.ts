import jstat from 'jstat';
import type { Interval, Waits } from './kaplan-meier.ts';

// Whether two companies differ by more than chance explains. Every function gives a two-sided p-value: how often a
// difference at least this large would appear between two companies that are alike.

/** 97.5 % quantile of the standard normal distribution. */
export const z95 = 1.959963984540054;
/** Probability above which a difference is called chance. */
export const level = 0.05;

/**
 * Two Kaplan–Meier shares answered by the same day, compared on the log(−log) scale with Greenwood's variances (Klein,
 * Logan, Harhoff & Andersen 2007, "Analyzing survival curves at a fixed point in time", Statistics in Medicine 26, the
 * test they recommend). The standard error is the one from which the upper end of each 95 % interval was made.
 * Where that scale ends (nobody or everybody answered), half a case is added on both sides, as is usual for counts.
 */
export function pOfAnswered(a: Interval, b: Interval, cases = Number.POSITIVE_INFINITY): number {
  const [first, second] = [onLogLog(a), onLogLog(b)];
  if (!first || !second) return 1;
  return twoSided((first.at - second.at) / Math.hypot(first.error, second.error), cases);
}

function onLogLog({ share, low, high }: Interval): { at: number; error: number } | null {
  const scaled = (answered: number) => Math.log(-Math.log(1 - answered));
  if (share > 0 && share < 1) {
    return { at: scaled(share), error: (scaled(high) - scaled(share)) / z95 };
  }
  // The exact bound of none of n is 1 − 0.025^(1/n): it says how many cases were observed.
  const bound = share === 0 ? high : 1 - low;
  const n = Math.log(0.025) / Math.log(1 - bound);
  if (!(n >= 1)) return null;
  const answered = (share * n + 0.5) / (n + 1);
  const survival = 1 - answered;
  return { at: scaled(answered), error: Math.sqrt(answered / ((n + 1) * survival)) / Math.abs(Math.log(survival)) };
}

/**
 * Two waits for a first answer as wholes: the log-rank test (Mantel 1966, "Evaluation of survival data and two new rank
 * order statistics arising in its consideration", Cancer Chemotherapy Reports 50; variance of Mantel–Haenszel).
 */
export function pOfWaits(a: Waits, b: Waits): number {
  return twoSided(logRank(a, b));
}

/** The statistic of `pOfWaits`, standard normal when both wait alike; above 0 when `a` is answered sooner. */
export function logRank(a: Waits, b: Waits): number {
  const [first, second] = [leaving(a), leaving(b)];
  const days = [...new Set([...first.days.keys(), ...second.days.keys()])].sort((x, y) => x - y);
  let [inA, inB] = [first.cases, second.cases];
  let [surplus, variance] = [0, 0];
  for (const day of days) {
    const fromA = first.days.get(day) ?? [0, 0];
    const fromB = second.days.get(day) ?? [0, 0];
    const atRisk = inA + inB;
    const answered = fromA[0] + fromB[0];
    surplus += fromA[0] - (answered * inA) / atRisk;
    if (atRisk > 1) variance += (answered * inA * inB * (atRisk - answered)) / (atRisk ** 2 * (atRisk - 1));
    inA -= fromA[0] + fromA[1];
    inB -= fromB[0] + fromB[1];
  }
  return variance > 0 ? surplus / Math.sqrt(variance) : 0;
}

/** How many are answered and how many end unanswered on each day, and how many there are at all. */
function leaving({ answered, waiting }: Waits) {
  const days = new Map<number, readonly [answered: number, censored: number]>();
  for (const [day, n] of answered) days.set(day, [n, 0]);
  for (const [day, n] of waiting) days.set(day, [days.get(day)?.[0] ?? 0, n]);
  const cases = [...days.values()].reduce((sum, [hits, censored]) => sum + hits + censored, 0);
  return { days, cases };
}

/**
 * Two figures of which middle and interval are known, as two indices: their difference over its error, each taken on
 * the side where the intervals face each other (Zou & Donner 2008, "Construction of confidence limits about effect
 * measures: a general approach", Statistics in Medicine 27).
 */
export function pOfIntervals(a: Interval, b: Interval, cases = Number.POSITIVE_INFINITY): number {
  const isAhead = a.share >= b.share;
  const better = isAhead ? a : b;
  const worse = isAhead ? b : a;
  const error = Math.sqrt((better.share - better.low) ** 2 + (worse.high - worse.share) ** 2) / z95;
  return error > 0 ? twoSided((better.share - worse.share) / error, cases) : 1;
}

/**
 * Up to which p several differences are more than chance when all are looked at together: Holm 1979, "A simple
 * sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6. Below 0: none is. His steps from
 * the smallest p on end where as many lie up to the limit as it was made for; so nothing has to be sorted.
 */
export function holmLimit(ps: ArrayLike<number>): number {
  let real = 0;
  for (;;) {
    const limit = level / (ps.length - real);
    let found = 0;
    for (let index = 0; index < ps.length; index += 1) if ((ps[index] ?? 1) <= limit) found += 1;
    if (found === real) return real > 0 ? limit : -1;
    if (found === ps.length) return level;
    real = found;
  }
}

/**
 * Both tails beyond a statistic: of Student's t, where its error was estimated from so many cases of two companies. Its
 * quantiles are made those of the normal distribution (Wallace 1959, "Bounds on normal approximations to Student's and the
 * chi-square distributions", Annals of Mathematical Statistics 30), as a list has thousands of pairs.
 */
function twoSided(statistic: number, cases = Number.POSITIVE_INFINITY): number {
  const freedom = cases - 2;
  if (freedom <= 0) return 1;
  const z = Number.isFinite(freedom)
    ? ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log1p(statistic ** 2 / freedom))
    : Math.abs(statistic);
  // Less than 1e-15, which no list is long enough to take for chance; with many cases that is nearly every pair.
  return z > 8 ? 0 : Math.min(1, 2 * jstat.normal.cdf(-z, 0, 1));
}
