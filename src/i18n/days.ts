import type { Day } from '#src/lib/dates.ts';
import type { Found } from '#src/lib/days/found.ts';
import type { Locale } from '#src/lib/situation.ts';
import { fullDay, longDay, monthAndYear, weekdayName } from './formats.ts';
import type { Translate } from './index.ts';

/** Montag, 10. März 2026 · Anfang März 2026 · etwa 12. März 2026: what a date was understood as. */
export function foundInWords(t: Translate, locale: Locale, found: Found): string {
  switch (found.precision) {
    case 'day':
      return dayInWords(t, locale, found.day);
    case 'about':
      return t('days.about', { day: longDay(locale, found.day) });
    case 'part':
      return t(`days.part.${found.part}`, { when: monthAndYear(locale, `${found.month}-01`) });
    case 'month':
      return monthAndYear(locale, `${found.month}-01`);
    case 'season':
      return t(`days.season.${found.season}`, { year: String(found.year), next: String(found.year + 1) });
    case 'year':
      return found.part === null ? String(found.year) : t(`days.part.${found.part}`, { when: String(found.year) });
    case 'period':
      return t('days.period', { from: longDay(locale, found.from), until: longDay(locale, found.until) });
    case 'unknown':
      return found.after === null ? t('days.unknown') : t('days.behind', { entry: found.after });
  }
}

/** Montag, 10. März 2026 · Monday, 10 March 2026 */
function dayInWords(t: Translate, locale: Locale, day: Day): string {
  return t('days.day', { weekday: weekdayName(locale, day), day: longDay(locale, day) });
}

/** A date as it stands in a field, so that it is read back as the same: 02.03.2026 · early March 2026 · weiß nicht */
export function typedFound(t: Translate, locale: Locale, found: Found): string {
  if (found.precision === 'day') return typedDay(locale, found.day);
  return found.precision === 'unknown' ? t('days.typedUnknown') : foundInWords(t, locale, found);
}

/** A day as it stands in a field, so that it is read back as the same day: 02.03.2026 · 2 March 2026 */
export function typedDay(locale: Locale, day: Day): string {
  return locale === 'de' ? fullDay(locale, day) : longDay(locale, day);
}

/** am 10. März 2026 · etwa am 12. März 2026 · im März 2026 · Anfang März 2026, inside a sentence. */
export function onWhen(t: Translate, locale: Locale, found: Found): string {
  switch (found.precision) {
    case 'day':
      return t('days.on.day', { day: longDay(locale, found.day) });
    case 'about':
      return t('days.on.about', { day: longDay(locale, found.day) });
    case 'period':
      return t('days.on.period', { from: longDay(locale, found.from), until: longDay(locale, found.until) });
    case 'year':
      return t(found.part === null ? 'days.on.year' : 'days.on.part', { when: foundInWords(t, locale, found) });
    case 'unknown':
      return t('days.on.unknown');
    default:
      return t(`days.on.${found.precision}`, { when: foundInWords(t, locale, found) });
  }
}

/** dem 10. März 2026 · etwa dem 12. März 2026 · Anfang März 2026, behind "since". */
export function sinceWhen(t: Translate, locale: Locale, found: Found): string {
  if (found.precision === 'day' || found.precision === 'about')
    return t(`days.since.${found.precision}`, { day: longDay(locale, found.day) });
  return found.precision === 'period'
    ? t('days.since.day', { day: longDay(locale, found.from) })
    : foundInWords(t, locale, found);
}
