import { isKey, type Translate } from '#src/i18n/index.ts';
import { sheetLine, sheetNumber, sheetStart } from '#src/lib/sheet.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { RankingDocument } from './document.ts';

/** The ranking for somebody who opens it in a spreadsheet: headings in words, shares in percent with one decimal place. */
export function rankingSheet({ asOf, companies }: RankingDocument, t: Translate, locale: Locale): string {
  const number = (value: number | null, places: number) => sheetNumber(value, locale, places);
  const share = ({ share, low, high }: { share: number; low: number; high: number }) =>
    [share, low, high].map((part) => number(part * 100, 1));
  const head = [
    ...(['rankFrom', 'rankTo', 'rankOf', 'name', 'industry', 'cases', 'median'] as const).map((column) =>
      t(`ranking.sheet.${column}`),
    ),
    ...(['day7', 'day14', 'day30', 'solved', 'promises'] as const).flatMap((column) => [
      t(`ranking.sheet.${column}`),
      t('ranking.sheet.from', { what: t(`ranking.sheet.${column}`) }),
      t('ranking.sheet.to', { what: t(`ranking.sheet.${column}`) }),
    ]),
    ...(['index', 'indexFrom', 'indexTo', 'asOf'] as const).map((column) => t(`ranking.sheet.${column}`)),
  ];
  const lines = companies.map(({ rank, name, industry, n, medianDays, answered, solved, promises, index }) => {
    const key = `company.industry.${industry}`;
    return [
      ...[rank?.from ?? null, rank?.to ?? null, rank?.of ?? null].map((value) => number(value, 0)),
      ...[name, isKey(key) ? t(key) : industry, number(n, 0), number(medianDays, 1)],
      ...[answered.day7, answered.day14, answered.day30, solved, promises].flatMap(share),
      ...[index.mid, index.low, index.high].map((value) => number(value, 1)),
      asOf ?? '',
    ];
  });
  return sheetStart + [head, ...lines].map((line) => sheetLine(line, locale)).join('');
}
