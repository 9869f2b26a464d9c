import type { CaseFile } from '#src/features/case-file/index.ts';
import { onWhen } from '#src/i18n/days.ts';
import { longDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Period } from '#src/lib/calendar.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { type Ladder, ladderOf, type Rung, type StepState } from './openings.ts';

/** The ladder of a case as it is read. */
export function fileLadder(file: CaseFile, today: Day): Ladder {
  const { company, desiredOutcome, state, entries, stepsTaken } = file;
  const { industry } = company;
  return ladderOf({ industry, desiredOutcome, outcome: state.outcome, entries, taken: stepsTaken }, today);
}

function periodText(t: Translate, period: Period): string {
  if ('months' in period) return t('escalation.period.months', { count: period.months });
  if ('weeks' in period) return t('escalation.period.weeks', { count: period.weeks });
  return t('escalation.period.days', { count: period.days });
}

/** How a step stands, for a list: "Möglich seit 3. April 2026". */
export function stateText(t: Translate, locale: Locale, state: StepState): string {
  const day = (on: Day) => longDay(locale, on);
  switch (state.is) {
    case 'taken':
      return state.until === null
        ? t('escalation.state.taken', { day: day(state.on) })
        : t('escalation.state.takenUntil', { day: day(state.on), until: day(state.until) });
    case 'told':
      return t('escalation.state.told', { when: onWhen(t, locale, state.when) });
    case 'open':
      return state.since === null
        ? t('escalation.state.anyTime')
        : t('escalation.state.since', { day: day(state.since) });
    case 'not-yet':
      return t('escalation.state.from', { day: day(state.from) });
    case 'needs-complaint':
      return t('escalation.state.needsComplaint');
    case 'other-claim':
      return t('escalation.state.otherClaim');
  }
}

/** Why a step opens on its day: "Vier Wochen ohne Abhilfe seit der ersten Meldung vom 5. März 2026." Empty where no day opens it. */
export function reasonOf(
  t: Translate,
  locale: Locale,
  state: StepState,
  { complainedOn, complaintIs }: Pick<Ladder, 'complainedOn' | 'complaintIs'>,
): string {
  if (state.is === 'needs-complaint') return t('escalation.noComplaint');
  if ((state.is !== 'open' && state.is !== 'not-yet') || state.period === null || complainedOn === null) return '';
  const values = {
    period: periodText(t, state.period),
    day: longDay(locale, complainedOn),
    known: complaintIs,
  };
  return capital(t(state.is === 'open' ? 'escalation.sinceComplaint' : 'escalation.fromComplaint', values));
}

/** What to do next, in a few words. */
export interface NextWords {
  /** "Seit 3. April 2026 möglich:" */
  lead: string;
  /** The step, or the kind of step where several boards come into question. */
  name: string;
  reason: string;
  isFree: boolean;
}

/** Null while a step runs, after "solved", and once every step is taken. */
export function nextWords(t: Translate, locale: Locale, ladder: Ladder): NextWords | null {
  const [first] = ladder.next;
  if (!first) return null;
  const { step, state } = first;
  const reason = step.kind === 'complaint' ? t('escalation.noComplaint') : reasonOf(t, locale, state, ladder);
  return {
    lead: leadOf(t, locale, state),
    name: nameOf(t, locale, ladder.next),
    reason,
    isFree: ladder.next.every((rung) => rung.step.free),
  };
}

function leadOf(t: Translate, locale: Locale, state: StepState): string {
  if (state.is === 'not-yet') return t('escalation.openFrom', { day: longDay(locale, state.from) });
  if (state.is === 'open' && state.since !== null) {
    return t('escalation.openSince', { day: longDay(locale, state.since) });
  }
  return t('escalation.openNow');
}

function nameOf(t: Translate, locale: Locale, rungs: readonly Rung[]): string {
  const [first] = rungs;
  if (!first) return '';
  if (rungs.length === 1) return first.step.name[locale];
  const choice = t('escalation.choose', { count: rungs.length });
  return `${t(`escalation.kind.${first.step.kind}`)} (${choice})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
