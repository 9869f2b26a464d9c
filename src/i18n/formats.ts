import type { Locale } from '#src/lib/act.ts';
import { type Day, dayOf, timeOf } from '#src/lib/dates.ts';

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

const inBoth = (options: Intl.DateTimeFormatOptions) => ({ de: dates('de', options), en: dates('en', options) });
const fullDays = inBoth({ day: '2-digit', month: '2-digit', year: 'numeric' });
const shortDays = inBoth({ day: '2-digit', month: '2-digit' });
const longDays = inBoth({ day: 'numeric', month: 'long', year: 'numeric' });
const weekdays = inBoth({ weekday: 'short' });

const moment = (day: Day) => new Date(`${day}T00:00:00Z`);

/** 02.03.2026 · 02/03/2026 */
export function fullDay(locale: Locale, day: Day): string {
  return fullDays[locale].format(moment(day));
}

/** 02.03. · 02/03 */
export function shortDay(locale: Locale, day: Day): string {
  return shortDays[locale].format(moment(day));
}

/** 2. März 2026 · 2 March 2026 */
export function longDay(locale: Locale, day: Day): string {
  return longDays[locale].format(moment(day));
}

/** Mo · Mon */
export function weekday(locale: Locale, day: Day): string {
  return weekdays[locale].format(moment(day)).replace('.', '');
}

/** 30.03.2026, 09:14 in Germany */
export function dayAndTime(locale: Locale, at: Date): string {
  return `${fullDay(locale, dayOf(at))}, ${timeOf(at)}`;
}

export function number(locale: Locale, value: number, digits = 0): string {
  return numbers(locale, { maximumFractionDigits: digits, minimumFractionDigits: 0 }).format(value);
}

/** 0.573 → 57 % · 57% (no-break space in German) */
export function percent(locale: Locale, share: number): string {
  return numbers(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function euros(locale: Locale, cents: number): string {
  const whole = cents % 100 === 0;
  return numbers(locale, {
    style: 'currency',
    currency: 'EUR',
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
