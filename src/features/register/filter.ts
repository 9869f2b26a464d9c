import { isStamp } from '#src/features/cases/rules.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import type { CaseFilter } from './queries.ts';

/** The filter an address asks for. Whatever it does not know is left out: a filter never fails. */
export function filterOf(query: URLSearchParams): CaseFilter {
  const stamp = query.get('stamp') ?? '';
  const industry = query.get('industry') ?? '';
  const page = Number(query.get('page') ?? '1');
  const year = Number(query.get('year') ?? '');
  return {
    stamp: isStamp(stamp) ? stamp : undefined,
    industry: isIndustry(industry) ? industry : undefined,
    kind: kindOf(query.get('kind'))?.key,
    named: /^[a-z0-9-]{1,80}$/.exec(query.get('named') ?? '')?.[0],
    order: query.get('order') === 'oldest' ? 'oldest' : 'newest',
    year: Number.isInteger(year) && year > 2000 && year < 2200 ? year : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** The same filter as an address. */
export function filterQuery(filter: CaseFilter): Record<string, string | undefined> {
  return {
    stamp: filter.stamp,
    industry: filter.industry,
    kind: filter.kind,
    named: filter.named,
    order: filter.order === 'oldest' ? 'oldest' : undefined,
    year: filter.year?.toString(),
    page: filter.page && filter.page > 1 ? String(filter.page) : undefined,
  };
}
