import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptCopies, standsStill } from '#src/features/operation/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';

const first = '2024-01-01';
/** Nights of three years, with gaps: a machine that was off. */
const nights = fc
  .uniqueArray(fc.integer({ min: 0, max: 1100 }), { maxLength: 400 })
  .map((offsets) => offsets.toSorted((a, b) => a - b).map((offset): Day => addDays(first, offset)));

describe('copies that stay', () => {
  test('of a copy each night for two years reach back a week by days, five weeks by weeks and a year by months', () => {
    const days = Array.from({ length: 730 }, (_, index) => addDays(first, index));
    const stay = keptCopies(days);
    expect(stay.slice(0, 7)).toEqual(days.slice(-7).reverse());
    expect(new Set(stay.map((day) => day.slice(0, 7))).size).toBe(12);
    expect(stay).toContain('2025-01-31');
    expect(stay.length).toBeLessThanOrEqual(24);
  });

  test('are the same whether too many are thrown away each night or all at once', () => {
    fc.assert(
      fc.property(nights, (days) => {
        let stay: Day[] = [];
        for (const day of days) stay = keptCopies([...stay, day]);
        expect(stay).toEqual(keptCopies(days));
      }),
    );
  });

  test('always have the newest among them, never more than 24, and none that was not there', () => {
    fc.assert(
      fc.property(nights, (days) => {
        const stay = keptCopies(days);
        expect(stay.length).toBeLessThanOrEqual(24);
        expect(stay.every((day) => days.includes(day))).toBe(true);
        expect(stay.slice(0, 7)).toEqual(days.slice(-7).reverse());
      }),
    );
  });
});

test('what stands still is said, each by its own patience', () => {
  const well = {
    dueMail: 0.5,
    frost: null,
    heartbeat: 0.01,
    lastDay: 20,
    lastCopy: 20,
    makesCopies: true,
    missingFiles: 0,
    logBehind: 0.5,
    headBehind: 0.01,
  };
  expect(standsStill(well, [null])).toEqual([]);
  expect(
    standsStill({ ...well, dueMail: null, lastCopy: null, makesCopies: false, logBehind: null, headBehind: null }, []),
  ).toEqual([]);
  const ill = {
    dueMail: 3,
    frost: null,
    heartbeat: null,
    lastDay: 40,
    lastCopy: null,
    makesCopies: true,
    missingFiles: 2,
    logBehind: 5,
    headBehind: 49,
  };
  expect(standsStill(ill, ['the replica is not kept: disk full', null])).toEqual([
    'the replica is not kept: disk full',
    'a mail has been due for 3 hours',
    'the worker gives no sign of life',
    "the day's work was not done",
    'there is no copy of the last night',
    '2 files of evidence are not whole: npm run admin -- backup names them',
    'the public log has recorded nothing of the last 5 hours, in which something was published',
    'the head of the public log that everybody is given is 49 hours old',
  ]);
  // Whoever put a copy back has to say a word, and until then a mail that is due is no news.
  expect(standsStill({ ...well, dueMail: 5, frost: 5 }, [])).toEqual([
    'mails have been held for 5 hours: npm run admin -- mails release, or mails discard',
  ]);
});
