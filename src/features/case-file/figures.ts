import { effort, runningDays } from '#src/features/cases/effort/rules.ts';
import { caseState, isRunning, replyDueOn } from '#src/features/cases/rules.ts';
import { hasLapsed } from '#src/features/timeline/promises/rules.ts';
import { type Contact, type Silence, within } from '#src/features/timeline/silence/rules.ts';
import {
  type Entry,
  isByAuthor,
  isRealAnswer,
  isSomeDay,
  isVague,
  lastDay,
  silencesOf,
  type TimelineItem,
  timeline,
} from '#src/features/timeline/story/rules.ts';
import { addDays, type Day, dayOf, daysBetween, weekdayOf } from '#src/lib/dates.ts';
import type { Closing } from './closings.ts';
import type { NamedItem } from './named.ts';
import type { CaseFile } from './queries.ts';
import type { ThreadItem } from './thread.ts';

/** A public act in the timeline: what happened on the platform itself. */
export type FileAct =
  | (ActOnSite & { kind: 'published' })
  /** Moved to the company that it is against, which owes the answer from then on. */
  | (ActOnSite & { kind: 'transferred'; from: string; to: string })
  | (ActOnSite & { kind: 'thread'; item: ThreadItem })
  /** Of a company that is only named: it neither begins nor ends a silence. */
  | (ActOnSite & { kind: 'named'; item: NamedItem })
  | (ActOnSite & { kind: 'closed'; closing: Closing })
  | (ActOnSite & { kind: 'reopened'; reason: string });

interface ActOnSite {
  on: Day;
  at: Date;
  /** Null: for nobody's silence. */
  does?: Contact['does'] | null;
}

/** A reply of which nobody knows yet whether the company wrote it ends no silence. */
const speaksForCompany = ({ kind, signer }: ThreadItem) =>
  kind === 'reply' && signer !== 'checking' && signer !== 'refused';

function actsIn(file: CaseFile): FileAct[] {
  const acts = [
    ...(file.publishedAt ? [{ kind: 'published' as const, at: file.publishedAt, does: 'asks' as const }] : []),
    ...(file.transferred
      ? [
          {
            ...{ kind: 'transferred' as const, at: file.transferred.at, does: 'passes' as const },
            ...{ from: file.transferred.from, to: file.company.name },
          },
        ]
      : []),
    ...file.thread.map((item) => ({
      kind: 'thread' as const,
      at: item.publishedAt,
      does: item.kind === 'answer' ? ('asks' as const) : speaksForCompany(item) ? ('speaks' as const) : null,
      item,
    })),
    ...(file.named?.thread ?? []).map((item) => ({ kind: 'named' as const, at: item.publishedAt, item })),
    ...file.closings.map((closing) => ({
      kind: 'closed' as const,
      at: closing.closedAt,
      does: 'settles' as const,
      closing,
    })),
    ...file.reopenings.map((one) => ({
      kind: 'reopened' as const,
      at: one.reopenedAt,
      does: 'asks' as const,
      reason: one.reason,
    })),
  ];
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime()).map((act) => ({ ...act, on: dayOf(act.at) }));
}

/**
 * The last day that can belong to a silence: today while the case runs, the day before it was closed, rested or ended. What is
 * entered of later days asks nobody here any more.
 */
function lastCounted({ state }: CaseFile, today: Day): Day {
  return isRunning(state) || state.sinceOn === null ? today : addDays(state.sinceOn, -1);
}

export type FileItem = TimelineItem<Entry, FileAct>;

/** The timeline of a file with its public acts and silences, as it is read on `today`. */
export function fileTimeline(file: CaseFile, today: Day): FileItem[] {
  const { publishedOn, firstReplyOn } = file.state;
  return timeline({
    entries: file.entries,
    acts: actsIn(file),
    promises: file.promises,
    today,
    until: lastCounted(file, today),
    deadlineOn: publishedOn !== null && firstReplyOn === null ? replyDueOn(publishedOn) : null,
  });
}

/** The silences of the company in a file, as its timeline draws them. */
export function fileSilences(file: CaseFile, today: Day): Silence[] {
  return silencesOf({ entries: file.entries, acts: actsIn(file) }, lastCounted(file, today));
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

/** One day of the calendar: who wrote or spoke, and whether a promise that nobody kept was due. */
export interface CalendarDay {
  day: Day;
  byAuthor: boolean;
  byCompany: boolean;
  promiseLapsed: boolean;
  /** On one of these days there was an entry, nobody knows on which. */
  mayHaveEntry: boolean;
  /** Outside the case, shown only to fill the week. */
  isOutside: boolean;
}

export interface Calendar {
  weeks: CalendarDay[][];
  /** Length of the case; at least so many where `isLengthAbout`: the drawing then has every day that is possible. */
  days: number;
  isLengthAbout: boolean;
  authorDays: number;
  companyDays: number;
  silentDays: number;
  /** A day of a contact is not known: the numbers are said with "about". */
  areDaysAbout: boolean;
  isSilenceAbout: boolean;
}

/** Longest case a calendar is drawn for: beyond ten weeks it says less than the timeline. */
const longestCalendarDays = 70;

/** The days of a case by weeks, Monday first; null when there are too few or too many of them. */
export function calendar(file: CaseFile, today: Day): Calendar | null {
  const dated = file.entries.filter((entry) => !isSomeDay(entry));
  // What was at some time of a month has no square of its own, but each of its days belongs to the drawing.
  const stretches = file.entries.filter((entry) => isSomeDay(entry) && entry.precision !== 'unknown');
  const placed = [...dated, ...stretches];
  const first = placed.map((entry) => entry.occurredOn).sort()[0];
  // A closing ends nothing that its author, or the company, adds later.
  const acts = [...file.thread.map(({ publishedAt }) => publishedAt), ...file.closings.map(({ closedAt }) => closedAt)];
  const running = runningDays(file, today);
  const last = [...placed.map(lastDay), ...acts.map(dayOf), ...(running ? [today] : [])].sort().at(-1);
  if (first === undefined || last === undefined) return null;
  const drawn = daysBetween(first, last) + 1;
  if (drawn < 5 || drawn > longestCalendarDays) return null;
  const authorDays = new Set(dated.filter(isByAuthor).flatMap(daysOf));
  const companyDays = new Set([
    ...dated.filter(isRealAnswer).flatMap(daysOf),
    ...file.thread.filter(speaksForCompany).map((item) => dayOf(item.publishedAt)),
  ]);
  for (const item of file.thread) if (item.kind === 'answer') authorDays.add(dayOf(item.publishedAt));
  const lapsed = new Set(file.promises.filter((promise) => hasLapsed(promise, today)).map((promise) => promise.dueOn));
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
          promiseLapsed: lapsed.has(day),
          mayHaveEntry: stretches.some((entry) => day >= entry.occurredOn && day <= lastDay(entry)),
          isOutside: day < first || day > last,
        };
      }),
    );
  }
  const inside = weeks.flat().filter((day) => !day.isOutside);
  const silent = fileSilences(file, today).flatMap((silence) => within(silence, first, last) ?? []);
  return {
    weeks,
    ...lengthOf(file, today),
    authorDays: inside.filter((day) => day.byAuthor).length,
    companyDays: inside.filter((day) => day.byCompany).length,
    silentDays: silent.reduce((sum, silence) => sum + silence.days, 0),
    areDaysAbout: file.entries.some((entry) => isVague(entry) && (isByAuthor(entry) || isRealAnswer(entry))),
    isSilenceAbout: silent.some((silence) => silence.isAbout),
  };
}

/** As the ledger says it: of a case that runs how long it has, up to today; of others from the first day to the last. */
function lengthOf(file: CaseFile, today: Day): Pick<Calendar, 'days' | 'isLengthAbout'> {
  const { days, daysAreAbout } = effort(file);
  const running = runningDays(file, today);
  return running ? { days: running.days, isLengthAbout: running.isAbout } : { days, isLengthAbout: daysAreAbout };
}

/** A period is told as one entry: its first and last day are certain, what lies between is not. */
function daysOf(entry: Pick<Entry, 'occurredOn' | 'occurredUntil'>): Day[] {
  return entry.occurredUntil ? [entry.occurredOn, entry.occurredUntil] : [entry.occurredOn];
}
