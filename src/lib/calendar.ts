import { addDays, addMonths, type Day, weekdayOf } from '#src/lib/dates.ts';

/**
 * Working days and legal periods in Germany. Pure: nobody here reads a clock.
 *
 * A day is a public holiday at a place only when it is one in all of that place. So 15 August counts in Saarland, but not
 * in Bavaria, where it depends on the municipality (Art. 1 FTG), and the peace festival of Augsburg and Corpus Christi in
 * parts of Saxony and Thuringia do not count: we know the state at most, never the municipality.
 */
export const germanStates = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type GermanState = (typeof germanStates)[number];

/** Null: the state is not known. Then only the holidays of the whole country count. */
export type Place = GermanState | null;

/** A day of each year, `MM-DD`, or days from Easter Sunday; from one year on, or in one year alone. No states: everywhere. */
interface Holiday {
  day: string | number;
  states?: readonly GermanState[];
  since?: number;
  only?: number;
}

/** The laws of the states, as the package date-holidays knows them: a test compares every day. 24 and 31 December are none (only banks are closed). */
const holidays: readonly Holiday[] = [
  { day: '01-01' },
  { day: -2 },
  { day: 1 },
  { day: '05-01' },
  { day: 39 },
  { day: 50 },
  { day: '10-03' },
  { day: '12-25' },
  { day: '12-26' },
  { day: '01-06', states: ['BW', 'BY', 'ST'] },
  { day: '03-08', states: ['BE'], since: 2019 },
  { day: '03-08', states: ['MV'], since: 2023 },
  { day: 0, states: ['BB'] },
  { day: 49, states: ['BB'] },
  { day: 60, states: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  { day: '08-15', states: ['SL'] },
  { day: '09-20', states: ['TH'], since: 2019 },
  { day: '10-31', states: ['BB', 'MV', 'SN', 'ST', 'TH'] },
  { day: '10-31', only: 2017 },
  { day: '10-31', states: ['HB', 'HH', 'NI', 'SH'], since: 2018 },
  { day: '11-01', states: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  { day: '05-08', states: ['BE'], only: 2020 },
  { day: '05-08', states: ['BE'], only: 2025 },
  { day: '06-17', states: ['BE'], only: 2028 },
];

const known = new Map<string, ReadonlySet<Day>>();

function holidaysOf(year: string, place: Place): ReadonlySet<Day> {
  const key = `${year} ${place}`;
  const found = known.get(key);
  if (found) return found;
  const easter = easterOf(Number(year));
  const ofPlace = holidays.filter(
    ({ states, since = 0, only }) =>
      (!states || (place !== null && states.includes(place))) &&
      Number(year) >= since &&
      (only === undefined || only === Number(year)),
  );
  const set = new Set(ofPlace.map(({ day }) => (typeof day === 'number' ? addDays(easter, day) : `${year}-${day}`)));
  // Buß- und Bettag: the Wednesday before 23 November.
  if (place === 'SN') set.add(addDays(`${year}-11-22`, -((weekdayOf(`${year}-11-22`) + 5) % 7)));
  known.set(key, set);
  return set;
}

/** Easter Sunday, from which the movable feasts count: the anonymous computus, Nature 13 (1876), 487. */
export function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  return addDays(`${String(year).padStart(4, '0')}-03-01`, moon + weekday - 7 * late + 21);
}

export function isPublicHoliday(day: Day, place: Place): boolean {
  return holidaysOf(day.slice(0, 4), place).has(day);
}

/** Monday to Friday and no public holiday: the days that § 193 BGB leaves, where Saturdays count like Sundays. */
export function isWorkingDay(day: Day, place: Place): boolean {
  return weekdayOf(day) < 5 && !isPublicHoliday(day, place);
}

/** § 193 BGB: what is due on a Saturday, a Sunday or a public holiday at the place is due on the next working day. */
export function movedToWorkingDay(day: Day, place: Place): Day {
  let moved = day;
  while (!isWorkingDay(moved, place)) moved = addDays(moved, 1);
  return moved;
}

export type Period = { days: number } | { weeks: number } | { months: number };

/**
 * Last day of a period that an event begins. § 187 (1) BGB: the day of the event does not count. § 188 BGB: weeks end on
 * the same weekday, months on the day of the same number or, where the month has none, on its last day.
 */
export function endOfPeriod(event: Day, period: Period): Day {
  if ('months' in period) return addMonths(event, period.months);
  return addDays(event, 'weeks' in period ? period.weeks * 7 : period.days);
}

/** Last day for something that is due within a period, moved as § 193 BGB says. */
export function deadline(event: Day, period: Period, place: Place): Day {
  return movedToWorkingDay(endOfPeriod(event, period), place);
}
