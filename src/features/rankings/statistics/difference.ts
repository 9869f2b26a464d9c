import jstat from 'jstat';
import type { Prior } from './beta.ts';
import type { Interval, Waits } from './kaplan-meier.ts';

// Whether two companies differ by more than chance explains. Every function gives a two-sided p-value: how often a
// difference at least this large would appear between two companies that are alike.

/** 97.5 % quantile of the standard normal distribution. */
const z95 = 1.959963984540054;
/** Probability above which a difference is called chance. */
const level = 0.05;

/**
 * Two Kaplan–Meier shares answered by the same day, compared on the log(−log) scale with Greenwood's variances (Klein,
 * Logan, Harhoff & Andersen 2007, "Analyzing survival curves at a fixed point in time", Statistics in Medicine 26, the
 * test they recommend). The standard error is the one from which the upper end of each 95 % interval was made.
 * Where that scale ends (nobody or everybody answered), half a case is added on both sides, as is usual for counts.
 */
export function pOfAnswered(a: Interval, b: Interval): number {
  const [first, second] = [onLogLog(a), onLogLog(b)];
  if (!first || !second) return 1;
  return twoSided((first.at - second.at) / Math.hypot(first.error, second.error));
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

/** Points of the grid on which a density is summed. */
const steps = 1200;

/**
 * Probability that a share drawn from one beta distribution is higher than one drawn from another:
 * ∫ f_a(x) F_b(x) dx, summed on the scale of log(x / (1 − x)), where the densities have no poles.
 * (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4: posterior comparison of two proportions.)
 */
export function chanceHigher(a: Prior, b: Prior): number {
  const [first, second] = [gridOf(a), gridOf(b)];
  let total = 0;
  for (const [index, weight] of first.weights.entries()) {
    total += weight * below(second, first.from + index * first.step);
  }
  return Math.min(1, Math.max(0, total));
}

/** Two beta posteriors: twice the probability that the lower one is the higher one. */
export function pOfPosteriors(a: Prior, b: Prior): number {
  const chance = chanceHigher(a, b);
  return Math.min(1, 2 * Math.min(chance, 1 - chance));
}

interface Grid {
  from: number;
  step: number;
  /** Probability of each point; they add up to 1. */
  weights: number[];
  /** Probability up to the middle of each point. */
  sums: number[];
}

function gridOf({ a, b }: Prior): Grid {
  const middle = Math.log(a / b);
  const spread = Math.sqrt(1 / a + 1 / b);
  const from = middle - 9 * spread - 36 / a;
  const step = (middle + 9 * spread + 36 / b - from) / steps;
  const logDensity = (t: number) => -a * Math.log1p(Math.exp(-t)) - b * Math.log1p(Math.exp(t));
  const highest = logDensity(middle);
  const densities = Array.from({ length: steps + 1 }, (_, index) =>
    Math.exp(logDensity(from + index * step) - highest),
  );
  const total = densities.reduce((sum, density) => sum + density, 0);
  const weights = densities.map((density) => density / total);
  let sum = 0;
  const sums = weights.map((weight) => {
    sum += weight;
    return sum - weight / 2;
  });
  return { from, step, weights, sums };
}

function below({ from, step, sums }: Grid, t: number): number {
  const place = (t - from) / step;
  const index = Math.floor(place);
  if (index < 0) return 0;
  if (index >= sums.length - 1) return 1;
  const [low = 0, high = 1] = [sums[index], sums[index + 1]];
  return low + (place - index) * (high - low);
}

/**
 * Two figures of which only middle and interval are known, as the index: their difference over its error, each taken on
 * the side where the intervals face each other (Zou & Donner 2008, "Construction of confidence limits about effect
 * measures: a general approach", Statistics in Medicine 27).
 */
export function pOfIntervals(a: Interval, b: Interval): number {
  const [better, worse] = a.share >= b.share ? [a, b] : [b, a];
  const error = Math.hypot(better.share - better.low, worse.high - worse.share) / z95;
  return error > 0 ? twoSided((better.share - worse.share) / error) : 1;
}

/**
 * Difference of two plain shares with its 95 % interval: the hybrid score interval, method 10 of Newcombe 1998,
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17.
 */
export function differenceOf(a: Interval, b: Interval): Interval {
  const share = a.share - b.share;
  return {
    share,
    low: share - Math.hypot(a.share - a.low, b.high - b.share),
    high: share + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/**
 * Which of several differences are more than chance when all are looked at together: Holm 1979, "A simple sequentially
 * rejective multiple test procedure", Scandinavian Journal of Statistics 6. In the order of `ps`.
 */
export function holm(ps: readonly number[]): boolean[] {
  const order = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const real = ps.map(() => false);
  for (const [rank, { p, index }] of order.entries()) {
    if (p > level / (ps.length - rank)) break;
    real[index] = true;
  }
  return real;
}

function twoSided(z: number): number {
  return Math.min(1, 2 * jstat.normal.cdf(-Math.abs(z), 0, 1));
}
