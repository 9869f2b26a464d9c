import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';

/** A moment on a day in Germany; between 7 and 21 o'clock the day is the same in summer time. */
export function momentOf(day: Day, minuteOfDay: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+01:00`) + minuteOfDay * 60_000);
}

export function clockTime(minuteOfDay: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

const months = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

export function monthName(day: Day, locale: Locale): string {
  return months[locale][Number(day.slice(5, 7)) - 1] ?? '';
}

/** "3. März", "3 March": as people write a date inside a sentence. */
export function spokenDay(day: Day, locale: Locale): string {
  const date = Number(day.slice(8, 10));
  return locale === 'de' ? `${date}. ${monthName(day, 'de')}` : `${date} ${monthName(day, 'en')}`;
}

const small = {
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** Numbers up to twelve as words, as newspapers do. */
export function counted(number: number, locale: Locale): string {
  return small[locale][number] ?? String(number);
}

/** `289 €`, `84,12 €`; `€289`, `€84.12`. */
export function money(cents: number, locale: Locale): string {
  const isRound = cents % 100 === 0;
  const digits = isRound ? 0 : 2;
  const figure = (cents / 100).toLocaleString(locale === 'de' ? 'de-DE' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return locale === 'de' ? `${figure}\u00a0€` : `€${figure}`;
}
