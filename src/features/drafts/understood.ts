import { duration, spentInWords } from '#src/features/case-file/index.ts';
import { foundOf } from '#src/features/timeline/entry/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { foundInWords } from '#src/i18n/days.ts';
import type { Translate } from '#src/i18n/index.ts';
import { aboutIf } from '#src/i18n/quantities.ts';
import type { Locale } from '#src/lib/situation.ts';

/** What the words of an entry were understood as: its date, time, waiting and money. `entries`: all of the case, in their order. */
export function understoodIn(t: Translate, locale: Locale, entry: Entry, entries: readonly Entry[]): string {
  const place = entries.findIndex(({ id }) => id === entry.id);
  const isUnknown = entry.precision === 'unknown';
  const found = isUnknown ? ({ precision: 'unknown', after: place > 0 ? place : null } as const) : foundOf(entry);
  const waited = duration(t, locale, entry.waitedMinutes, entry.waitedIsAbout);
  return [
    foundInWords(t, locale, found),
    ...(entry.time ? [aboutIf(t, entry.timeIsAbout, t('days.time', { time: entry.time }))] : []),
    ...(entry.waitedMinutes > 0 ? [t('case.register.waited', { time: waited })] : []),
    ...(entry.spentCents > 0 ? [t('case.file.spent', { amount: spentInWords(t, locale, entry) })] : []),
  ].join(' · ');
}
