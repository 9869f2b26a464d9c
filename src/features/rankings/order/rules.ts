import type { CountKey } from '../counting/facts.ts';
import type { MonthCounts } from '../counting/tally.ts';
import { industryPrior, type Moments, momentsOf, type Prior, posterior, type Tally } from '../statistics/beta.ts';
import type { AnsweredFigures, ShareOf } from '../statistics/figures.ts';
import { type Ends, type Index, indexOf, tiers, tiersFromBelow } from '../statistics/tiers.ts';

/** What is counted for one company in one window: plain counts. Every case ever public is in it. */
export interface CompanyTally extends Record<CountKey, number> {
  companyId: string;
  slug: string;
  name: string;
  industry: string;
  answered: AnsweredFigures;
  /** By month of publication, `YYYY-MM`; months without a case are missing. */
  trend: Record<string, MonthCounts>;
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

/** Sums over all companies, for the industries that are too small for a prior of their own. */
export interface AllMoments {
  solved: Moments;
  promises: Moments;
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

export function priorsOf(industry: readonly CompanyTally[], all: AllMoments): Priors {
  return {
    solved: industryPrior(momentsOf(industry.map(solvedOf)), all.solved),
    promises: industryPrior(momentsOf(industry.map(keptOf)), all.promises),
  };
}

/** The figures of DESIGN section 6. */
export function figuresOf(tally: CompanyTally, priors: Priors): Figures {
  const [solved, promises] = [solvedOf(tally), keptOf(tally)];
  const shares = {
    solved: { ...posterior(solved, priors.solved), n: solved.n },
    promises: { ...posterior(promises, priors.promises), n: promises.n },
  };
  return { ...tally.answered, ...shares, index: indexOf({ answered: tally.answered.day14, ...shares }) };
}

/** What a ranking is sorted by. `worst` is the index from below. */
export const sorts = ['index', 'answered', 'solved', 'promises', 'worst'] as const;
export type Sort = (typeof sorts)[number];

export function isSort(text: string): text is Sort {
  return sorts.some((sort) => sort === text);
}

export interface RankedCompany {
  company: CompanyTally;
  figures: Figures;
  /** 1 for the companies that nobody is better than, as far as the data can tell. By the index, whatever the sort. */
  tier: number;
}

export interface Ranking {
  /** Groups of companies that are not ranked against each other, best first (worst first when asked so). */
  groups: RankedCompany[][];
  /** Ranked companies without enough promises or settled cases to be sorted by them. */
  unsorted: RankedCompany[];
  /** Fewer than ten ripe cases: not ranked. Alphabetical. */
  tooFew: { company: CompanyTally; figures: Figures }[];
}

/** All companies with at least one case in the window, in groups whose intervals overlap with the one of their leader. */
export function ranking(companies: readonly CompanyTally[], all: AllMoments, sort: Sort): Ranking {
  const priors = new Map(
    [...Map.groupBy(companies, ({ industry }) => industry)].map(([industry, its]) => [industry, priorsOf(its, all)]),
  );
  const rows = companies
    .filter(({ cases }) => cases > 0)
    .flatMap((company) => {
      const its = priors.get(company.industry);
      return its ? [{ company, figures: figuresOf(company, its) }] : [];
    });
  const ranked = tiers(
    rows.filter(({ company }) => company.ripe >= fewest),
    ({ figures }) => figures.index,
    byName,
  ).flatMap((group, index) => group.map((row) => ({ ...row, tier: index + 1 })));
  const isSortable = (row: RankedCompany) => endsOf(row, sort).n >= fewest;
  return {
    groups: (sort === 'worst' ? tiersFromBelow : tiers)(ranked.filter(isSortable), (row) => endsOf(row, sort), byName),
    unsorted: ranked.filter((row) => !isSortable(row)).sort(byName),
    tooFew: rows.filter(({ company }) => company.ripe < fewest).sort(byName),
  };
}

/** The interval by which a ranking is sorted. */
function endsOf({ company, figures }: Omit<RankedCompany, 'tier'>, sort: Sort): Ends & { n: number } {
  switch (sort) {
    case 'index':
    case 'worst':
      return { ...figures.index, n: company.ripe };
    case 'answered':
      return figures.day14;
    default:
      return figures[sort];
  }
}

function byName(a: { company: { name: string } }, b: { company: { name: string } }): number {
  return a.company.name.localeCompare(b.company.name, 'de');
}
