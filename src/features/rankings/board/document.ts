import type { Day } from '#src/lib/dates.ts';
import type { Tallies } from '../order/queries.ts';
import { type Figures, type RankedCompany, type Row, ranking, type Sort } from '../order/rules.ts';
import type { RankInterval } from '../statistics/ranks.ts';
import type { Window } from '../windows.ts';

/** Version of the method, by the day from which it holds; every version stands on the method page. */
export const methodVersion = '2026-11-30';

/** A ranking as JSON: shares from 0 to 1 in full precision, the index from 0 to 100. */
export interface RankingDocument {
  asOf: Day | null;
  /** 6, 12 or 24; `all`: everything ever published. */
  months: number | 'all';
  /** Null: every industry. */
  industry: string | null;
  method: string;
  sort: Sort;
  /** How much of the differences is no chance, 0 to 1; null: too few companies to say. */
  rankability: number | null;
  /** In the order of the page: ranked ones by their estimate, then those without a rank, alphabetically. */
  companies: CompanyDocument[];
}

interface CompanyDocument {
  slug: string;
  name: string;
  industry: string;
  /** Cases published in the window, whatever became of them. */
  n: number;
  answered: Pick<Figures, 'day7' | 'day14' | 'day30'>;
  /** Null: not reached. */
  medianDays: number | null;
  solved: Figures['solved'];
  promises: Figures['promises'];
  index: Figures['index'];
  /** Ranks that are possible by `sort`; null: too few cases (or promises) for it. */
  rank: RankInterval | null;
}

export function rankingDocument(
  { asOf, companies, all }: Tallies,
  { months, industry }: { months: Window; industry: string | null },
  sort: Sort = 'index',
): RankingDocument {
  const { ranked, unsorted, tooFew, rankability } = ranking(companies, all, sort);
  const rows: (Row & Partial<Pick<RankedCompany, 'rank'>>)[] = [...ranked, ...unsorted, ...tooFew];
  return {
    asOf,
    months: months === 'all' ? 'all' : Number(months),
    industry,
    method: methodVersion,
    sort,
    rankability,
    companies: rows.map(({ company, figures, rank }) => ({
      slug: company.slug,
      name: company.name,
      industry: company.industry,
      n: company.cases,
      answered: { day7: figures.day7, day14: figures.day14, day30: figures.day30 },
      medianDays: figures.medianDays,
      solved: figures.solved,
      promises: figures.promises,
      index: figures.index,
      rank: rank ?? null,
    })),
  };
}
