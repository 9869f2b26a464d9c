import { expect } from 'vitest';
import { forecastDays, forecasts } from '#db/schema/index.ts';
import { companyDocument } from '#src/features/api/companies.ts';
import { operations } from '#src/features/api/operations.ts';
import { readQuery } from '#src/features/api/query.ts';
import { searchPage } from '#src/features/api/search.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { noteUnfound } from '#src/features/cases/sealed/searchable.ts';
import { expectedOf } from '#src/features/check/words.ts';
import { companyProfile } from '#src/features/profiles/index.ts';
import { keepTallies } from '#src/features/rankings/index.ts';
import { translator } from '#src/i18n/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { aCompany, anAuthor, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

test('a search goes on behind what was shown last, also when that is found no more, and only for what was asked', async ({
  db,
}) => {
  const author = await anAuthor(db);
  const company = await aCompany(db);
  for (let many = 0; many < 20; many += 1) await anOpenCase(db, { company, author, title: 'Rücklastschrift' });
  await noteUnfound(db);
  const asked = async (given: Record<string, string>) => {
    const { query, faults } = readQuery(operations.search.query, new URLSearchParams(given));
    if (faults) throw new Error(JSON.stringify(faults));
    return searchPage(db, query, today);
  };
  const first = await asked({ q: 'rücklastschrift' });
  if ('fault' in first) throw new Error(first.fault.detail);
  const shown = first.cases.map(({ number }) => number);
  const all = { first: shown.length, total: first.total };
  expect(all).toEqual({ first: 15, total: 20 });
  const cursor = first.next ?? '';
  const numbersBehind = async () => {
    const rest = await asked({ q: 'rücklastschrift', cursor });
    if ('fault' in rest) throw new Error(rest.fault.detail);
    expect(rest.next).toBeNull();
    return rest.cases.map(({ number }) => number);
  };
  const rest = await numbersBehind();
  expect(new Set([...shown, ...rest]).size).toBe(20);
  // What was shown before is withdrawn: a page would now skip one.
  must(await withdrawCase(situationOf(author), { number: shown[3] ?? '', reason: '' }));
  expect(await numbersBehind()).toEqual(rest);
  for (const other of [{ q: 'lastschrift' }, { q: 'rücklastschrift', industry: 'banks' }])
    expect(await asked({ ...other, cursor }), JSON.stringify(other)).toHaveProperty('fault.name', 'cursor');
  expect(await asked({ q: 'rücklastschrift', cursor, page: '2' })).toHaveProperty('fault.name', 'page');
  expect(await asked({ q: 'rücklastschrift', cursor: `${cursor}x` })).toHaveProperty('fault.name', 'cursor');
});

test('a company is told with what is expected of a case to come, or why that cannot be told', async ({ db }) => {
  const company = await aCompany(db);
  await anOpenCase(db, { company });
  const forecast = async () => (await companyDocument(db, company.slug, { months: '12' }, today))?.document.forecast;
  const untold = { of: null, n: 0, because: 'few' };
  expect(await forecast()).toEqual({
    asOf: null,
    answered: { withinDays: 14, ...untold },
    solved: { withinDays: 60, ...untold },
  });
  await keepTallies(db, today);
  const of = (share: number, width: number, all: number) => ({
    ...{ share, low: share - width / 2, high: share + width / 2 },
    ...{ naive: 0.5, n: all, hits: 1, all },
  });
  await exclusively(db, async () => {
    await db.insert(forecastDays).values({ asOf: today, sums: {}, scores: null });
    const row = { asOf: today, companyId: company.id, kind: '', preceded: null };
    await db.insert(forecasts).values({ ...row, answered: of(0.6, 0.2, 40), solved: of(0.4, 0.5, 12) });
  });
  expect(await forecast()).toEqual({
    asOf: today,
    answered: { withinDays: 14, of: { share: 0.6, low: 0.5, high: 0.7, n: 40 }, n: 40, because: null },
    solved: { withinDays: 60, of: null, n: 12, because: 'wide' },
  });
  const profile = await companyProfile(db, { id: company.id, industry: 'shops' }, '12', today);
  const sentence = expectedOf(translator('de'), 'de', profile.expected);
  expect(sentence).toContain(
    '60 von 100 neuen Fällen werden in 14 Tagen beantwortet (Spanne 50 bis 70, aus 40 Fällen hier',
  );
  expect(sentence).toMatch(/deren 14 Tage bis zum \d+\. \S+ \d{4} um waren/);
  expect(sentence).toContain(
    'unsere Prognose aus Fällen der letzten zwölf Monate; wie viele gelöst werden, können wir nicht sagen',
  );
});
