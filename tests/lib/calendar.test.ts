import Holidays from 'date-holidays';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deadline,
  endOfPeriod,
  germanStates,
  isPublicHoliday,
  isWorkingDay,
  movedToWorkingDay,
  type Place,
} from '#src/lib/calendar.ts';
import { addDays, daysBetween, weekdayOf } from '#src/lib/dates.ts';

const places: Place[] = [...germanStates, null];
const anyPlace = fc.constantFrom(...places);
const anyDay = fc.integer({ min: 0, max: 40 * 365 }).map((days) => addDays('2015-01-01', days));

/** The states in which a day is a public holiday. */
const statesWith = (day: string) =>
  places
    .filter((place) => isPublicHoliday(day, place))
    .map((place) => place ?? 'everywhere')
    .sort();

test.each([
  ['Buß- und Bettag 2026', '2026-11-18', ['SN']],
  ['Buß- und Bettag 2023', '2023-11-22', ['SN']],
  ['Epiphany', '2026-01-06', ['BW', 'BY', 'ST']],
  ["Women's Day", '2027-03-08', ['BE', 'MV']],
  ["Women's Day before Mecklenburg-Vorpommern had it", '2022-03-08', ['BE']],
  ['80 years after the war', '2025-05-08', ['BE']],
  ['8 May in any other year', '2026-05-08', []],
  ['Corpus Christi 2026', '2026-06-04', ['BW', 'BY', 'HE', 'NW', 'RP', 'SL']],
  ['the Assumption, in Bavaria a matter of the municipality', '2025-08-15', ['SL']],
  ['the peace festival of Augsburg', '2025-08-08', []],
  ["Children's Day", '2027-09-20', ['TH']],
  ['Reformation Day', '2026-10-31', ['BB', 'HB', 'HH', 'MV', 'NI', 'SH', 'SN', 'ST', 'TH']],
  ["All Saints' Day", '2027-11-01', ['BW', 'BY', 'NW', 'RP', 'SL']],
  ['Christmas Eve', '2026-12-24', []],
  ["New Year's Eve", '2026-12-31', []],
])('%s (%s) is a holiday in %j', (_, day, states) => {
  expect(statesWith(day)).toEqual(states);
});

test.each([
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-10-03',
  '2026-12-25',
  '2026-12-26',
])('%s is a holiday in the whole country, so also where the state is unknown', (day) => {
  expect(statesWith(day)).toEqual(['everywhere', ...germanStates].sort());
});

test('whatever is a holiday with the state unknown is one in every state', () => {
  for (let day = '2020-01-01'; day < '2036-01-01'; day = addDays(day, 1)) {
    if (isPublicHoliday(day, null)) expect(statesWith(day), day).toHaveLength(places.length);
  }
});

/** Of a year, as the package knows them. */
function knownHolidays(year: number, place: Place): string[] {
  const calendar = place === null ? new Holidays('DE') : new Holidays('DE', place);
  const found = calendar.getHolidays(year).filter(({ type }) => type === 'public');
  return [...new Set(found.map(({ date }) => date.slice(0, 10)))].sort();
}

function ownHolidays(year: number, place: Place): string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  return days.filter((day) => day.startsWith(`${year}`) && isPublicHoliday(day, place));
}

test('the holidays of every state are those of the package, in each year in which one became or was one', () => {
  for (const place of places) {
    for (const year of [2017, 2018, 2019, 2020, 2023, 2025, 2028]) {
      expect(ownHolidays(year, place), `${year} ${place}`).toEqual(knownHolidays(year, place));
    }
  }
});

test('Easter and what is counted from it is where the package has it', () => {
  for (let year = 1991; year < 2061; year += 5) expect(ownHolidays(year, null)).toEqual(knownHolidays(year, null));
});

test('the next working day is never a weekend or a holiday, is later, and at most ten days away', () => {
  fc.assert(
    fc.property(anyDay, anyPlace, (day, place) => {
      const next = movedToWorkingDay(addDays(day, 1), place);
      expect(weekdayOf(next)).toBeLessThan(5);
      expect(isPublicHoliday(next, place)).toBe(false);
      expect(daysBetween(day, next)).toBeGreaterThan(0);
      expect(daysBetween(day, next)).toBeLessThanOrEqual(10);
    }),
  );
});

test('a deadline only moves when its day is no working day, and then as little as possible', () => {
  fc.assert(
    fc.property(anyDay, anyPlace, (day, place) => {
      const moved = movedToWorkingDay(day, place);
      expect(moved === day).toBe(isWorkingDay(day, place));
      for (let between = day; between < moved; between = addDays(between, 1)) {
        expect(isWorkingDay(between, place)).toBe(false);
      }
    }),
  );
});

test('around Easter a deadline on Good Friday ends on Tuesday', () => {
  expect(movedToWorkingDay('2026-04-03', null)).toBe('2026-04-07');
});

test('Christmas 2026 with its weekend ends on Monday the 28th', () => {
  expect(movedToWorkingDay('2026-12-25', null)).toBe('2026-12-28');
});

test('All Saints moves a deadline in Cologne, not in Berlin, and not where the state is unknown', () => {
  expect(movedToWorkingDay('2027-11-01', 'NW')).toBe('2027-11-02');
  expect(movedToWorkingDay('2027-11-01', 'BE')).toBe('2027-11-01');
  expect(movedToWorkingDay('2027-11-01', null)).toBe('2027-11-01');
});

test.each([
  ['14 days', '2026-03-02', { days: 14 }, '2026-03-16'],
  ['4 weeks end on the same weekday', '2026-03-05', { weeks: 4 }, '2026-04-02'],
  ['a month after the 31st of January ends with February', '2026-01-31', { months: 1 }, '2026-02-28'],
  ['and in a leap year on the 29th', '2028-01-31', { months: 1 }, '2028-02-29'],
  ['a month after the 28th of February ends on the 28th', '2026-02-28', { months: 1 }, '2026-03-28'],
  ['a year after the 29th of February ends on the 28th', '2028-02-29', { months: 12 }, '2029-02-28'],
  ['three months over the turn of the year', '2026-11-30', { months: 3 }, '2027-02-28'],
  ['two months from one long month to another', '2026-07-31', { months: 2 }, '2026-09-30'],
])('§§ 187, 188 BGB: %s', (_, event, period, end) => {
  expect(endOfPeriod(event, period)).toBe(end);
});

test('a deadline counts the period first and moves its end afterwards', () => {
  expect(deadline('2026-03-20', { days: 14 }, null)).toBe('2026-04-07');
  expect(deadline('2026-11-04', { weeks: 2 }, 'SN')).toBe('2026-11-19');
  expect(deadline('2026-11-04', { weeks: 2 }, 'TH')).toBe('2026-11-18');
});

test('the clocks going forward or back loses no day', () => {
  expect(endOfPeriod('2026-03-28', { days: 2 })).toBe('2026-03-30');
  expect(endOfPeriod('2026-10-24', { days: 2 })).toBe('2026-10-26');
});
