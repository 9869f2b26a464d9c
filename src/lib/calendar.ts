import Holidays from 'date-holidays';
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

const known = new Map<string, ReadonlySet<Day>>();

/** The public holidays of a year. 24 and 31 December are none (only banks are closed). */
function holidaysOf(year: string, place: Place): ReadonlySet<Day> {
  const key = `${year} ${place}`;
  const found = known.get(key);
  if (found) return found;
  const calendar = place === null ? new Holidays('DE') : new Holidays('DE', place);
  const days = calendar.getHolidays(Number(year)).filter((holiday) => holiday.type === 'public');
  const set = new Set(days.map((holiday) => holiday.date.slice(0, 10)));
  known.set(key, set);
  return set;
}

const easters = new Map<number, Day>();

/** Easter Sunday, from which the movable feasts count. */
export function easterOf(year: number): Day {
  const found =
    easters.get(year) ??
    new Holidays('DE')
      .getHolidays(year)
      .find(({ rule }) => rule === 'easter')
      ?.date.slice(0, 10);
  if (found === undefined) throw new Error(`no Easter in ${year}`);
  easters.set(year, found);
  return found;
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
