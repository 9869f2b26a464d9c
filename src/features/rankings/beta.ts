import jstat from 'jstat';
import type { Interval } from './kaplan-meier.ts';

/** Quantile of the beta distribution with parameters `a`, `b` > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  return jstat.beta.inv(p, a, b);
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

/**
 * Prior of an industry from the records of its companies by the method of moments for beta-binomial data with unequal
 * n (Kleinman 1973, "Proportions with extraneous variance: single and independent samples", JASA 68, weights n_i).
 * Null when there are too few companies, or when they differ no more than chance explains: then the caller falls back.
 */
export function priorFrom(tallies: readonly Tally[]): Prior | null {
  const seen = tallies.filter(({ n }) => n > 0);
  if (seen.length < fewestCompanies) return null;
  const total = add(seen.map(({ n }) => n));
  const mean = add(seen.map(({ hits }) => hits)) / total;
  if (mean <= 0 || mean >= 1) return null;
  const weights = seen.map(({ n }) => n / total);
  const between = add(seen.map(({ hits, n }, index) => (weights[index] ?? 0) * (hits / n - mean) ** 2));
  // Expected value of `between` is mean·(1−mean)·(withinShare + ρ·(spreadShare − withinShare)).
  const spreadShare = add(weights.map((weight) => weight * (1 - weight)));
  const withinShare = add(seen.map(({ n }, index) => ((weights[index] ?? 0) * (1 - (weights[index] ?? 0))) / n));
  const correlation = (between / (mean * (1 - mean)) - withinShare) / (spreadShare - withinShare);
  if (!(correlation > 0)) return null;
  const size = Math.min(heaviest, (1 - correlation) / correlation);
  if (!(size > 0)) return null;
  return { a: mean * size, b: (1 - mean) * size };
}

/** The first prior that the records of an industry, then of all companies, give; else the uniform one. */
export function industryPrior(industry: readonly Tally[], all: readonly Tally[]): Prior {
  return priorFrom(industry) ?? priorFrom(all) ?? uniform;
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
