import jstat from 'jstat';
import { LRUCache } from 'lru-cache';
import type { Interval } from './kaplan-meier.ts';

/** Of a ranking of a thousand companies: two shares with two ends each. */
const quantiles = new LRUCache<string, number>({ max: 5000 });

/** Quantile of the beta distribution with parameters `a`, `b` > 0. Kept: a list asks for the same ones until a case changes. */
export function betaQuantile(p: number, a: number, b: number): number {
  const key = `${p} ${a} ${b}`;
  const quantile = quantiles.get(key) ?? jstat.beta.inv(p, a, b);
  quantiles.set(key, quantile);
  return quantile;
}

/** What is known about a share before the first case of a company: a beta distribution. */
export interface Prior {
  a: number;
  b: number;
}

/** Nothing is known: every share is equally likely. */
export const uniform: Prior = { a: 1, b: 1 };

/** Cases of a company, and those of them that count as a success; halves are allowed. */
export interface Tally {
  hits: number;
  n: number;
}

/** Fewer companies than this say nothing about how companies differ. */
const fewestCompanies = 5;
/** A prior never weighs more than this many cases: a company's own record must be able to overrule it. */
const heaviest = 50;

/** Sums over the companies of a group that have at least one case: all that the method of moments needs. */
export interface Moments {
  companies: number;
  n: number;
  hits: number;
  /** Sum of n². */
  squares: number;
  /** Sum of hits² / n. */
  hitSquares: number;
}

export function momentsOf(tallies: readonly Tally[]): Moments {
  const seen = tallies.filter(({ n }) => n > 0);
  return {
    companies: seen.length,
    n: add(seen.map(({ n }) => n)),
    hits: add(seen.map(({ hits }) => hits)),
    squares: add(seen.map(({ n }) => n ** 2)),
    hitSquares: add(seen.map(({ hits, n }) => hits ** 2 / n)),
  };
}

/**
 * Prior of a group from the records of its companies by the method of moments for beta-binomial data with unequal n
 * (Kleinman 1973, "Proportions with extraneous variance: single and independent samples", JASA 68, weights n_i).
 * Companies that differ no more than chance explains give the heaviest prior, as those do that hardly differ: the other
 * side of that border must not be another prior, or one more solved case could lower the figures of a company.
 * Null when there are too few companies, or none or all of the cases are successes: then the caller falls back.
 */
export function priorFrom({ companies, n, hits, squares, hitSquares }: Moments): Prior | null {
  if (companies < fewestCompanies) return null;
  const mean = hits / n;
  if (mean <= 0 || mean >= 1) return null;
  // With weights w = n_i / n: the weighted variance of the shares, and its expected value
  // mean·(1−mean)·(within + ρ·(spread − within)), solved for the correlation ρ = 1 / (a + b + 1).
  const between = hitSquares / n - mean ** 2;
  const within = (companies - 1) / n;
  const spread = 1 - squares / n ** 2;
  const correlation = (between / (mean * (1 - mean)) - within) / (spread - within);
  if (!Number.isFinite(correlation)) return null;
  const size = correlation > 0 ? Math.min(heaviest, (1 - correlation) / correlation) : heaviest;
  if (!(size > 0)) return null;
  return { a: mean * size, b: (1 - mean) * size };
}

/** The first prior that the records of an industry, then of all companies, give; else the uniform one. */
export function industryPrior(industry: Moments, all: Moments): Prior {
  return priorFrom(industry) ?? priorFrom(all) ?? uniform;
}

/** Whose records gave the prior; `uniform`: nobody's. */
export type PriorSource = 'industry' | 'all' | 'uniform';

/** Where `industryPrior` took its prior from. */
export function priorSource(industry: Moments, all: Moments): PriorSource {
  if (priorFrom(industry)) return 'industry';
  return priorFrom(all) ? 'all' : 'uniform';
}

/** Share of a company after its cases: mean and central 95 % interval of the beta-binomial posterior. */
export function posterior({ hits, n }: Tally, prior: Prior): Interval {
  const a = prior.a + hits;
  const b = prior.b + n - hits;
  return { share: a / (a + b), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
