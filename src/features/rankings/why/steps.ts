import type { Day } from '#src/lib/dates.ts';
import { type CountedFacts, type Key, keysOf } from '../counting/facts.ts';
import {
  type AllMoments,
  type CompanyTally,
  type Figures,
  keptOf,
  priorsOf,
  ranking,
  solvedOf,
  sumsOf,
} from '../order/rules.ts';
import { type Moments, type Prior, type PriorSource, priorSource, type Tally } from '../statistics/beta.ts';
import { type Index, type Part, parts, weights } from '../statistics/combined.ts';
import type { ShareOf } from '../statistics/figures.ts';
import type { RankInterval } from '../statistics/ranks.ts';

/** How a share with a prior comes about: counts and prior make the posterior, the posterior the figure. */
export interface ShareSteps {
  counted: Tally;
  prior: Prior;
  /** Whose records the prior was fitted to. */
  source: PriorSource;
  /** Beta distribution after the company's own record: `a` = prior + hits, `b` = prior + misses. */
  posterior: Prior;
  figure: ShareOf;
}

/** Points a figure gives to each end of the index: 100 × weight × figure. */
export interface IndexPart extends Index {
  figure: Part;
  weight: number;
}

/** Every step from the counts of a company to its place in its industry. */
export interface Why {
  company: CompanyTally;
  figures: Figures;
  /** Of the cases that are 14 days old: those answered within 14 days. */
  answeredInTime: number;
  solved: ShareSteps;
  promises: ShareSteps;
  parts: IndexPart[];
  index: Index;
  /** Null: too few cases to be ranked. */
  rank: {
    possible: RankInterval;
    /** Names of those that are certainly better, and certainly worse, in the order of the ranking. */
    better: string[];
    worse: string[];
  } | null;
}

/**
 * The steps for one company among those of its industry: the same calculation as the ranking, laid open.
 * Null when the company has no case in the window.
 */
export function whyOf(
  { companies, all }: { companies: readonly CompanyTally[]; all: AllMoments },
  companyId: string,
): Why | null {
  const { ranked, certain, tooFew } = ranking(companies, all, 'index');
  const isIt = ({ company }: { company: CompanyTally }) => company.companyId === companyId;
  const place = ranked.find(isIt);
  const row = place ?? tooFew.find(isIt);
  if (!row) return null;
  const { company, figures } = row;
  const priors = priorsOf(company.industry, all);
  const sums = sumsOf(company.industry, all);
  const steps = (name: 'solved' | 'promises', counts: (tally: CompanyTally) => Tally): ShareSteps =>
    shareSteps(counts(company), figures[name], {
      prior: priors[name],
      moments: sums[name],
      all: all[name],
    });
  const shares = { answered: figures.day14, solved: figures.solved, promises: figures.promises };
  return {
    company,
    figures,
    answeredInTime: Object.values(company.trend ?? {}).reduce((sum, { answered }) => sum + answered, 0),
    solved: steps('solved', solvedOf),
    promises: steps('promises', keptOf),
    parts: parts.map((figure) => {
      const { low, share, high } = shares[figure];
      const points = 100 * weights[figure];
      return { figure, weight: weights[figure], low: points * low, mid: points * share, high: points * high };
    }),
    index: figures.index,
    rank: place
      ? {
          possible: place.rank,
          better: certain.filter(({ worse }) => isIt(worse)).map(({ better }) => better.company.name),
          worse: certain.filter(({ better }) => isIt(better)).map(({ worse }) => worse.company.name),
        }
      : null,
  };
}

function shareSteps(
  counted: Tally,
  figure: ShareOf,
  { prior, moments, all }: { prior: Prior; moments: Moments; all: Moments },
): ShareSteps {
  return {
    counted,
    prior,
    source: priorSource(moments, all),
    posterior: { a: prior.a + counted.hits, b: prior.b + counted.n - counted.hits },
    figure,
  };
}

/** What one case adds to each figure. */
export interface Contribution {
  /** False: found not to be genuine, so it adds nothing to any figure. */
  counts: boolean;
  /** Whether it was answered, after how many days; one that waits counts with the days it has waited. Null: does not count. */
  answer: { isAnswered: boolean; days: number } | null;
  /** One of the cases that decide whether the company is ranked: 14 days old. */
  isRipe: boolean;
  /** 1 solved, ½ partly solved, 0 everything else; null while the case is younger than 30 days. */
  solved: 0 | 0.5 | 1 | null;
  promises: { kept: number; broken: number; unconfirmed: number; open: number };
}

/** What a case adds on a day: read off its keys, so it is what was counted. */
export function contributionOf(facts: CountedFacts, asOf: Day): Contribution {
  const keys = keysOf(facts, asOf);
  const times = (key: Key) => keys.filter((one) => one === key).length;
  const has = (key: Key) => keys.includes(key);
  const wait = keys.map((key) => /^(answered|waiting)\/(\d+)$/.exec(key)).find((match) => match !== null);
  const gain = has('solved') ? 1 : has('partly') ? 0.5 : 0;
  return {
    counts: has('cases'),
    answer: wait ? { isAnswered: wait[1] === 'answered', days: Number(wait[2]) } : null,
    isRipe: has('ripe'),
    solved: has('settled') ? gain : null,
    promises: {
      kept: times('promisesKept'),
      broken: times('promisesBroken'),
      unconfirmed: times('promisesUnconfirmed'),
      open: times('promisesOpen'),
    },
  };
}
