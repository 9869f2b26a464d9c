import type { Tallies } from '../order/queries.ts';
import { ranking, type Sort } from '../order/rules.ts';
import type { Window } from '../windows.ts';
import { type RankingDocument, rankingDocument } from './document.ts';

type CompanyDocument = RankingDocument['companies'][number];

/** A ranking as it is shown: in the order of the page, each company with the group in which it stands. */
export interface ShownRanking extends Omit<RankingDocument, 'companies'> {
  sort: Sort;
  /** `group`: 1 for the first; null when it stands in none. Those in none come last, as on the page. */
  companies: (CompanyDocument & { group: number | null })[];
}

/** `rankingDocument` in the order of a page sorted by `sort`. */
export function shownRanking(
  tallies: Tallies,
  scope: { months: Window; industry: string | null },
  sort: Sort,
): ShownRanking {
  const document = rankingDocument(tallies, scope);
  const bySlug = new Map(document.companies.map((company) => [company.slug, company]));
  const { groups, unsorted, tooFew } = ranking(tallies.companies, tallies.all, sort);
  const inOrder = [
    ...groups.flatMap((group, index) => group.map((row) => ({ row, group: index + 1 }))),
    ...[...unsorted, ...tooFew].map((row) => ({ row, group: null })),
  ];
  const companies = inOrder.flatMap(({ row, group }) => {
    const company = bySlug.get(row.company.slug);
    return company ? [{ ...company, group }] : [];
  });
  const { companies: _, ...head } = document;
  return { ...head, sort, companies };
}

const shares = ['day7', 'day14', 'day30', 'solved', 'promises'] as const;
const shareColumns = shares.flatMap((name) => ['share', 'low', 'high', 'n'].map((end) => `${name}_${end}`));
const columns = [
  ...['as_of', 'months', 'method', 'sort', 'group', 'tier', 'slug', 'name', 'industry', 'n', 'median_days'],
  ...shareColumns,
  ...['index_low', 'index_mid', 'index_high'],
];

/**
 * The same as CSV (RFC 4180, UTF-8, one head line): shares from 0 to 1 in full precision with a point, an empty field
 * where JSON says null.
 */
export function rankingCsv({ asOf, months, method, sort, companies }: ShownRanking): string {
  const lines = companies.map(({ answered, solved, promises, index, ...company }) => {
    const figures = { ...answered, solved, promises };
    return [
      ...[asOf, months, method, sort, company.group, company.tier, company.slug, company.name, company.industry],
      ...[company.n, company.medianDays],
      ...shares.flatMap((name) => [figures[name].share, figures[name].low, figures[name].high, figures[name].n]),
      ...[index.low, index.mid, index.high],
    ];
  });
  return [columns, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/**
 * One field. A text that a spreadsheet would take for a formula (OWASP, "CSV Injection") gets an apostrophe before it;
 * numbers are ours and stay as they are.
 */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@;\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
