import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';
import { type DayField, exactly, notADate, type Reading } from './found.ts';

/** Monday of the week of a day, some weeks later. */
export function mondayOf(day: Day, weeks = 0): Day {
  return addDays(day, 7 * weeks - weekdayOf(day));
}

/** Days until the next such weekday, 1 to 7: whoever means today says "today". */
const daysAhead = (today: Day, weekday: number) => ((weekday - weekdayOf(today) + 6) % 7) + 1;
const daysBack = (today: Day, weekday: number) => ((weekdayOf(today) - weekday + 6) % 7) + 1;

/** `Montag`: the nearest in the direction of the field. On a Monday itself, a past one is asked about. */
export function bareWeekday(weekday: number, { today, kind }: DayField): Reading {
  if (kind === 'due') return exactly(addDays(today, daysAhead(today, weekday)));
  const before = addDays(today, -daysBack(today, weekday));
  return weekdayOf(today) === weekday ? { ask: [today, before] } : exactly(before);
}

export const comingWeekday = (weekday: number, today: Day): Reading =>
  exactly(addDays(today, daysAhead(today, weekday)));

/**
 * `letzten Freitag`, `this Friday`, `next Friday`. Said within the same week, half of the people mean that week and half
 * the one beyond: then both are offered.
 */
export function weekdayFrom(steps: number, weekday: number, { today, kind }: DayField): Reading {
  if (steps === 0) return thisWeekday(weekday, today, kind);
  const direction = Math.sign(steps);
  const near = addDays(today, direction > 0 ? daysAhead(today, weekday) : -daysBack(today, weekday));
  const first = addDays(near, 7 * (steps - direction));
  return mondayOf(near) === mondayOf(today) ? { ask: [first, addDays(first, 7 * direction)] } : exactly(first);
}

function thisWeekday(weekday: number, today: Day, kind: DayField['kind']): Reading {
  const inWeek = addDays(mondayOf(today), weekday);
  const fits = kind === 'occurred' ? inWeek <= today : inWeek >= today;
  return fits ? exactly(inWeek) : { ask: [addDays(inWeek, kind === 'occurred' ? -7 : 7)] };
}

/** `Montag, 9. März`: a weekday that does not fit its date is asked about. */
export function checkedWeekday(weekday: number, reading: Reading): Reading {
  // "Donnerstag, den 26.": the weekday says of which month.
  if ('ask' in reading && reading.ask[0] && weekdayOf(reading.ask[0]) === weekday && reading.ask.length === 1) {
    return exactly(reading.ask[0]);
  }
  if (!('found' in reading)) return reading;
  if (reading.found.precision !== 'day') return notADate;
  const { day } = reading.found;
  const difference = ((weekday - weekdayOf(day) + 10) % 7) - 3;
  return difference === 0 ? reading : { ask: [day, addDays(day, difference)] };
}
