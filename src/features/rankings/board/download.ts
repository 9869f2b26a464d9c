import { tableLine } from '#src/lib/sheet.ts';
import type { RankingDocument } from './document.ts';

const shares = ['day7', 'day14', 'day30', 'solved', 'promises'] as const;
const shareColumns = shares.flatMap((name) => ['share', 'low', 'high', 'n'].map((end) => `${name}_${end}`));
const columns = [
  ...[
    'as_of',
    'months',
    'method',
    'sort',
    'rank_from',
    'rank_to',
    'rank_of',
    'slug',
    'name',
    'industry',
    'n',
    'median_days',
  ],
  ...shareColumns,
  ...['index_low', 'index_mid', 'index_high'],
];

/**
 * The same as CSV (RFC 4180, UTF-8, one head line): shares from 0 to 1 in full precision with a point, an empty field
 * where JSON says null.
 */
export function rankingCsv({ asOf, months, method, sort, companies }: RankingDocument): string {
  const lines = companies.map(({ answered, solved, promises, index, rank, ...company }) => {
    const figures = { ...answered, solved, promises };
    return [
      ...[asOf, months, method, sort, rank?.from ?? null, rank?.to ?? null, rank?.of ?? null],
      ...[company.slug, company.name, company.industry, company.n, company.medianDays],
      ...shares.flatMap((name) => [figures[name].share, figures[name].low, figures[name].high, figures[name].n]),
      ...[index.low, index.mid, index.high],
    ];
  });
  return [columns, ...lines].map(tableLine).join('');
}
