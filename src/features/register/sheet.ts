import type { Database } from '#db/client.ts';
import { kindShown } from '#src/features/case-file/index.ts';
import { stampOf } from '#src/features/cases/rules.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { sheetLine, sheetNumber, sheetStart } from '#src/lib/sheet.ts';
import type { Locale } from '#src/lib/situation.ts';
import { type CaseFilter, type CaseRow, caseRows } from './queries.ts';

/** Cases in a table for people; all there are stand in the data set. */
export const mostInSheet = 1000;
/** So many at once: between two pieces others have their turn. */
const piece = 100;

const columns = [
  'number',
  'publishedOn',
  'title',
  'company',
  'industry',
  'kind',
  'stamp',
  'firstReplyOn',
  'closedOn',
  'contacts',
  'waited',
  'waitedAbout',
  'effortDays',
  'disputed',
  'currency',
  'disputedAbout',
  'affected',
  'language',
  'url',
] as const;

/**
 * The register as a filter shows it, for somebody who opens it in a spreadsheet: in the words and with the separators of a
 * language, in pieces. Where there are more than `mostInSheet` the last line says so. The page of the filter does not matter.
 */
export async function* registerSheet(
  db: Database,
  filter: CaseFilter,
  { t, locale, today }: { t: Translate; locale: Locale; today: Day },
): AsyncGenerator<string> {
  yield sheetStart + sheetLine([...columns.map((column) => t(`case.sheet.${column}`))], locale);
  let asked: CaseFilter = { ...filter, page: 1, perPage: piece };
  for (let written = 0; ; written += piece) {
    const rows = await caseRows(db, asked, today);
    if (written >= mostInSheet) {
      if (rows.length > 0) yield sheetLine([t('case.sheet.more', { most: mostInSheet })], locale);
      return;
    }
    yield rows.map((row) => sheetLine(lineOf(row, { t, locale, today }), locale)).join('');
    const last = rows.at(-1);
    if (rows.length < piece || !last?.publishedOn || !last.number) return;
    asked = { ...asked, after: { publishedOn: last.publishedOn, number: last.number } };
  }
}

function lineOf(row: CaseRow, { t, locale, today }: { t: Translate; locale: Locale; today: Day }): string[] {
  const { number, title, disputedCents } = row;
  const about = (isAbout: boolean) => (isAbout ? t('case.sheet.about') : '');
  const cells: Record<(typeof columns)[number], string> = {
    number: number ?? '',
    publishedOn: row.publishedOn ?? '',
    title,
    company: row.companyName,
    industry: t(`company.industry.${isIndustry(row.industry) ? row.industry : 'other'}`),
    kind: kindOf(kindShown(row.kind)?.key)?.name[locale] ?? '',
    stamp: t(`case.stamp.${stampOf(row, today)}`),
    firstReplyOn: row.firstReplyOn ?? '',
    closedOn: row.closedOn ?? '',
    contacts: sheetNumber(row.contacts, locale),
    waited: sheetNumber(row.waitedMinutes, locale),
    waitedAbout: about(row.waitedIsAbout),
    effortDays: sheetNumber(row.effortDays, locale),
    disputed: sheetNumber(disputedCents === null ? null : disputedCents / 100, locale, 2),
    currency: disputedCents === null ? '' : row.disputedCurrency,
    disputedAbout: about(disputedCents !== null && row.disputedIsAbout),
    affected: sheetNumber(row.affectedCount, locale),
    language: row.locale,
    url: absolute(paths.case(locale, { number: number ?? '', title })),
  };
  return columns.map((column) => cells[column]);
}
