import type { StatedOutcome } from '#src/features/cases/lists.ts';
import {
  awaitsFirstReply,
  type CaseAct,
  type CaseState,
  caseState,
  confirmSolvedDays,
  dormantDays,
  isRunning,
  replyDueOn,
} from '#src/features/cases/rules.ts';
import { type CasePromise, isMarked } from '#src/features/timeline/promises/rules.ts';
import { isWorkingDay, movedToWorkingDay } from '#src/lib/calendar.ts';
import { addDays, type Day } from '#src/lib/dates.ts';

/** Before this hour nobody is reminded of anything. */
export const morning = '08:00';

/** Every kind of reminder, the more important first: a recipient gets one a day. */
export const reminderKinds = [
  'promise-due',
  'about-to-rest',
  'judge-reply',
  'settled-privately',
  'your-turn',
  'step-open',
  'still-holds',
  'company-overdue',
  'company-last-day',
  'company-week',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What the schedule of a case depends on. */
export interface ReminderFacts {
  acts: readonly CaseAct[];
  /** The company's public replies, in order of time. `isSettlement`: it reports one, which its author has not denied. */
  replies: readonly { id: string; on: Day; isJudged: boolean; isSettlement?: boolean }[];
  promises: readonly ({ id: string } & Pick<CasePromise, 'dueOn' | 'keptOn' | 'brokenOn' | 'reportedKeptOn'>)[];
  /** The last one. `isFollowedUp`: the author has said whether it holds. */
  closing: { id: string; on: Day; outcome: StatedOutcome; isFollowedUp: boolean } | null;
  /** Steps of the escalation ladder that are not taken, and the day on which each becomes possible. */
  steps: readonly { step: string; opensOn: Day }[];
  /** Who hears of it at the company: representatives, a contact address, or nobody. */
  company: 'represented' | 'address' | 'nobody';
}

/** A reminder that goes out unless somebody acts before. */
export interface Reminder {
  kind: ReminderKind;
  side: 'author' | 'company';
  /**
   * Tells reminders of one kind apart: id of a promise, a reply or a closing or the key of a step (before a colon); of the
   * first reply, since when it is awaited from another company (`awaitedAnew`).
   */
  subject: string;
  on: Day;
  /** Last day on which it still makes sense: later it is dropped. */
  until: Day;
  /** The day it is about: a deadline, a due date, the day of the reply or of the closing, the day the case rests. */
  about: Day;
}

/** Days after a reply on which the author is asked to judge it. */
const judgeDays = 3;
/** Days after a reply that reports a settlement on which the author is asked again whether there was one. */
export const settledDays = 30;
/** Days for which the ball has been with the author when we say so. */
const yourTurnDays = [3, 10, 24] as const;
/** Days after a closing on which we ask whether it holds. */
export const stillHoldsDays = 30;
/** Days before a case rests on which the author is told. */
const restWarningDays = 7;

/** The state as the acts leave it, before any more time passes. */
function stateNow(acts: readonly CaseAct[]): CaseState | null {
  const last = acts.at(-1);
  return last ? caseState(acts, last.on) : null;
}

/** The day on which the case comes to rest if nobody does anything; null when it does not run. */
export function restsOn(acts: readonly CaseAct[]): Day | null {
  const state = stateNow(acts);
  if (!state || !isRunning(state) || state.movedOn === null) return null;
  const proposals = acts.flatMap((situation) =>
    situation.kind === 'reply' && situation.proposesSolved ? [situation.on] : [],
  );
  return (
    [addDays(state.movedOn, dormantDays), ...proposals.map((on) => addDays(on, confirmSolvedDays))]
      .sort()
      .find((day) => caseState(acts, day).status === 'dormant') ?? null
  );
}

/**
 * Every reminder that falls due from `from` to `until` (both included) if nobody does anything, in order of days; on one
 * day the more important first. What the worker sends and what the author's plan shows.
 * Those to the company fall on working days in all of Germany; its deadline does not move by that.
 */
export function scheduleOf(facts: ReminderFacts, from: Day, until: Day): Reminder[] {
  const state = stateNow(facts.acts);
  if (!state || state.publishedOn === null) return [];
  const rests = restsOn(facts.acts);
  const all = rests === null ? [] : whileRunning(facts, state, state.publishedOn, rests);
  if (state.status === 'closed') all.push(...afterClosing(facts));
  return inTurn(all.filter(({ on }) => on >= from && on <= until));
}

function whileRunning(facts: ReminderFacts, state: CaseState, publishedOn: Day, rests: Day): Reminder[] {
  const warning = addDays(rests, -restWarningDays);
  const anew = awaitedAnew(facts.acts);
  const all: Reminder[] = [
    ...toCompany(facts, state, publishedOn),
    ...(state.ball === 'author' ? yourTurn(facts, rests) : []),
    // Of what the company reported as kept its author was asked when it did.
    ...facts.promises.flatMap(({ id, dueOn, ...said }): Reminder[] =>
      dueOn === null || dueOn < publishedOn || isMarked(said) || said.reportedKeptOn !== null
        ? []
        : [author('promise-due', `${id}:${dueOn}`, dueOn, addDays(dueOn, 3), dueOn)],
    ),
    // What was possible on the day of publication is on the page from the beginning.
    ...facts.steps.flatMap(({ step, opensOn }): Reminder[] =>
      opensOn <= publishedOn
        ? []
        : [author('step-open', anew === '' ? step : `${step}:${anew}`, opensOn, addDays(opensOn, 14), opensOn)],
    ),
    author('about-to-rest', rests, warning, addDays(rests, -1), rests),
  ];
  const lastDay = addDays(rests, -1);
  return all
    .filter(({ on }) => on < rests)
    .map((reminder) => (reminder.until > lastDay ? { ...reminder, until: lastDay } : reminder));
}

function author(kind: ReminderKind, subject: string, on: Day, until: Day, about: Day): Reminder {
  return { kind, side: 'author', subject, on, until, about };
}

/**
 * The day on which a case moved to another company, from which it asks for its first reply anew, also who heard of it before:
 * one mailbox may be that of both. Empty where it did not move.
 */
export const awaitedAnew = (acts: readonly CaseAct[]): string =>
  acts.findLast(({ kind }) => kind === 'transferred')?.on ?? '';

/** While the first reply is awaited: after a week, before the last day, and when it is overdue. */
function toCompany({ company, acts }: ReminderFacts, state: CaseState, publishedOn: Day): Reminder[] {
  if (company === 'nobody' || !awaitsFirstReply(state)) return [];
  const due = replyDueOn(publishedOn);
  const overdue = movedToWorkingDay(addDays(due, 1), null);
  const to = (kind: ReminderKind, on: Day, until: Day): Reminder => ({
    kind,
    side: 'company',
    subject: awaitedAnew(acts),
    on,
    until,
    about: due,
  });
  return [
    to('company-week', movedToWorkingDay(addDays(publishedOn, 7), null), addDays(due, -2)),
    to('company-last-day', workingDayUntil(addDays(due, -1)), due),
    to('company-overdue', overdue, addDays(overdue, 7)),
  ].filter(({ on, until }) => on <= until);
}

/** The day itself or the last working day before it: a warning that comes after the deadline is none. */
function workingDayUntil(day: Day): Day {
  let moved = day;
  while (!isWorkingDay(moved, null)) moved = addDays(moved, -1);
  return moved;
}

/** The ball has been with the author since the last reply. */
function yourTurn({ replies }: ReminderFacts, rests: Day): Reminder[] {
  const last = replies.at(-1);
  if (!last) return [];
  const judgeOn = addDays(last.on, judgeDays);
  const untilNext = (days: number) => addDays(last.on, yourTurnDays.find((next) => next > days) ?? days + 8);
  return [
    ...(last.isJudged ? [] : [author('judge-reply', last.id, judgeOn, addDays(judgeOn, 6), last.on)]),
    ...(last.isSettlement
      ? [
          author(
            'settled-privately',
            last.id,
            addDays(last.on, settledDays),
            addDays(last.on, settledDays + 14),
            last.on,
          ),
        ]
      : []),
    ...yourTurnDays
      // The question for a verdict says the same after three days, the warning before the rest the same after 24.
      .filter((days) => (days !== judgeDays || last.isJudged) && addDays(last.on, days + restWarningDays) < rests)
      .map((days) =>
        author('your-turn', `${last.id}:${days}`, addDays(last.on, days), addDays(untilNext(days), -1), last.on),
      ),
  ];
}

/** Only what was said to be solved, wholly or partly, can turn out not to hold. */
function afterClosing({ closing }: ReminderFacts): Reminder[] {
  if (!closing || closing.isFollowedUp || closing.outcome === 'unsolved') return [];
  const on = addDays(closing.on, stillHoldsDays);
  return [author('still-holds', closing.id, on, addDays(on, 14), closing.on)];
}

/** How many days after its last sensible day a reminder is still noted as outdated: a longer downtime leaves no trace. */
const notedDays = 7;
/** No reminder makes sense for longer than this. */
const longestDays = 30;

/**
 * What has fallen due until today: `due` still makes sense and may go out today, the more important first; the time of
 * `outdated` went by in the last week. Nothing goes to a company on a day on which nobody works.
 */
export function dueOn(facts: ReminderFacts, today: Day): { due: Reminder[]; outdated: Reminder[] } {
  const all = scheduleOf(facts, addDays(today, -longestDays), today);
  return {
    due: byImportance(all.filter((one) => one.until >= today && mayGoOut(one, today))),
    outdated: all.filter((one) => one.until < today && one.until >= addDays(today, -notedDays)),
  };
}

function mayGoOut(reminder: Reminder, day: Day): boolean {
  return reminder.side === 'author' || isWorkingDay(day, null);
}

/**
 * A schedule in which neither side gets two reminders on one day: the less important waits for the next day on which
 * there is none, and is dropped when it would come too late.
 */
export function oneADay(schedule: readonly Reminder[]): Reminder[] {
  return inTurn(
    (['author', 'company'] as const).flatMap((side) => {
      const waiting = new Set(byImportance(schedule.filter((one) => one.side === side)));
      const days = [...waiting].flatMap(({ on, until }) => [on, until]).sort();
      const sent: Reminder[] = [];
      for (let day = days[0] ?? '', last = days.at(-1) ?? ''; day !== '' && day <= last; day = addDays(day, 1)) {
        const next = [...waiting].find((one) => one.on <= day && one.until >= day && mayGoOut(one, day));
        if (!next) continue;
        waiting.delete(next);
        sent.push({ ...next, on: day });
      }
      return sent;
    }),
  );
}

const weight = ({ kind }: Reminder) => reminderKinds.indexOf(kind);

function byImportance(reminders: readonly Reminder[]): Reminder[] {
  return reminders.toSorted((a, b) => weight(a) - weight(b) || a.on.localeCompare(b.on));
}

/** By day, on one day the more important first. */
function inTurn(reminders: readonly Reminder[]): Reminder[] {
  return reminders.toSorted((a, b) => a.on.localeCompare(b.on) || weight(a) - weight(b));
}
