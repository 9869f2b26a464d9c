import { fullDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { CaseFile } from './queries.ts';

/**
 * That the company has read the case, and since when it has said nothing; null while it is not known to have read it. Silent
 * is only who said nothing anywhere: an answer that the author tells of is one.
 */
export function readSentence(t: Translate, locale: Locale, file: CaseFile, today: Day): string | null {
  if (file.readAt === null) return null;
  const on = dayOf(file.readAt);
  const day = fullDay(locale, on);
  const isSilent = file.state.firstAnswerOn === null && file.thread.every(({ kind }) => kind !== 'reply');
  if (!isSilent) return t('case.file.read', { day });
  if (file.state.status !== 'open') return t('case.file.readUnanswered', { day });
  return t('case.file.readSilent', { day, days: daysBetween(on, today) });
}

/** That there is, or was, a private exchange beside the case; null: never. */
export function exchangeSentence(t: Translate, locale: Locale, { exchange }: CaseFile): string | null {
  if (exchange === null) return null;
  const day = fullDay(locale, dayOf(exchange.since));
  return exchange.until === null
    ? t('exchange.shown.since', { day })
    : t('exchange.shown.ended', { day, until: fullDay(locale, dayOf(exchange.until)) });
}
