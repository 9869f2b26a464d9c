import { type Entry, inOrder } from '#src/features/cases/timeline/rules.ts';
import { addDays, addMonths, type Day } from '#src/lib/dates.ts';
import { fold } from '#src/lib/text.ts';

/** What must be there before a case can be published, in the order of the steps. */
export const neededSteps = ['company', 'story', 'timeline', 'wish'] as const;
export type NeededStep = (typeof neededSteps)[number];

export interface Completeness {
  companyName: string;
  title: string;
  summary: string;
  entryCount: number;
  desiredOutcome: string | null;
  penName: string;
}

/** Steps that still lack something. Empty: the draft can be published. */
export function missingSteps(draft: Completeness): NeededStep[] {
  const isThere = {
    company: draft.companyName !== '',
    story: draft.title !== '' && draft.summary !== '',
    timeline: draft.entryCount > 0,
    // The company may have been changed after the pen name was checked against it.
    wish: draft.desiredOutcome !== null && draft.penName !== '' && fold(draft.penName) !== fold(draft.companyName),
  };
  return neededSteps.filter((step) => !isThere[step]);
}

/** How far back a case may reach. */
const longestYears = 10;

export interface DatedEntry {
  occurredOn: Day;
  occurredUntil: Day | null;
  promise: { dueOn: Day | null; markedOn: Day | null } | null;
}

/** What is wrong with the days of an entry, seen from today: the field and the reason; null when nothing is. */
export function dateFault(entry: DatedEntry, today: Day): { field: string; reason: string } | null {
  const earliest = addMonths(today, -12 * longestYears);
  const { occurredOn, occurredUntil, promise } = entry;
  if (occurredOn > today) return { field: 'occurredOn', reason: 'in-future' };
  if (occurredOn < earliest) return { field: 'occurredOn', reason: 'too-long-ago' };
  if (occurredUntil !== null && occurredUntil < occurredOn) {
    return { field: 'occurredUntil', reason: 'end-before-start' };
  }
  if (occurredUntil !== null && occurredUntil > today) return { field: 'occurredUntil', reason: 'in-future' };
  if (promise?.dueOn) {
    if (promise.dueOn < occurredOn) return { field: 'promiseDueOn', reason: 'due-before-promise' };
    if (promise.dueOn > addDays(today, 366 * longestYears)) return { field: 'promiseDueOn', reason: 'too-far-ahead' };
  }
  if (promise?.markedOn) {
    if (promise.markedOn < occurredOn) return { field: 'promiseMarkedOn', reason: 'due-before-promise' };
    if (promise.markedOn > today) return { field: 'promiseMarkedOn', reason: 'in-future' };
  }
  return null;
}

/** The entries of the same day that stand directly before and after an entry: where it can be moved to. */
export function neighbours<T extends Pick<Entry, 'id' | 'occurredOn' | 'position'>>(
  entries: readonly T[],
  id: string,
): { before: T | null; after: T | null } {
  const ordered = inOrder(entries);
  const index = ordered.findIndex((entry) => entry.id === id);
  const here = ordered[index];
  const sameDay = (other: T | undefined) => (here && other?.occurredOn === here.occurredOn ? other : null);
  return { before: index > 0 ? sameDay(ordered[index - 1]) : null, after: sameDay(ordered[index + 1]) };
}
