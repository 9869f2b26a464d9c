import { describe, expect } from 'vitest';
import { keepSiteFigures, siteFigures } from '#src/features/cases/figures.ts';
import { addDays } from '#src/lib/dates.ts';
import { anOpenCase, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

describe('the figures above every page', () => {
  test('are counted when they are asked for, until a day was begun', async ({ db }) => {
    expect(await siteFigures(db, today)).toMatchObject({ cases: 0, isKept: false });
    await keepSiteFigures(db, today);
    await anOpenCase(db);
    expect(await siteFigures(db, today)).toEqual({ day: today, cases: 1, open: 1, overdue: 0, isKept: false });
  });

  test('stay those of the beginning of the day, whatever happens on it', async ({ db }) => {
    await anOpenCase(db);
    await keepSiteFigures(db, today);
    await anOpenCase(db);
    await keepSiteFigures(db, today);
    expect(await siteFigures(db, today)).toMatchObject({ day: today, cases: 1, isKept: true });
  });

  test('are those of the last day until the next one was begun', async ({ db }) => {
    await anOpenCase(db, { publishedOn: today });
    await keepSiteFigures(db, today);
    expect(await siteFigures(db, today)).toMatchObject({ overdue: 0 });
    const later = addDays(today, 15);
    expect(await siteFigures(db, later)).toMatchObject({ day: today, overdue: 0 });
    await keepSiteFigures(db, later);
    expect(await siteFigures(db, later)).toMatchObject({ day: later, cases: 1, overdue: 1 });
  });
});
