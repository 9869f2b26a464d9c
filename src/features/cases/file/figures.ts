import { addDays, type Day, dayOf, daysBetween, weekdayOf } from '#src/lib/dates.ts';
import { type Effort, effort } from '../effort/rules.ts';
import { promiseState } from '../promises/rules.ts';
import { caseState, isOver, isRunning, isTombstone, replyDueOn } from '../rules.ts';
import { type Entry, isRealAnswer, lastDay, longestSilence, type TimelineItem, timeline } from '../timeline/rules.ts';
import type { CaseFile, Closing, ThreadItem } from './queries.ts';

/** A public act in the timeline: what happened on the platform itself. */
export type FileAct =
  | { kind: 'published'; on: Day; at: Date; asks: boolean }
  | { kind: 'thread'; on: Day; at: Date; asks: boolean; item: ThreadItem }
  | { kind: 'closed'; on: Day; at: Date; asks: boolean; closing: Closing }
  | { kind: 'reopened'; on: Day; at: Date; asks: boolean; reason: string };

/** The timeline of a file with its public acts and silences, as it is read on `today`. */
export function fileTimeline(file: CaseFile, today: Day): TimelineItem<Entry, FileAct>[] {
  const { publishedOn, firstReplyOn, status, ball } = file.state;
  const acts: FileAct[] = [
    ...(file.publishedAt ? [{ kind: 'published' as const, at: file.publishedAt, asks: true }] : []),
    ...file.thread.map((item) => ({
      kind: 'thread' as const,
      at: item.publishedAt,
      asks: item.kind === 'answer',
      item,
    })),
    ...file.closings.map((closing) => ({ kind: 'closed' as const, at: closing.closedAt, asks: false, closing })),
    ...file.reopenings.map((one) => ({
      kind: 'reopened' as const,
      at: one.reopenedAt,
      asks: true,
      reason: one.reason,
    })),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((act) => ({ ...act, on: dayOf(act.at) }));
  return timeline({
    entries: file.entries,
    acts,
    promises: file.promises,
    today,
    openUntil: status === 'open' && ball === 'company' ? today : null,
    deadlineOn: publishedOn !== null && firstReplyOn === null ? replyDueOn(publishedOn) : null,
  });
}

/** A draft as it would stand if it were published at this moment: what the preview shows. */
export function asPublished(file: CaseFile, at: Date): CaseFile {
  const on = dayOf(at);
  const state = caseState(
    [
      { kind: 'submitted', on },
      { kind: 'confirmed', on },
    ],
    on,
  );
  return { ...file, publishedAt: at, state };
}

/** Effort of a file on a day: a running case counts up to today. */
export function fileEffort(file: CaseFile, today: Day): Effort {
  const { closedOn, endedOn, movedOn } = file.state;
  const hasEnded = isOver(file.state) || isTombstone(file.state);
  return effort(file.entries, hasEnded ? (closedOn ?? endedOn ?? movedOn) : today);
}

export function fileSilence(file: CaseFile, today: Day): number | null {
  const replied = file.thread.filter((item) => item.kind === 'reply').map((item) => dayOf(item.publishedAt));
  return longestSilence({
    entries: file.entries,
    publishedOn: file.state.publishedOn,
    repliedOn: replied,
    today: file.state.closedOn ?? today,
  });
}

/** One day of the calendar: who wrote, and whether a promise ran out. */
export interface CalendarDay {
  day: Day;
  byAuthor: boolean;
  byCompany: boolean;
  promiseBroken: boolean;
  /** Outside the case, shown only to fill the week. */
  isOutside: boolean;
}

export interface Calendar {
  weeks: CalendarDay[][];
  days: number;
  authorDays: number;
  companyDays: number;
  silentDays: number;
}

/** Longest case a calendar is drawn for: beyond ten weeks it says less than the timeline. */
const longestCalendarDays = 70;

/** The days of a case by weeks, Monday first; null when there are too few or too many of them. */
export function calendar(file: CaseFile, today: Day): Calendar | null {
  const first = file.entries.map((entry) => entry.occurredOn).sort()[0];
  const runs = isRunning(file.state);
  const ends = [...file.entries.map(lastDay), ...file.thread.map((item) => dayOf(item.publishedAt))];
  const last = runs || !file.state.closedOn ? [...ends, ...(runs ? [today] : [])].sort().at(-1) : file.state.closedOn;
  if (first === undefined || last === undefined) return null;
  const days = daysBetween(first, last) + 1;
  if (days < 5 || days > longestCalendarDays) return null;
  const authorDays = new Set(file.entries.filter((entry) => entry.direction === 'to-company').flatMap(daysOf));
  const companyDays = new Set([
    ...file.entries.filter(isRealAnswer).flatMap(daysOf),
    ...file.thread.filter((item) => item.kind === 'reply').map((item) => dayOf(item.publishedAt)),
  ]);
  for (const item of file.thread) if (item.kind === 'answer') authorDays.add(dayOf(item.publishedAt));
  const broken = new Set(
    file.promises.filter((promise) => promiseState(promise, today) === 'broken').map((promise) => promise.dueOn),
  );
  const start = addDays(first, -weekdayOf(first));
  const weeks: CalendarDay[][] = [];
  for (let monday = start; monday <= last; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(monday, index);
        return {
          day,
          byAuthor: authorDays.has(day),
          byCompany: companyDays.has(day),
          promiseBroken: broken.has(day),
          isOutside: day < first || day > last,
        };
      }),
    );
  }
  const inside = weeks.flat().filter((day) => !day.isOutside);
  return {
    weeks,
    days,
    authorDays: inside.filter((day) => day.byAuthor).length,
    companyDays: inside.filter((day) => day.byCompany).length,
    silentDays: inside.filter((day) => !day.byAuthor && !day.byCompany).length,
  };
}

/** A period is told as one entry: its first and last day are certain, what lies between is not. */
function daysOf(entry: Pick<Entry, 'occurredOn' | 'occurredUntil'>): Day[] {
  return entry.occurredUntil ? [entry.occurredOn, entry.occurredUntil] : [entry.occurredOn];
}
