import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { talliesOn } from '#src/features/rankings/order/past.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { anOpenCase, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const firstOn = addDays(today, -100);

async function aSiteWithAPast(db: Database) {
  await anOpenCase(db, { publishedOn: firstOn });
  await keepTallies(db, today);
}

const asked = (db: Database, on: Day) => talliesOn(db, { industry: null, months: 'all', on });
const daysBefore = (count: number) => Array.from({ length: count }, (_, index) => addDays(today, -1 - index));

describe('past days', () => {
  test('wait for each other, and only few may', async ({ db }) => {
    await aSiteWithAPast(db);
    const outcomes = await Promise.all(daysBefore(30).map((on) => asked(db, on)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(4);
    expect(outcomes.filter(({ ok }) => !ok)).toContainEqual({ ok: false, refusal: 'too-often', reason: 'days-busy' });
    // Afterwards there is room again, for a day that was refused too.
    expect(await asked(db, addDays(today, -30))).toMatchObject({ ok: true, value: { asOf: addDays(today, -30) } });
  });

  test('are counted once for all who ask for the same one', async ({ db }) => {
    await aSiteWithAPast(db);
    const on = addDays(today, -3);
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => asked(db, on)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  });

  test('before the first publication are not counted at all, however many are asked for', async ({ db }) => {
    await aSiteWithAPast(db);
    const early = Array.from({ length: 50 }, (_, index) => addDays(firstOn, -1 - index));
    for (const outcome of await Promise.all(early.map((on) => asked(db, on)))) {
      expect(outcome).toMatchObject({ ok: true, value: { companies: [] } });
    }
    expect(await asked(db, firstOn)).toMatchObject({ ok: true, value: { companies: [{ cases: 1 }] } });
  });
});
