import { type Weights, weights } from '../statistics/combined.ts';
import type { RankInterval } from '../statistics/ranks.ts';
import { type AllMoments, type CompanyTally, ranking } from './rules.ts';

/** Weights somebody else might choose, beside ours. */
export const weightings = {
  ours: weights,
  solvedMore: { answered: 0.2, solved: 0.7, promises: 0.1 },
  solvedOnly: { answered: 0, solved: 1, promises: 0 },
} as const satisfies Record<string, Weights>;
export type Weighting = keyof typeof weightings;
export const otherWeightings = ['solvedMore', 'solvedOnly'] as const;

/** Where a company stands in its industry by each weighting. */
export interface Weighed {
  slug: string;
  name: string;
  industry: string;
  ranks: Record<Weighting, RankInterval & { place: number }>;
}

/** Every ranked company, industry by industry, in our order. */
export function weighed(companies: readonly CompanyTally[], all: AllMoments): Weighed[] {
  return [...Map.groupBy(companies, ({ industry }) => industry)].flatMap(([industry, its]) => {
    const by = (weighting: Weighting) => {
      const { ranked } = ranking(its, all, 'index', weightings[weighting]);
      return new Map(ranked.map(({ company, place, rank }) => [company.companyId, { ...rank, place }]));
    };
    const [more, only] = [by('solvedMore'), by('solvedOnly')];
    return ranking(its, all, 'index').ranked.flatMap(({ company: { companyId, slug, name }, rank, place }) => {
      const [solvedMore, solvedOnly] = [more.get(companyId), only.get(companyId)];
      return solvedMore && solvedOnly
        ? [{ slug, name, industry, ranks: { ours: { ...rank, place }, solvedMore, solvedOnly } }]
        : [];
    });
  });
}

/** How another weighting moves all of them: how many, how far, and how many beyond the ranks that ours leaves possible. */
export function movesOf(companies: readonly Weighed[], by: Weighting): { moved: number; most: number; beyond: number } {
  const moves = companies.map(({ ranks }) => Math.abs(ranks[by].place - ranks.ours.place));
  const isBeyond = ({
    ranks: {
      ours,
      [by]: { place },
    },
  }: Weighed) => place < ours.from || place > ours.to;
  return {
    moved: moves.filter((move) => move > 0).length,
    most: Math.max(0, ...moves),
    beyond: companies.filter(isBeyond).length,
  };
}
