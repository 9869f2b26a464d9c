import { addDays, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import { firstYear } from '#src/lib/days/found.ts';
import type { Channel, Direction, Precision } from '../lists.ts';
import { type CasePromise, promiseState } from '../promises/rules.ts';

/** One dated event of the timeline, as the author tells it. */
export interface Entry {
  id: string;
  occurredOn: Day;
  occurredUntil: Day | null;
  precision: Precision;
  time: string | null;
  position: number;
  channel: Channel;
  direction: Direction;
  counterpart: string;
  thirdParty: string;
  text: string;
  contacts: number;
  waitedMinutes: number;
  spentCents: number;
  automaticReceipt: boolean;
  handOvers: number;
  recordedAt: Date;
}

/** Entered this many days after it happened = "nachgetragen". */
export const lateDays = 7;
/** A silence is shown from this many days on. */
const shownGapDays = 2;

/** Last day of an entry: the end of a period, else its only day. */
export function lastDay(entry: Pick<Entry, 'occurredOn' | 'occurredUntil'>): Day {
  return entry.occurredUntil ?? entry.occurredOn;
}

export function isRecordedLate(entry: Pick<Entry, 'occurredOn' | 'occurredUntil' | 'recordedAt'>): boolean {
  return daysBetween(lastDay(entry), dayOf(entry.recordedAt)) > lateDays;
}

/** The company itself said something to the author: not an automatic receipt, not a third party. */
export function isRealAnswer(entry: Pick<Entry, 'direction' | 'automaticReceipt' | 'thirdParty'>): boolean {
  return entry.direction === 'from-company' && !entry.automaticReceipt && entry.thirdParty === '';
}

/** The author turned to the company itself. */
export function isQuestion(entry: Pick<Entry, 'direction' | 'thirdParty'>): boolean {
  return entry.direction === 'to-company' && entry.thirdParty === '';
}

/** Order of the timeline: by day, then as the author put them. */
export function inOrder<T extends Pick<Entry, 'occurredOn' | 'position'>>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) =>
    a.occurredOn === b.occurredOn ? a.position - b.position : a.occurredOn < b.occurredOn ? -1 : 1,
  );
}

/** Days between two dates of the timeline on which nothing was said. */
export interface Gap {
  from: Day;
  until: Day;
  days: number;
  /** Nobody has answered to this day. */
  isOpen: boolean;
  /** The company owed an answer: only then do the days count as its silence. */
  isOwed: boolean;
  /** Promises and the deadline that ran out during the silence, in order of time. */
  lapses: Lapse[];
}

export interface Lapse {
  on: Day;
  what: 'promise' | 'deadline';
}

/** A public act that stands in the timeline beside the entries. */
export interface PublicAct {
  kind: string;
  on: Day;
  /** Who turned to whom: true when the company is asked something, false when it answered or nothing is open any more. */
  asks?: boolean;
}

export type TimelineItem<E extends Entry, A extends PublicAct> =
  | { kind: 'entry'; on: Day; entry: E }
  | { kind: 'act'; on: Day; act: A }
  | { kind: 'gap'; on: Day; gap: Gap };

/**
 * The timeline as it is read: entries and public acts by day, with the silences between them.
 * `openUntil`: while the company is to act, the silence runs on until this day (today); null otherwise.
 * `deadlineOn`: last day for the first reply, null once there was one.
 */
export function timeline<E extends Entry, A extends PublicAct>(facts: {
  entries: readonly E[];
  acts: readonly A[];
  promises: readonly CasePromise[];
  today: Day;
  openUntil: Day | null;
  deadlineOn: Day | null;
}): TimelineItem<E, A>[] {
  const dated: TimelineItem<E, A>[] = merged(inOrder(facts.entries), facts.acts);
  const items: TimelineItem<E, A>[] = [];
  let quietSince: Day = '';
  let isOwed = false;
  for (const item of dated) {
    if (quietSince) items.push(...gapItem(quietSince, addDays(item.on, -1), { isOpen: false, isOwed }, facts));
    items.push(item);
    const end = item.kind === 'entry' ? lastDay(item.entry) : item.on;
    // A period may reach over later entries; the silence begins after its end.
    if (end > quietSince) quietSince = end;
    isOwed = owesAnswer(item, isOwed);
  }
  if (quietSince && facts.openUntil !== null) {
    items.push(...gapItem(quietSince, facts.openUntil, { isOpen: true, isOwed }, facts));
  }
  return items;
}

/** Whether the company owes an answer after this item: what third parties say and what merely happens changes nothing. */
function owesAnswer(item: TimelineItem<Entry, PublicAct>, before: boolean): boolean {
  if (item.kind === 'act') return item.act.asks ?? before;
  if (item.kind === 'gap') return before;
  if (isRealAnswer(item.entry)) return false;
  return before || isQuestion(item.entry);
}

/** Public acts come after the entries of their day: they are recorded at a moment, the entries are told. */
function merged<E extends Entry, A extends PublicAct>(entries: readonly E[], acts: readonly A[]): TimelineItem<E, A>[] {
  const told = entries.map((entry) => ({ kind: 'entry' as const, on: entry.occurredOn, entry }));
  const public_ = acts.map((act) => ({ kind: 'act' as const, on: act.on, act }));
  // Array.sort is stable: entries and acts keep their own order within a day.
  return [...told, ...public_].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

function gapItem(
  quietSince: Day,
  until: Day,
  kind: Pick<Gap, 'isOpen' | 'isOwed'>,
  facts: { promises: readonly CasePromise[]; today: Day; deadlineOn: Day | null },
): { kind: 'gap'; on: Day; gap: Gap }[] {
  const from = addDays(quietSince, 1);
  const days = daysBetween(from, until) + 1;
  if (days < shownGapDays) return [];
  const lapses: Lapse[] = facts.promises
    .filter((promise) => promiseState(promise, facts.today) === 'broken')
    .flatMap((promise) => (promise.dueOn === null ? [] : [{ on: promise.dueOn, what: 'promise' as const }]));
  if (facts.deadlineOn !== null && facts.deadlineOn < facts.today) {
    lapses.push({ on: facts.deadlineOn, what: 'deadline' });
  }
  const within = lapses.filter((lapse) => lapse.on >= from && lapse.on <= until);
  return [
    {
      kind: 'gap',
      on: from,
      gap: { from, until, days, ...kind, lapses: within.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) },
    },
  ];
}

/**
 * Longest silence of the company: days between an entry to the company and the next real answer (DESIGN: gap).
 * Publication addresses the company too, and replies on the platform are answers. Null when nobody asked anything.
 */
export function longestSilence(facts: {
  entries: readonly Entry[];
  publishedOn: Day | null;
  repliedOn: readonly Day[];
  today: Day;
}): number | null {
  const answers = [...facts.entries.filter(isRealAnswer).map((entry) => entry.occurredOn), ...facts.repliedOn].sort();
  const asked = facts.entries.filter(isQuestion).map((entry) => lastDay(entry));
  if (facts.publishedOn !== null) asked.push(facts.publishedOn);
  const waits = asked.map((day) => {
    const answered = answers.find((answer) => answer >= day) ?? facts.today;
    return Math.max(0, daysBetween(day, answered));
  });
  return waits.length === 0 ? null : Math.max(...waits);
}

/** The earliest day of a case, and how far ahead a promise may lie. */
const earliest: Day = `${firstYear}-01-01`;
const longestAhead = 10 * 366;

export interface DatedEntry {
  occurredOn: Day;
  occurredUntil: Day | null;
  promise: { dueOn: Day | null; markedOn: Day | null } | null;
}

/** What is wrong with the days of an entry, seen from today: the field and the reason; null when nothing is. */
export function dateFault(entry: DatedEntry, today: Day): { field: string; reason: string } | null {
  const { occurredOn, occurredUntil, promise } = entry;
  if (occurredOn > today) return { field: 'occurredOn', reason: 'in-future' };
  if (occurredOn < earliest) return { field: 'occurredOn', reason: 'before-1990' };
  if (occurredUntil !== null && occurredUntil < occurredOn) {
    return { field: 'occurredUntil', reason: 'end-before-start' };
  }
  if (occurredUntil !== null && occurredUntil > today) return { field: 'occurredUntil', reason: 'in-future' };
  if (promise?.dueOn) {
    if (promise.dueOn < occurredOn) return { field: 'promiseDueOn', reason: 'due-before-promise' };
    if (promise.dueOn > addDays(today, longestAhead)) return { field: 'promiseDueOn', reason: 'too-far-ahead' };
  }
  if (promise?.markedOn) {
    if (promise.markedOn < occurredOn) return { field: 'promiseMarkedOn', reason: 'due-before-promise' };
    if (promise.markedOn > today) return { field: 'promiseMarkedOn', reason: 'in-future' };
  }
  return null;
}
