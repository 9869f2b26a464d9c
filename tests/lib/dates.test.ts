import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, timeOf, weekdayOf } from '#src/lib/dates.ts';

const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

test('days are added and counted the same way', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days);
    }),
  );
});

test('later days are greater strings', () => {
  fc.assert(
    fc.property(someDay, someDay, (a, b) => {
      expect(a < b).toBe(daysBetween(a, b) > 0);
    }),
  );
});

test.each([
  ['2026-03-31', -1, '2026-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2026-03-30', -24, '2024-03-30'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %d months is %s', (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});

test('the day and the time are those of Germany, in summer and in winter', () => {
  expect([dayOf(new Date('2026-07-01T22:30:00Z')), timeOf(new Date('2026-07-01T22:30:00Z'))]).toEqual([
    '2026-07-02',
    '00:30',
  ]);
  expect([dayOf(new Date('2026-01-01T22:30:00Z')), timeOf(new Date('2026-01-01T22:30:00Z'))]).toEqual([
    '2026-01-01',
    '23:30',
  ]);
});

test('the day is the same at every moment of an hour, and day and time are those of Germany', () => {
  const timeZone = 'Europe/Berlin';
  const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const berlinTime = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
  const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.nat(3_599_999), (moment, later) => {
      const hour = Math.floor(moment.getTime() / 3_600_000) * 3_600_000;
      dayOf(new Date(hour));
      const other = new Date(hour + later);
      expect([dayOf(other), timeOf(other)]).toEqual([berlinDay.format(other), berlinTime.format(other)]);
    }),
    { numRuns: 1000 },
  );
});

test('Monday is the first day of the week', () => {
  expect([weekdayOf('2026-03-30'), weekdayOf('2026-04-05')]).toEqual([0, 6]);
});
