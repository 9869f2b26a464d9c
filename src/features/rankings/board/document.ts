import type { Day } from '#src/lib/dates.ts';
import type { Tallies } from '../order/queries.ts';
import { type Figures, ranking } from '../order/rules.ts';
import type { Window } from '../windows.ts';

/** Version of the method, by the day from which it holds; every version stands on the method page. */
export const methodVersion = '2026-11-28';

/** A ranking as JSON: shares from 0 to 1 in full precision, the index from 0 to 100. */
export interface RankingDocument {
  asOf: Day | null;
  /** 6, 12 or 24; `all`: everything ever published. */
  months: number | 'all';
  /** Null: every industry. */
  industry: string | null;
  method: string;
  /** Ranked ones first, by the lower end of the index; then those with too few cases, alphabetically. */
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
  /** Null: too few cases to be ranked. */
  tier: number | null;
}

export function rankingDocument(
  { asOf, companies, all }: Tallies,
  { months, industry }: { months: Window; industry: string | null },
): RankingDocument {
  const { groups, unsorted, tooFew } = ranking(companies, all, 'index');
  const ranked = [...groups.flat(), ...unsorted].sort((a, b) => b.figures.index.low - a.figures.index.low);
  return {
    asOf,
    months: months === 'all' ? 'all' : Number(months),
    industry,
    method: methodVersion,
    companies: [...ranked, ...tooFew.map((row) => ({ ...row, tier: null }))].map(({ company, figures, tier }) => ({
      slug: company.slug,
      name: company.name,
      industry: company.industry,
      n: company.cases,
      answered: { day7: figures.day7, day14: figures.day14, day30: figures.day30 },
      medianDays: figures.medianDays,
      solved: figures.solved,
      promises: figures.promises,
      index: figures.index,
      tier,
    })),
  };
}
