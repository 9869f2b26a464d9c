import { momentsOf, priorSource } from '../statistics/beta.ts';
import type { Tallies } from './queries.ts';
import { keptOf, solvedOf } from './rules.ts';

// What a page with figures shows beside a company, for `Astro.locals.shows`; named alike by the triggers of db/changes.ts.

/** The figures of every company of an industry: for pages that compare them. */
export function figuresOfIndustry(industry: string): string {
  return `industry:${industry}`;
}

/**
 * What the shares of a company are measured by: the records of its industry or, where they give no prior, those of all
 * companies. `tallies`: of that industry.
 */
export function priorsBehind(industry: string, { companies, all }: Pick<Tallies, 'companies' | 'all'>): string {
  const sources = [
    priorSource(momentsOf(companies.map(solvedOf)), all.solved),
    priorSource(momentsOf(companies.map(keptOf)), all.promises),
  ];
  return sources.every((source) => source === 'industry') ? `priors:${industry}` : 'priors';
}
