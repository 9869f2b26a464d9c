import type { CountKey } from '../counting/facts.ts';
import type { MonthCounts } from '../counting/tally.ts';
import { industryPrior, type Moments, momentsOf, type Prior, posterior, type Tally } from '../statistics/beta.ts';
import { type Correlations, type Index, indexOf, shareOfIndex, type Weights, weights } from '../statistics/combined.ts';
import { holmLimit, pOfAnswered, pOfIntervals } from '../statistics/difference.ts';
import type { AnsweredFigures, ShareOf } from '../statistics/figures.ts';
import type { Interval } from '../statistics/kaplan-meier.ts';
import { type CertainPair, type RankInterval, rankability, rankIntervals } from '../statistics/ranks.ts';
import { wilson } from '../statistics/wilson.ts';

/** What is counted for one company in one window: plain counts. Every case ever public is in it. */
export interface CompanyTally extends Record<CountKey, number> {
  companyId: string;
  slug: string;
  name: string;
  industry: string;
  answered: AnsweredFigures;
  correlations: Correlations;
  /** By month of publication, `YYYY-MM`; months without a case are missing. Null where a list did not read it. */
  trend: Record<string, MonthCounts> | null;
}

/** Everything a ranking says of a company. Each share is a number from 0 to 1 with its 95 % interval. */
export interface Figures extends AnsweredFigures {
  solved: ShareOf;
  promises: ShareOf;
  index: Index;
}

/** From this many cases (or promises) on a share is shown, and from this many ripe cases a company is ranked. */
export const fewest = 10;

/** What is known about the solved and the kept before a company's first case. */
export interface Priors {
  solved: Prior;
  promises: Prior;
}

/** The sums behind the priors of a group of companies. */
export interface PriorSums {
  solved: Moments;
  promises: Moments;
}

/** Those of all companies, for the industries that are too small for a prior of their own, and of each industry. */
export interface AllMoments extends PriorSums {
  industries: Readonly<Record<string, PriorSums>>;
}

/** Counted from the companies themselves: when a day is begun, and for a past day of which none are kept. */
export function momentsOfCompanies(companies: readonly CompanyTally[]): AllMoments {
  const sums = (its: readonly CompanyTally[]): PriorSums => ({
    solved: momentsOf(its.map(solvedOf)),
    promises: momentsOf(its.map(keptOf)),
  });
  const industries = [...Map.groupBy(companies, ({ industry }) => industry)].map(
    ([industry, its]) => [industry, sums(its)] as const,
  );
  return { ...sums(companies), industries: Object.fromEntries(industries) };
}

/** The sums of an industry; of one without a company with a case there are none. */
export function sumsOf(industry: string, { industries }: Pick<AllMoments, 'industries'>): PriorSums {
  return industries[industry] ?? { solved: momentsOf([]), promises: momentsOf([]) };
}

/** Unknown, unsolved, withdrawn and removed cases stand in `n`: silence is never success. Partly solved counts half. */
export function solvedOf(counts: Pick<CompanyTally, 'solved' | 'partly' | 'settled'>): Tally {
  return { hits: counts.solved + counts.partly / 2, n: counts.settled };
}

/** Kept promises of all that are due; what nobody confirmed is due and not kept. */
export function keptOf(counts: Pick<CompanyTally, 'promisesKept' | 'promisesBroken' | 'promisesUnconfirmed'>): Tally {
  const { promisesKept, promisesBroken, promisesUnconfirmed } = counts;
  return { hits: promisesKept, n: promisesKept + promisesBroken + promisesUnconfirmed };
}

export function priorsOf(industry: string, all: AllMoments): Priors {
  const { solved, promises } = sumsOf(industry, all);
  return { solved: industryPrior(solved, all.solved), promises: industryPrior(promises, all.promises) };
}

/** The figures of DESIGN section 6. */
export function figuresOf(tally: CompanyTally, priors: Priors, by: Weights = weights): Figures {
  const [solved, promises] = [solvedOf(tally), keptOf(tally)];
  const shares = {
    solved: { ...posterior(solved, priors.solved), n: solved.n },
    promises: { ...posterior(promises, priors.promises), n: promises.n },
  };
  const index = indexOf({ answered: tally.answered.day14, ...shares }, tally.correlations, by);
  return { ...tally.answered, ...shares, index };
}

/** What a ranking is sorted by. `worst` is the index from below. */
export const sorts = ['index', 'answered', 'solved', 'promises', 'worst'] as const;
export type Sort = (typeof sorts)[number];

export function isSort(text: string): text is Sort {
  return sorts.some((sort) => sort === text);
}

/** What two companies are compared by, from their counts alone. */
export const comparable = ['index', 'day7', 'day14', 'day30', 'solved', 'promises'] as const;
export type Comparable = (typeof comparable)[number];

/** What a list can be sorted by. */
export type Sorted = Exclude<Comparable, 'day7' | 'day30'>;

/** The figure that a sort goes by. */
export function figureOf(sort: Sort): Sorted {
  if (sort === 'worst') return 'index';
  return sort === 'answered' ? 'day14' : sort;
}

export interface Row {
  company: CompanyTally;
  figures: Figures;
}

export interface RankedCompany extends Row {
  /** By the estimate of what the ranking is sorted by: 1 for the highest. */
  place: number;
  /** The ranks that are possible by it. */
  rank: RankInterval;
}

export interface Ranking {
  /** By their estimate, the best first (the worst first when asked so). */
  ranked: RankedCompany[];
  /** Whom of them the data tell apart. */
  certain: { better: Row; worse: Row }[];
  /** How much of their differences is no chance, 0 to 1; null: too few to say. */
  rankability: number | null;
  /** Ranked companies without enough promises or settled cases to be sorted by them. Alphabetical. */
  unsorted: Row[];
  /** Fewer than ten ripe cases: not ranked. Alphabetical. */
  tooFew: Row[];
}

/** All companies with at least one case in the window: in order, with the ranks that are possible. */
export function ranking(
  companies: readonly CompanyTally[],
  all: AllMoments,
  sort: Sort,
  by: Weights = weights,
): Ranking {
  const board = rankingBy(rowsOf(companies, all, by), figureOf(sort), by);
  return sort === 'worst' ? { ...board, ranked: board.ranked.toReversed() } : board;
}

/** Each company with a case in the window, with its figures. */
export function rowsOf(companies: readonly CompanyTally[], all: AllMoments, by: Weights = weights): Row[] {
  const priors = new Map<string, Priors>();
  return companies
    .filter(({ cases }) => cases > 0)
    .map((company) => {
      const its = priors.get(company.industry) ?? priorsOf(company.industry, all);
      priors.set(company.industry, its);
      return { company, figures: figuresOf(company, its, by) };
    });
}

/** A ranking by one figure. */
export function rankingBy(rows: readonly Row[], figure: Comparable, by: Weights = weights): Ranking {
  const shown = (row: Row) => shownOf(row, figure).share;
  const sorted = rows.filter((row) => enoughFor(row, figure)).sort((a, b) => shown(b) - shown(a) || byName(a, b));
  const own = sorted.map((row) => ownOf(row, figure, by));
  const pairs = certainPairs(own, figure);
  const ranks = rankIntervals(sorted.length, pairs);
  const isRanked = ({ company }: Row) => company.ripe >= fewest;
  return {
    ranked: sorted.flatMap((row, place) => {
      const rank = ranks[place];
      return rank ? [{ ...row, place: place + 1, rank }] : [];
    }),
    certain: pairs.flatMap(({ better, worse }) => {
      const [above, below] = [sorted[better], sorted[worse]];
      return above && below ? [{ better: above, worse: below }] : [];
    }),
    rankability: rankability(own),
    unsorted: rows.filter((row) => isRanked(row) && !enoughFor(row, figure)).sort(byName),
    tooFew: rows.filter((row) => !isRanked(row)).sort(byName),
  };
}

/** Whether a company has the cases (or promises) that a figure needs to be shown and compared. */
export function enoughFor({ company, figures }: Row, figure: Comparable): boolean {
  const isRanked = company.ripe >= fewest;
  return figure === 'solved' || figure === 'promises' ? isRanked && figures[figure].n >= fewest : isRanked;
}

/** A figure as it is shown, 0 to 1. */
export function shownOf({ figures }: Row, figure: Comparable): Interval {
  return figure === 'index' ? shareOfIndex(figures.index) : figures[figure];
}

/**
 * A figure from a company's own record alone. By the prior of an industry two with the same true share, one with few cases
 * and one with many, would often differ by more than chance, and two of different industries with the very same record.
 */
function ownOf({ company, figures }: Row, figure: Comparable, by: Weights): ShareOf {
  // Nothing is known of a share without a case.
  const plain = ({ hits, n }: Tally) => ({ n, ...(n > 0 ? wilson(hits, n) : { share: 0.5, low: 0, high: 1 }) });
  if (figure === 'solved') return plain(solvedOf(company));
  if (figure === 'promises') return plain(keptOf(company));
  if (figure !== 'index') return figures[figure];
  const own = { answered: figures.day14, solved: plain(solvedOf(company)), promises: plain(keptOf(company)) };
  return { ...shareOfIndex(indexOf(own, company.correlations, by)), n: company.ripe };
}

/**
 * Whom the data tell apart in one figure: more than chance by the procedure of Holm over all pairs of the list. Where only
 * the prior of its industry puts one before the other, nothing is said. `own`: in the order that is shown, the best first.
 */
function certainPairs(own: readonly ShareOf[], figure: Comparable): CertainPair[] {
  const test = figure.startsWith('day') ? pOfAnswered : pOfIntervals;
  // A list has thousands of pairs: read from objects, each number would be an object of its own.
  const [shares, lows, highs] = (['share', 'low', 'high'] as const).map((end) =>
    Float64Array.from(own, (of) => of[end]),
  );
  const ps = new Float64Array((own.length * (own.length - 1)) / 2).fill(1);
  const eachPair = (seen: (better: number, worse: number, at: number) => void) => {
    let at = 0;
    for (let better = 0; better < own.length; better += 1) {
      for (let worse = better + 1; worse < own.length; worse += 1, at += 1) seen(better, worse, at);
    }
  };
  eachPair((better, worse, at) => {
    const [above = 0, below = 0] = [shares?.[better], shares?.[worse]];
    // Where each estimate lies in the other's interval, no test finds more than chance.
    if (!(above > below && ((lows?.[better] ?? 0) > below || (highs?.[worse] ?? 1) < above))) return;
    const [one, other] = [own[better], own[worse]];
    if (one && other) ps[at] = test(one, other, one.n + other.n);
  });
  const limit = holmLimit(ps);
  const pairs: CertainPair[] = [];
  eachPair((better, worse, at) => {
    if ((ps[at] ?? 1) <= limit) pairs.push({ better, worse });
  });
  return pairs;
}

const alphabet = new Intl.Collator('de');

function byName(a: Row, b: Row): number {
  return alphabet.compare(a.company.name, b.company.name);
}
