import { describe, expect, test } from 'vitest';
import { rankingDocument } from '#src/features/rankings/board/document.ts';
import { rankingCsv, shownRanking } from '#src/features/rankings/board/download.ts';
import { leadOf } from '#src/features/rankings/board/lead.ts';
import { rankingSheet } from '#src/features/rankings/board/sheet.ts';
import { sparkline, trendOf } from '#src/features/rankings/board/trend.ts';
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
    trend: {},
  };
}

function tallies(...companies: CompanyTally[]): Tallies {
  return { asOf: '2026-11-22', companies, all: { solved: none, promises: none } };
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
    const document = rankingDocument(many, scope);
    for (const sort of sorts) {
      const { companies, sort: named, ...head } = shownRanking(many, scope, sort);
      const { groups, unsorted, tooFew } = ranking(many.companies, many.all, sort);
      expect({ ...head, companies: [] }).toEqual({ ...document, companies: [] });
      expect(named).toBe(sort);
      expect(companies.map(({ name }) => name)).toEqual(
        [...groups.flat(), ...unsorted, ...tooFew].map((row) => row.company.name),
      );
      expect(companies.map(({ group }) => group)).toEqual([
        ...groups.flatMap((group, index) => group.map(() => index + 1)),
        ...[...unsorted, ...tooFew].map(() => null),
      ]);
      expect(companies.map(({ group: _, ...rest }) => rest)).toEqual(
        companies.map(({ slug }) => document.companies.find((one) => one.slug === slug)),
      );
    }
    expect(document).toMatchObject({ asOf: '2026-11-22', months: 12, industry: 'shops', method: expect.any(String) });
  });

  test('says the same as CSV, with every decimal place', () => {
    const shown = shownRanking(many, scope, 'index');
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
      expect(value(line, 'group')).toBe(one?.group === null ? '' : String(one?.group));
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
    expect(rankingCsv(shownRanking(tallies(company(name, 20, 10)), scope, 'index'))).toContain(`,${field},shops,`);
  });

  test('of nothing is a head line, and an empty list', () => {
    const empty = shownRanking({ ...many, asOf: null, companies: [] }, { months: 'all', industry: null }, 'worst');
    expect(empty).toMatchObject({ asOf: null, months: 'all', industry: null, companies: [] });
    expect(rankingCsv(empty).match(/\r\n/g)).toHaveLength(1);
  });
});

describe('the ranking for people', () => {
  const open = (locale: 'de' | 'en', ...companies: CompanyTally[]) =>
    rankingSheet(shownRanking(tallies(...companies), scope, 'index'), translator(locale), locale);

  test('opens in a German Excel in columns, with umlauts, percent and decimal commas', () => {
    const sheet = open('de', company('Möwe – Straße', 40, 38));
    expect(sheet.startsWith('\ufeffGruppe;Unternehmen;Branche;Fälle;')).toBe(true);
    const [head = [], line = []] = sheet.split('\r\n').map((one) => one.split(';'));
    expect(line).toHaveLength(head.length);
    expect(line.slice(1, 5)).toEqual(['Möwe – Straße', 'Versandhandel', '40', '3']);
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

test('every company of a group touches the interval that holds the group together', () => {
  for (const sort of sorts) {
    for (const group of ranking(many.companies, many.all, sort).groups) {
      const lead = leadOf(group, sort);
      const own = group.map((row) => leadOf([row], sort));
      expect(own).toContainEqual(lead);
      for (const { low, high } of own) expect(low <= lead.high && high >= lead.low).toBe(true);
    }
  }
});

describe('the trend', () => {
  test('leaves months without a ripe case empty and compares halves of at least ten', () => {
    const months = {
      '2026-01': { ripe: 20, answered: 2 },
      '2026-09': { ripe: 20, answered: 18 },
      '2024-09': { ripe: 9, answered: 9 },
    };
    const { shares, change } = trendOf(months, '2026-11-22');
    expect(shares).toEqual([null, 0.1, null, null, null, null, null, null, null, 0.9, null, null]);
    expect(change?.share).toBeCloseTo(0.8);
    expect(change?.low).toBeGreaterThan(0.4);
    expect(trendOf({ ...months, '2026-01': { ripe: 9, answered: 2 } }, '2026-11-22').change).toBeNull();
  });

  test('is drawn only where there is something to draw', () => {
    expect(sparkline([null, 0.5, null, 1, 0, null])).toEqual({ line: 'M6 11h0M18 0 24 22', end: 'M24 22h0' });
    expect(sparkline([null, null])).toEqual({ line: '', end: null });
  });
});
