/**
 * Calendar days as `YYYY-MM-DD` in Europe/Berlin. Strings of this form compare in time order, so `<` is "earlier".
 * Pure: nobody here reads a clock.
 */
export type Day = string;

export const dayMilliseconds = 86_400_000;
const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
const berlinTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', timeStyle: 'short' });

const hourMilliseconds = 3_600_000;
const daysByHour = new Map<number, Day>();
const mostHours = 20_000;

/**
 * The calendar day in Germany at a moment. Worked out once for each hour, in which it cannot change: a page asks for the
 * days of dozens of moments, and the formatter needs longer than all other arithmetic of dates.
 */
export function dayOf(moment: Date): Day {
  const hour = Math.floor(moment.getTime() / hourMilliseconds);
  const known = daysByHour.get(hour);
  if (known !== undefined) return known;
  if (daysByHour.size >= mostHours) daysByHour.clear();
  const day = berlinDay.format(moment);
  daysByHour.set(hour, day);
  return day;
}

/** The clock time in Germany at a moment, `HH:MM`. */
export function timeOf(moment: Date): string {
  return berlinTime.format(moment);
}

/** True for a day that exists: `2026-02-31` does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Months before a day, clipped to the length of the month: 31 March − 1 month = 28 (or 29) February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, length));
  return first.toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export type ParsedDay = { day: Day } | { fault: 'not-a-date' } | { fault: 'no-such-day'; meant: Day };

/** Words for days near today, in both languages of the site, with how many days they lie ahead. */
const nearDays: ReadonlyMap<string, number> = new Map([
  ['heute', 0],
  ['today', 0],
  ['gestern', -1],
  ['yesterday', -1],
  ['vorgestern', -2],
  ['morgen', 1],
  ['tomorrow', 1],
  ['übermorgen', 2],
  ['uebermorgen', 2],
]);

/** `gestern`, `vor 3 Tagen`, `2 weeks ago`, `in 10 Tagen`, seen from a day; null for anything else. */
function toldFrom(today: Day, typed: string): Day | null {
  const near = nearDays.get(typed);
  if (near !== undefined) return addDays(today, near);
  const past = /^(?:vor )?(\d{1,3}) (tag|day|woche|week)(?:e|en|n|s)?( ago)?$/.exec(typed);
  const ahead = /^in (\d{1,3}) (tag|day|woche|week)(?:e|en|n|s)?$/.exec(typed);
  if (ahead) return addDays(today, Number(ahead[1]) * daysOfUnit(ahead[2]));
  // "3 days" alone says neither when nor in which direction.
  if (past && typed.startsWith('vor ') !== Boolean(past[3])) {
    return addDays(today, -Number(past[1]) * daysOfUnit(past[2]));
  }
  return null;
}

const weekdays: ReadonlyMap<string, number> = new Map(
  [
    ['montag', 'monday'],
    ['dienstag', 'tuesday'],
    ['mittwoch', 'wednesday'],
    ['donnerstag', 'thursday'],
    ['freitag', 'friday'],
    ['samstag', 'sonnabend', 'saturday'],
    ['sonntag', 'sunday'],
  ].flatMap((names, weekday) => names.map((name): [string, number] => [name, weekday])),
);

/** `Freitag`, `bis Freitag`, `by Friday`: the first such day after today; null for anything else. */
export function weekdayAhead(text: string, today: Day): Day | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^(?:bis|am|bis zum|by|on) /, '');
  const weekday = weekdays.get(name);
  return weekday === undefined ? null : addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

function daysOfUnit(unit: string | undefined): number {
  return unit === 'woche' || unit === 'week' ? 7 : 1;
}

/**
 * Reads a day as people type it: `28.03.2026`, `28.3.26`, `2026-03-28`, `28/03/2026`; with `today` also words such as
 * `gestern` or `in 3 days`. A day that does not exist (31 February) comes with the nearest one that does.
 */
export function parseDay(text: string, today?: Day): ParsedDay {
  const typed = text.trim();
  const told = today === undefined ? null : toldFrom(today, typed.toLowerCase());
  if (told !== null) return { day: told };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const local = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{2}|\d{4})$/.exec(typed);
  const parts = iso
    ? { year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }
    : local && { year: fullYear(local[3] ?? ''), month: Number(local[2]), date: Number(local[1]) };
  if (!parts || parts.month < 1 || parts.month > 12 || parts.date < 1 || parts.date > 31) {
    return { fault: 'not-a-date' };
  }
  const day = [
    String(parts.year).padStart(4, '0'),
    String(parts.month).padStart(2, '0'),
    String(parts.date).padStart(2, '0'),
  ].join('-');
  if (isDay(day)) return { day };
  const last = new Date(Date.UTC(parts.year, parts.month, 0)).toISOString().slice(0, 10);
  return { fault: 'no-such-day', meant: last };
}

function fullYear(typed: string): number {
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}
