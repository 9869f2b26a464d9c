import { addDays, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import { firstYear } from '#src/lib/days/found.ts';
import { type Entry, inOrder, isVague, lastDay, placedDay } from '../entry/rules.ts';
import type { Precision } from '../lists.ts';
import { type CasePromise, hasLapsed, promiseState } from '../promises/rules.ts';
import { type Contact, type Silence, silences, within } from '../silence/rules.ts';

export { type Entry, inOrder, isSomeDay, isVague, lastDay } from '../entry/rules.ts';

type Dated = Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision' | 'recordedAt'>;

/** Entered this many days after it happened = "nachgetragen". */
const lateDays = 7;

/** The entry that was written last, whenever it happened; null when there is none. */
export function lastWritten<E extends Pick<Entry, 'recordedAt' | 'position'>>(entries: readonly E[]): E | null {
  return entries.reduce<E | null>(
    (last, entry) => (last === null || entry.recordedAt.getTime() >= last.recordedAt.getTime() ? entry : last),
    null,
  );
}

function isRecordedLate(entry: Dated): boolean {
  return daysBetween(lastDay(entry), dayOf(entry.recordedAt)) > lateDays;
}

/** "Nachgetragen": added to a public case long after it happened. What was there at the publication is the first write-up. */
export function isAddedLate(entry: Dated, publishedAt: Date | null): boolean {
  return publishedAt !== null && entry.recordedAt > publishedAt && isRecordedLate(entry);
}

/** First and last day on which the story was written down, where that was long after some of it happened; else null. */
export function writtenDown(entries: readonly Dated[], publishedAt: Date | null): { from: Day; until: Day } | null {
  const first = entries.filter(({ recordedAt }) => publishedAt === null || recordedAt <= publishedAt);
  const days = first.map(({ recordedAt }) => dayOf(recordedAt)).sort();
  const [from, until] = [days[0], days.at(-1)];
  return from && until && first.some(isRecordedLate) ? { from, until } : null;
}

/** The company itself spoke: not by an automatic receipt, and not a third party. */
export function isRealAnswer(entry: Pick<Entry, 'direction' | 'automaticReceipt' | 'thirdParty'>): boolean {
  const speaks = entry.direction === 'from-company' || entry.direction === 'conversation';
  return speaks && !entry.automaticReceipt && entry.thirdParty === '';
}

/**
 * Only what was said to somebody who heard it can have asked for something: there alone an author is asked whether it did.
 * What the company sends, an attempt and an event ask nothing, whatever is ticked.
 */
export function mayAsk({ direction }: Pick<Entry, 'direction'>): boolean {
  return direction === 'to-company' || direction === 'conversation';
}

/** The author turned to the company itself, reached it and wanted something: an order or a thank-you asks nothing. */
export function isQuestion(entry: Pick<Entry, 'direction' | 'thirdParty' | 'expectsAnswer'>): boolean {
  return mayAsk(entry) && entry.expectsAnswer && entry.thirdParty === '';
}

/** The author turned to the company itself, even if nobody was reached. */
export function isByAuthor(entry: Pick<Entry, 'direction' | 'thirdParty'>): boolean {
  return entry.direction !== 'from-company' && entry.direction !== 'event' && entry.thirdParty === '';
}

/** Days between two dates of the timeline on which nothing happened. Owed ones are a silence of the company, or a part of it. */
export interface Gap extends Silence {
  /** The company owed an answer: only then do the days count as its silence. */
  isOwed: boolean;
  /** Promises and the deadline that ran out during the silence, in order of time. */
  lapses: Lapse[];
}

/** From one day to the next nobody sees a silence, though it is a day of one: such a piece is counted, not drawn. */
export const isDrawn = (item: TimelineItem<Entry, PublicAct>): boolean =>
  item.kind !== 'gap' || item.gap.days > 1 || item.gap.isOpen || item.gap.lapses.length > 0;

export interface Lapse {
  on: Day;
  what: 'promise' | 'deadline';
  /** The company says that it kept it, and the author has not said otherwise. */
  isReported?: boolean;
}

/** A public act that stands in the timeline beside the entries, and what it does to the silence of the company. */
export interface PublicAct {
  kind: string;
  on: Day;
  does?: Contact['does'] | null;
}

export type TimelineItem<E extends Entry, A extends PublicAct> =
  | { kind: 'entry'; on: Day; entry: E }
  | { kind: 'act'; on: Day; act: A }
  | { kind: 'gap'; on: Day; gap: Gap };

interface Told<E extends Entry, A extends PublicAct> {
  entries: readonly E[];
  acts: readonly A[];
}

/** What begins and ends silences of the company, in order of time. */
function contactsOf(items: readonly TimelineItem<Entry, PublicAct>[]): Contact[] {
  return items.flatMap((item, index): Contact[] => {
    if (item.kind === 'act') {
      return item.act.does ? [{ does: item.act.does, from: item.on, until: item.on, isVague: false }] : [];
    }
    if (item.kind === 'gap') return [];
    const { entry } = item;
    // What was asked in a conversation had its answer there.
    const does = isRealAnswer(entry) ? 'speaks' : isQuestion(entry) ? 'asks' : null;
    const until = lastPossible(entry, items.slice(index + 1));
    return does ? [{ does, from: entry.occurredOn, until, isVague: isVague(entry) }] : [];
  });
}

/**
 * Last day on which an entry can have been; one of which only the place is known was at the latest when each of those was that
 * its author put behind it, and before it was written down.
 */
function lastPossible(entry: Entry, later: readonly TimelineItem<Entry, PublicAct>[]): Day {
  if (entry.precision !== 'unknown') return lastDay(entry);
  // The company's own words bound nothing: one more answer would then narrow what may lie before it, and lengthen a silence.
  const bounds = later.flatMap((item) =>
    item.kind === 'entry' && item.entry.precision !== 'unknown' && !isRealAnswer(item.entry)
      ? [lastDay(item.entry)]
      : [],
  );
  const until = bounds.reduce((first, day) => (day < first ? day : first), dayOf(entry.recordedAt));
  return until > entry.occurredOn ? until : entry.occurredOn;
}

/** Every silence of the company up to `until`, the last day that counts. */
export function silencesOf(told: Told<Entry, PublicAct>, until: Day): Silence[] {
  return silences(contactsOf(merged(inOrder(told.entries), told.acts)), until);
}

/**
 * The timeline as it is read: entries and public acts by day, with what lies between them. The owed gaps are the silences
 * of `silencesOf`, cut where something else happened meanwhile: together they have exactly its days.
 * `until`: the last day that counts. `deadlineOn`: last day for the first reply, null once there was one.
 */
export function timeline<E extends Entry, A extends PublicAct>(
  facts: Told<E, A> & { promises: readonly CasePromise[]; today: Day; until: Day; deadlineOn: Day | null },
): TimelineItem<E, A>[] {
  const dated: TimelineItem<E, A>[] = merged(inOrder(facts.entries), facts.acts);
  const owed = silences(contactsOf(dated), facts.until);
  const items: TimelineItem<E, A>[] = [];
  let last: Day = '';
  let isLastAbout = false;
  let quietSince: Day = '';
  let isSinceAbout = false;
  const between = (on: Day, { isAbout = false, isLast = false }) => {
    // The day of an item is day 0 of what follows it, as the day of a question is.
    const after = { on: addDays(last, 1), isAbout: isLastAbout };
    const parts = owed.flatMap((silence) => cut(silence, after, { on, isAbout }) ?? []);
    const gaps = parts.map((part) => ({ ...part, isOwed: true }));
    if (gaps.length === 0 && !isLast)
      gaps.push(...pause(quietSince, addDays(on, -1), { isFromAbout: isSinceAbout, isUntilAbout: isAbout }));
    for (const gap of gaps) items.push({ kind: 'gap', on: gap.from, gap: { ...gap, lapses: lapsesIn(gap, facts) } });
  };
  for (const [index, item] of dated.entries()) {
    const isAbout = item.kind === 'entry' && isVague(item.entry);
    if (last) between(item.on, { isAbout });
    items.push(item);
    last = item.on;
    isLastAbout = isAbout;
    const end = item.kind === 'entry' ? lastPossible(item.entry, dated.slice(index + 1)) : item.on;
    // A period may reach over later entries; what is quiet begins after its end.
    if (end > quietSince) isSinceAbout = isAbout;
    else if (end === quietSince) isSinceAbout &&= isAbout;
    if (end > quietSince) quietSince = end;
  }
  if (last) between(facts.until, { isLast: true });
  return items;
}

interface Cut {
  on: Day;
  /** Something stands there whose day is not known. */
  isAbout: boolean;
}

/** What of a silence lies between two items; where one of unknown day cuts it, that end is about, and so are its days. */
function cut(silence: Silence, from: Cut, until: Cut): Silence | null {
  const part = within(silence, from.on, until.on);
  if (part === null) return null;
  const isFromAbout = part.from > silence.from ? from.isAbout : silence.isFromAbout;
  const isUntilAbout = part.until < silence.until ? until.isAbout : silence.isUntilAbout;
  return { ...part, isFromAbout, isUntilAbout, isAbout: isFromAbout || isUntilAbout };
}

/** A pause is shown from this many days on. */
const shortestPause = 2;

/** Days without an entry on which nobody owed anything; `ends` as in a silence. */
function pause(
  quietSince: Day,
  until: Day,
  ends: Pick<Silence, 'isFromAbout' | 'isUntilAbout'>,
): (Silence & { isOwed: boolean })[] {
  const from = addDays(quietSince, 1);
  const days = daysBetween(from, until) + 1;
  const isAbout = ends.isFromAbout || ends.isUntilAbout;
  return days < shortestPause ? [] : [{ from, until, days, isOpen: false, isAbout, ...ends, isOwed: false }];
}

function lapsesIn(
  { from, until }: Silence,
  facts: { promises: readonly CasePromise[]; today: Day; deadlineOn: Day | null },
): Lapse[] {
  const lapses: Lapse[] = facts.promises
    .filter((promise) => hasLapsed(promise, facts.today))
    .flatMap((promise) => {
      if (promise.dueOn === null) return [];
      const lapse = { on: promise.dueOn, what: 'promise' as const };
      return [promiseState(promise, facts.today) === 'reported' ? { ...lapse, isReported: true } : lapse];
    });
  if (facts.deadlineOn !== null && facts.deadlineOn < facts.today) {
    lapses.push({ on: facts.deadlineOn, what: 'deadline' });
  }
  return lapses
    .filter((lapse) => lapse.on >= from && lapse.on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Public acts come after the entries of their day: they are recorded at a moment, the entries are told. */
function merged<E extends Entry, A extends PublicAct>(entries: readonly E[], acts: readonly A[]): TimelineItem<E, A>[] {
  const told = entries.map((entry) => ({ kind: 'entry' as const, on: placedDay(entry), entry }));
  const public_ = acts.map((act) => ({ kind: 'act' as const, on: act.on, act }));
  // Array.sort is stable: entries and acts keep their own order within a day.
  return [...told, ...public_].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** The earliest day of a case, and how far ahead a promise may lie. */
const earliest: Day = `${firstYear}-01-01`;
const longestAhead = 10 * 366;

export interface DatedEntry {
  precision: Precision;
  occurredOn: Day;
  occurredUntil: Day | null;
}

/** What is wrong with the days of an entry, seen from today: the field and the reason; null when nothing is. */
export function dateFault(entry: DatedEntry, today: Day): { field: string; reason: string } | null {
  const { precision, occurredOn, occurredUntil } = entry;
  if (occurredOn > today) return { field: 'occurredOn', reason: 'in-future' };
  if (occurredOn < earliest) return { field: 'occurredOn', reason: 'before-1990' };
  if (occurredUntil !== null && occurredUntil < occurredOn) {
    return { field: 'occurredOn', reason: 'end-before-start' };
  }
  // A month that is not over is a month that has begun.
  const isAhead = precision === 'period' && occurredUntil !== null && occurredUntil > today;
  return isAhead ? { field: 'occurredOn', reason: 'in-future' } : null;
}

/** The same of a promise; `row`: what the names of its fields begin with. */
export function promiseDayFault(
  row: string,
  { madeOn, dueOn, markedOn }: { madeOn: Day; dueOn: Day | null; markedOn: Day | null },
  today: Day,
): { field: string; reason: string } | null {
  if (dueOn !== null && dueOn < madeOn) return { field: `${row}DueOn`, reason: 'due-before-promise' };
  if (dueOn !== null && dueOn > addDays(today, longestAhead)) return { field: `${row}DueOn`, reason: 'too-far-ahead' };
  if (markedOn !== null && markedOn < madeOn) return { field: `${row}MarkedOn`, reason: 'due-before-promise' };
  return markedOn !== null && markedOn > today ? { field: `${row}MarkedOn`, reason: 'in-future' } : null;
}
