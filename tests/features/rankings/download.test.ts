import { describe, expect, test } from 'vitest';
import { methodVersion, rankingDocument } from '#src/features/rankings/board/document.ts';
import { rankingCsv } from '#src/features/rankings/board/download.ts';
import { rankingSheet } from '#src/features/rankings/board/sheet.ts';
import type { Tallies } from '#src/features/rankings/order/queries.ts';
import { type CompanyTally, ranking, sorts } from '#src/features/rankings/order/rules.ts';
import { figuresOfWaits } from '#src/features/rankings/statistics/figures.ts';
import { translator } from '#src/i18n/index.ts';

const none = { companies: 0, n: 0, hits: 0, squares: 0, hitSquares: 0 };
const scope = { months: '12', industry: 'shops' } as const;

/** A company of `cases` cases, half a year old, of which `answered` were answered on the third day and solved. */
function company(name: string, cases: number, answered: number): CompanyTally {
  return {
    companyId: name,
    slug: name.toLowerCase().replaceAll(/[^a-z]/g, '') || 'x',
    name,
    industry: 'shops',
    cases,
    withdrawn: 0,
    removed: 0,
    notGenuine: 0,
    ripe: cases,
    settled: cases,
    solved: answered,
    partly: 0,
    promisesKept: answered,
    promisesBroken: cases > 30 ? 1 : 0,
    promisesUnconfirmed: 0,
    promisesOpen: 0,
    answered: figuresOfWaits({ answered: [[3, answered]], waiting: [[180, cases - answered]] }),
    correlations: { answeredSolved: 0, answeredPromises: 0, solvedPromises: 0 },
    trend: {},
  };
}

function tallies(...companies: CompanyTally[]): Tallies {
  return { asOf: '2026-11-22', companies, all: { solved: none, promises: none, industries: {} } };
}

const many = tallies(
  company('Gut', 40, 38),
  company('Auch gut', 60, 55),
  company('Schlecht', 50, 2),
  company('Mittel', 40, 5),
  company('Neu', 3, 1),
  company('Alt', 4, 0),
);

describe('the ranking as a file', () => {
  test('is the document of the address, in the order of the page', () => {
    for (const sort of sorts) {
      const { companies, ...head } = rankingDocument(many, scope, sort);
      const { ranked, unsorted, tooFew, rankability } = ranking(many.companies, many.all, sort);
      expect(head).toEqual({
        asOf: '2026-11-22',
        months: 12,
        industry: 'shops',
        method: methodVersion,
        sort,
        rankability,
      });
      expect(companies.map(({ name }) => name)).toEqual(
        [...ranked, ...unsorted, ...tooFew].map((row) => row.company.name),
      );
      expect(companies.map(({ rank }) => rank)).toEqual([
        ...ranked.map(({ rank }) => rank),
        ...[...unsorted, ...tooFew].map(() => null),
      ]);
    }
  });

  test('says the same as CSV, with every decimal place', () => {
    const shown = rankingDocument(many, scope, 'index');
    const [head, ...lines] = rankingCsv(shown)
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(','));
    const value = (line: readonly string[], column: string) => line[head?.indexOf(column) ?? -1];
    expect(lines).toHaveLength(shown.companies.length);
    for (const [index, line] of lines.entries()) {
      const one = shown.companies[index];
      expect(line).toHaveLength(head?.length ?? 0);
      expect(value(line, 'slug')).toBe(one?.slug);
      expect(value(line, 'rank_from')).toBe(String(one?.rank?.from ?? ''));
      expect(value(line, 'rank_to')).toBe(String(one?.rank?.to ?? ''));
      expect(Number(value(line, 'day14_low'))).toBe(one?.answered.day14.low);
      expect(Number(value(line, 'solved_share'))).toBe(one?.solved.share);
      expect(Number(value(line, 'promises_n'))).toBe(one?.promises.n);
      expect(Number(value(line, 'index_high'))).toBe(one?.index.high);
      expect(value(line, 'median_days')).toBe(one?.medianDays === null ? '' : String(one?.medianDays));
    }
  });

  test.each([
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['+49 Telefon', "'+49 Telefon"],
    ['-10 % Markt', "'-10 % Markt"],
    ['@home', "'@home"],
    ['＝1+1', "'＝1+1"],
    [';x', `"';x"`],
    ['A, B & "C"', '"A, B & ""C"""'],
    ['Zeile\r\nzwei', '"Zeile\r\nzwei"'],
    ['Möwe – Straße 漢字', 'Möwe – Straße 漢字'],
  ])('writes the name %j so that no spreadsheet calculates with it', (name, field) => {
    expect(rankingCsv(rankingDocument(tallies(company(name, 20, 10)), scope, 'index'))).toContain(`,${field},shops,`);
  });

  test('of nothing is a head line, and an empty list', () => {
    const empty = rankingDocument({ ...many, asOf: null, companies: [] }, { months: 'all', industry: null }, 'worst');
    expect(empty).toMatchObject({ asOf: null, months: 'all', industry: null, companies: [] });
    expect(rankingCsv(empty).match(/\r\n/g)).toHaveLength(1);
  });
});

describe('the ranking for people', () => {
  const open = (locale: 'de' | 'en', ...companies: CompanyTally[]) =>
    rankingSheet(rankingDocument(tallies(...companies), scope, 'index'), translator(locale), locale);

  test('opens in a German Excel in columns, with umlauts, percent and decimal commas', () => {
    const sheet = open('de', company('Möwe – Straße', 40, 38));
    expect(sheet.startsWith('\ufeffRang: von;Rang: bis;Rang: unter;Unternehmen;Branche;Fälle;')).toBe(true);
    const [head = [], line = []] = sheet.split('\r\n').map((one) => one.split(';'));
    expect(line).toHaveLength(head.length);
    expect(line.slice(3, 7)).toEqual(['Möwe – Straße', 'Versandhandel', '40', '3']);
    expect(line[head.indexOf('Gelöst in %')]).toMatch(/^9\d,\d$/);
    expect(sheet).not.toMatch(/\d\.\d/);
  });

  test('opens in an English one, by commas and with points', () => {
    const [head = [], line = []] = open('en', company('Gull', 40, 38))
      .split('\r\n')
      .map((one) => one.split(','));
    expect(line).toHaveLength(head.length);
    expect(line[head.indexOf('Solved in %')]).toMatch(/^9\d\.\d$/);
  });

  test.each(['=1+1', '+49', '-10 % Markt', '@home', '\tx', '＝1', '＠x'])('calculates with no name: %j', (name) => {
    for (const locale of ['de', 'en'] as const) expect(open(locale, company(name, 40, 38))).toContain(`'${name}`);
  });

  test('keeps a name with separators and quotation marks in its field', () => {
    expect(open('de', company('A; "B", C', 40, 38))).toContain(';"A; ""B"", C";');
    expect(open('en', company('A; "B", C', 40, 38))).toContain(',"A; ""B"", C",');
  });
});
