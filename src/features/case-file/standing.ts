import { confirmSolvedDays, dormantDays, replyDueOn, type Stamp, stampOf } from '#src/features/cases/rules.ts';
import { fullDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { CaseFile } from './queries.ts';

// How a case stands, and since when.

/** The large stamp and the line of mono type in it. */
export function stampDetail(
  t: Translate,
  locale: Locale,
  file: CaseFile,
  today: Day,
): { stamp: Stamp; detail: string } {
  const stamp = stampOf(file.state, today);
  const { publishedOn, sinceOn, firstReplyOn } = file.state;
  const due = replyDueOn(publishedOn ?? today);
  if (stamp === 'overdue')
    return { stamp, detail: t('case.file.stampSince', { day: fullDay(locale, addDays(due, 1)) }) };
  if (stamp === 'open' && firstReplyOn === null)
    return { stamp, detail: t('case.file.stampDue', { day: fullDay(locale, due) }) };
  return { stamp, detail: fullDay(locale, sinceOn ?? today) };
}

/** Why a resting case has no outcome. */
export function dormantReason(t: Translate, file: CaseFile): string {
  const { sinceOn } = file.state;
  const isUnconfirmed = file.thread.some(
    ({ intent, publishedAt }) => intent === 'solved' && addDays(dayOf(publishedAt), confirmSolvedDays) === sinceOn,
  );
  return isUnconfirmed
    ? t('case.file.unconfirmedOutcome', { days: confirmSolvedDays })
    : t('case.file.dormantOutcome', { days: dormantDays });
}
