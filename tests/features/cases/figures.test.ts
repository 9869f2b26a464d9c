import { afterEach, describe, expect, vi } from 'vitest';
import type { Database } from '#db/client.ts';
import { siteFigures } from '#src/features/cases/figures.ts';
import { anOpenCase, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const shown = async (db: Database) => (await siteFigures(db, today, momentOn(today))).cases;
const real = performance.now.bind(performance);
const later = (seconds: number) => vi.spyOn(performance, 'now').mockImplementation(() => real() + seconds * 1000);

describe('the figures above every page', () => {
  afterEach(() => vi.restoreAllMocks());

  test('are counted at most once a minute, and nobody waits for the next ones', async ({ db }) => {
    await anOpenCase(db);
    expect(await Promise.all([shown(db), shown(db)])).toEqual([1, 1]);
    await anOpenCase(db);
    later(50);
    expect(await shown(db)).toBe(1);
    later(61);
    expect(await shown(db)).toBe(1);
    await vi.waitFor(async () => expect(await shown(db)).toBe(2));
  });

  test('that are ten minutes old are not shown', async ({ db }) => {
    await anOpenCase(db);
    expect(await shown(db)).toBe(1);
    await anOpenCase(db);
    later(601);
    expect(await shown(db)).toBe(2);
  });
});
