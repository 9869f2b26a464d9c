/**
 * Calendar days as `YYYY-MM-DD` in Europe/Berlin. Strings of this form compare in time order, so `<` is "earlier".
 * Pure: nobody here reads a clock.
 */
export type Day = string;

export const dayMilliseconds = 86_400_000;
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });

const hourMilliseconds = 3_600_000;
const hours = new Map<number, string>();
const mostHours = 20_000;

/**
 * `YYYY-MM-DD HH` in Germany at a moment. Worked out once for each hour, in which it cannot change: a page asks for the
 * days of dozens of moments, and the formatter needs longer than all other arithmetic of dates.
 */
function hourOf(moment: Date): string {
  const hour = Math.floor(moment.getTime() / hourMilliseconds);
  const known = hours.get(hour);
  if (known !== undefined) return known;
  if (hours.size >= mostHours) hours.clear();
  const said = berlin.format(moment).slice(0, -3);
  hours.set(hour, said);
  return said;
}

/** The calendar day in Germany at a moment. */
export function dayOf(moment: Date): Day {
  return hourOf(moment).slice(0, -3);
}

/** The clock time in Germany at a moment, `HH:MM`. */
export function timeOf(moment: Date): string {
  return `${hourOf(moment).slice(-2)}:${String(moment.getUTCMinutes()).padStart(2, '0')}`;
}

/** True for a day that exists: `2026-02-31` does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

const daysByIndex = new Map<number, Day>();
const mostDays = 40_000;

/** Days since 1 January 1970. */
function indexOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMilliseconds;
}

/** A timeline and its calendar step from day to day hundreds of times a page: each day is written once. */
export function addDays(day: Day, days: number): Day {
  const index = indexOf(day) + days;
  const known = daysByIndex.get(index);
  if (known !== undefined) return known;
  const later = new Date(index * dayMilliseconds).toISOString().slice(0, 10);
  if (daysByIndex.size >= mostDays) daysByIndex.clear();
  daysByIndex.set(index, later);
  return later;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const twoDigits = (number: number) => (number < 10 ? `0${number}` : String(number));

/** Months before a day, clipped to the length of the month: 31 March − 1 month = 28 (or 29) February. */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), index % 12];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 1 && isLeap ? 29 : (lengths[month] ?? 31);
  const date = Math.min(Number(day.slice(8, 10)), length);
  return `${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(date)}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return indexOf(to) - indexOf(from);
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
