import { type Day, dayOf, timeOf, weekdayOf } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';

const moment = (day: Day) => new Date(`${day}T00:00:00Z`);
const tag = { de: 'de-DE', en: 'en-GB' };
const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

/** A formatter for days (midnight UTC), made once for each form. */
export function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${locale} ${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(tag[locale], { timeZone: 'UTC', ...options });
  cache.set(key, made);
  return made;
}

function numbers(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `number ${locale} ${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(tag[locale], options);
  cache.set(key, made);
  return made;
}

const lists = { de: new Intl.ListFormat('de'), en: new Intl.ListFormat('en') };

/** A, B und C · A, B and C */
export function list(locale: Locale, names: readonly string[]): string {
  return lists[locale].format(names);
}

const inBoth = (options: Intl.DateTimeFormatOptions) => ({ de: dates('de', options), en: dates('en', options) });
const longDays = inBoth({ day: 'numeric', month: 'long', year: 'numeric' });
/** 2024 began with a Monday. */
const week = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07'];
const weekdays = { de: namesOf(week, 'de'), en: namesOf(week, 'en') };

/** 02.03.2026 · 2 Mar 2026: half of those who read English take 02/03/2026 for the third of February. */
export function fullDay(locale: Locale, day: Day): string {
  const [year, month, date] = day.split('-');
  return locale === 'de' ? `${date}.${month}.${year}` : `${shortDay(locale, day)} ${year}`;
}

/** 02.03. · 2 Mar */
export function shortDay(locale: Locale, day: Day): string {
  const [, month, date] = day.split('-');
  return locale === 'de' ? `${date}.${month}.` : `${Number(date)} ${shortMonth(locale, day)}`;
}

/** 02.03. · 2 Mar, of another year than today's with its year. */
export function dayInYear(locale: Locale, day: Day, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? shortDay(locale, day) : fullDay(locale, day);
}

/** 2. März 2026 · 2 March 2026 */
export function longDay(locale: Locale, day: Day): string {
  return longDays[locale].format(moment(day));
}

/** Mo · Mon */
export function weekday(locale: Locale, day: Day): string {
  return weekdays[locale][weekdayOf(day)] ?? '';
}

/** Montag · Monday */
export function weekdayName(locale: Locale, day: Day): string {
  return dates(locale, { weekday: 'long' }).format(moment(day));
}

function namesOf(days: readonly Day[], locale: Locale): string[] {
  return days.map((day) => dates(locale, { weekday: 'short' }).format(moment(day)).replace('.', ''));
}

/** 30.03.2026, 09:14 in Germany */
export function dayAndTime(locale: Locale, at: Date): string {
  return `${fullDay(locale, dayOf(at))}, ${timeOf(at)}`;
}

export function number(locale: Locale, value: number, digits = 0): string {
  // Both languages write these alike, and they are nearly all numbers of a page.
  if (value >= 0 && value < 1000 && Number.isInteger(value) && !Object.is(value, -0)) return String(value);
  return numbers(locale, { maximumFractionDigits: digits, minimumFractionDigits: 0 }).format(value);
}

/** 17.1 → 17,10 with two digits: the numbers of a column, each as exact as the others. */
export function fixed(locale: Locale, value: number, digits: number): string {
  return numbers(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
}

/** Closer to 0 or 100 than this a calculation means the end itself. */
const exact = 1e-9;

/**
 * A value from 0 to 100 as a whole number: 57.3 → 57. Only none is shown as 0 and only all as 100: whatever would be
 * rounded there keeps a digit, 99.65 → 99,7 and 0.02 → 0,1.
 */
export function ofHundred(locale: Locale, value: number): string {
  const whole = Math.round(value);
  const isEnd = Math.abs(value - whole) < exact;
  if (isEnd || (whole !== 0 && whole !== 100)) return number(locale, whole);
  return number(locale, Math.min(Math.max(value, 0.1), 99.9), 1);
}

/** 0.573 → 57 % · 57% (no-break space in German); 0.9965 → 99,7 % */
export function percent(locale: Locale, share: number): string {
  return `${ofHundred(locale, share * 100)}${locale === 'de' ? '\u00a0' : ''}%`;
}

/** 12,00 € · €12.00: for columns of amounts. */
export function eurosAndCents(locale: Locale, cents: number): string {
  return numbers(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** 0.571–0.648 → 57–65 %; the ends of an interval of shares. */
export function interval(locale: Locale, { low, high }: { low: number; high: number }): string {
  return `${ofHundred(locale, low * 100)}–${percent(locale, high)}`;
}

/** 1–4, or 3 where only one rank is possible. */
export function rankRange(locale: Locale, { from, to }: { from: number; to: number }): string {
  return from === to ? number(locale, from) : `${number(locale, from)}–${number(locale, to)}`;
}

/** 419,80 $ · US$419.80: an amount of a currency (ISO 4217), in hundredths of it; whole ones without cents. */
export function money(locale: Locale, cents: number, currency = 'EUR'): string {
  const whole = cents % 100 === 0;
  return numbers(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(cents / 100);
}

/** Mär · Mar */
export function shortMonth(locale: Locale, day: Day): string {
  return dates(locale, { month: 'short' }).format(moment(day)).replace('.', '');
}

/** M */
export function monthLetter(locale: Locale, day: Day): string {
  return dates(locale, { month: 'narrow' }).format(moment(day));
}

/** März 2026 · March 2026 */
export function monthAndYear(locale: Locale, day: Day): string {
  return dates(locale, { month: 'long', year: 'numeric' }).format(moment(day));
}
