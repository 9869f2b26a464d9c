import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  isDay,
  parseDay,
  timeOf,
  weekdayAhead,
  weekdayOf,
} from '#src/lib/dates.ts';

test.each([
  ['28.03.2026', '2026-03-28'],
  ['28.3.26', '2026-03-28'],
  [' 1.1.2026 ', '2026-01-01'],
  ['2026-03-28', '2026-03-28'],
  ['2026-3-8', '2026-03-08'],
  ['28/03/2026', '2026-03-28'],
  ['28. 3. 2026', '2026-03-28'],
  ['28-3-2026', '2026-03-28'],
  ['29.02.2024', '2024-02-29'],
])('%j is the day %s', (typed, day) => {
  expect(parseDay(typed)).toEqual({ day });
});

test.each([
  '',
  'gestern',
  '32.01.2026',
  '01.13.2026',
  '0.1.2026',
  '28.03.',
  '28.03.202',
  '20260328',
  '1.1.1.1',
  '２８.03.2026',
])('%j is not a date', (typed) => {
  expect(parseDay(typed)).toEqual({ fault: 'not-a-date' });
});

test.each([
  ['heute', '2026-03-01'],
  ['Gestern', '2026-02-28'],
  ['yesterday', '2026-02-28'],
  ['vorgestern', '2026-02-27'],
  ['morgen', '2026-03-02'],
  [' übermorgen ', '2026-03-03'],
  ['vor 3 Tagen', '2026-02-26'],
  ['vor 1 Tag', '2026-02-28'],
  ['2 weeks ago', '2026-02-15'],
  ['in 2 Wochen', '2026-03-15'],
  ['28.03.2026', '2026-03-28'],
])('on 1 March %j is the day %s', (typed, day) => {
  expect(parseDay(typed, '2026-03-01')).toEqual({ day });
});

test.each([
  ['Freitag', '2026-03-06'],
  ['bis Montag', '2026-03-02'],
  ['by Saturday', '2026-03-07'],
  // Whoever means today says "heute".
  ['am Sonntag', '2026-03-08'],
  ['nächsten Freitag', null],
  ['', null],
])('on Sunday, 1 March, %j lies ahead on %s', (typed, day) => {
  expect(weekdayAhead(typed, '2026-03-01')).toBe(day);
});

test.each(['3 Tage', 'vor 3 days ago', 'vor Tagen', 'in gestern', 'vor 9999 Tagen', 'toString'])(
  'on no day %j is a date',
  (typed) => {
    expect(parseDay(typed, '2026-03-01')).toEqual({ fault: 'not-a-date' });
  },
);

test.each([
  ['31.02.2026', '2026-02-28'],
  ['30.02.2024', '2024-02-29'],
  ['31.04.2026', '2026-04-30'],
])('%j does not exist; meant was perhaps %s', (typed, meant) => {
  expect(parseDay(typed)).toEqual({ fault: 'no-such-day', meant });
});

test('a day read is always a day that exists', () => {
  const number = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      number,
      number,
      fc.integer({ min: 0, max: 9999 }),
      fc.constantFrom('.', '/', '-', ' '),
      (d, m, y, mark) => {
        const parsed = parseDay([d, m, y].join(mark));
        if ('day' in parsed) expect(isDay(parsed.day)).toBe(true);
        if ('meant' in parsed) expect(isDay(parsed.meant)).toBe(true);
      },
    ),
  );
});

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

test('the day is the same at every moment of an hour, and that of the calendar of Germany', () => {
  const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
  const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.nat(3_599_999), (moment, later) => {
      const hour = Math.floor(moment.getTime() / 3_600_000) * 3_600_000;
      dayOf(new Date(hour));
      const other = new Date(hour + later);
      expect(dayOf(other)).toBe(berlin.format(other));
    }),
    { numRuns: 1000 },
  );
});

test('Monday is the first day of the week', () => {
  expect([weekdayOf('2026-03-30'), weekdayOf('2026-04-05')]).toEqual([0, 6]);
});
