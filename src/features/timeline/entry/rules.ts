import { addDays, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import type { Anchor, Found } from '#src/lib/days/found.ts';
import { stretchOf } from '#src/lib/days/span.ts';
import type { Channel, Direction, Precision } from '../lists.ts';

/** One dated event of the timeline, as the author tells it. */
export interface Entry {
  id: string;
  occurredOn: Day;
  occurredUntil: Day | null;
  precision: Precision;
  /** Where the author put it, when its own day is not known. */
  placedOn: Day | null;
  time: string | null;
  position: number;
  channel: Channel;
  direction: Direction;
  /** Whether what was said to the company asks for an answer. */
  expectsAnswer: boolean;
  people: readonly string[];
  thirdParty: string;
  text: string;
  contacts: number;
  waitedMinutes: number;
  /** In hundredths of `spentCurrency` (ISO 4217). */
  spentCents: number;
  spentCurrency: string;
  timeIsAbout: boolean;
  waitedIsAbout: boolean;
  spentIsAbout: boolean;
  automaticReceipt: boolean;
  handOvers: number;
  recordedAt: Date;
}

/** The date of a stored entry as it was understood. */
export function foundOf({
  precision,
  occurredOn,
  occurredUntil,
}: Pick<Entry, 'precision' | 'occurredOn' | 'occurredUntil'>): Found {
  const day: Found = { precision: precision === 'approximate' ? 'about' : 'day', day: occurredOn };
  if (precision === 'unknown') return { precision: 'unknown', after: null };
  if (occurredUntil === null) return day;
  const stretch = precision === 'period' ? null : stretchOf({ from: occurredOn, until: occurredUntil });
  return stretch ?? { precision: 'period', from: occurredOn, until: occurredUntil };
}

/** What decides where an entry stands. */
export type Placed = Pick<Entry, 'id' | 'occurredOn' | 'occurredUntil' | 'precision' | 'placedOn' | 'position'>;

/** The day among whose entries an entry stands. */
export function placedDay({ occurredOn, placedOn }: Pick<Entry, 'occurredOn' | 'placedOn'>): Day {
  return placedOn ?? occurredOn;
}

/** Order of the timeline: by day, then as the author put them. */
export function inOrder<T extends Pick<Entry, 'occurredOn' | 'placedOn' | 'position'>>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => {
    const [here, there] = [placedDay(a), placedDay(b)];
    return here === there ? a.position - b.position : here < there ? -1 : 1;
  });
}

const stretches: ReadonlySet<string> = new Set(['part', 'month', 'season', 'year']);

/** On some day between its first and its last, nobody knows which. */
function isStretch({ precision }: Pick<Entry, 'precision'>): boolean {
  return stretches.has(precision);
}

/** It names no day at all, not even about. */
export function isSomeDay(entry: Pick<Entry, 'precision'>): boolean {
  return entry.precision === 'unknown' || isStretch(entry);
}

/** Its day is not known: every figure that comes of it is said with "about". */
export function isVague(entry: Pick<Entry, 'precision'>): boolean {
  return entry.precision === 'approximate' || isSomeDay(entry);
}

/**
 * Last day on which an entry can have been. What was written down within the month that it names had happened by then.
 */
export function lastDay(entry: Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision'> & { recordedAt?: Date }): Day {
  const until = entry.occurredUntil ?? entry.occurredOn;
  const recordedOn = isStretch(entry) && entry.recordedAt ? dayOf(entry.recordedAt) : until;
  return recordedOn >= entry.occurredOn && recordedOn < until ? recordedOn : until;
}

/** Whether an entry may stand among those of a day without saying something else about its own. */
function mayStandOn(entry: Placed, day: Day): boolean {
  if (entry.precision === 'unknown' || placedDay(entry) === day) return true;
  return isStretch(entry) && day >= entry.occurredOn && day <= (entry.occurredUntil ?? entry.occurredOn);
}

/** The same entry among those of another day; where its own is unknown, that is all there is to know. */
function standingOn<T extends Placed>(entry: T, day: Day): T {
  if (entry.precision === 'unknown') return { ...entry, occurredOn: day };
  return { ...entry, placedOn: day === entry.occurredOn ? null : day };
}

/** From which day the words of another entry count; null where that is nobody's guess. */
export function anchorsOf(entries: readonly Placed[]): (Anchor | null)[] {
  return entries.map((entry) => {
    const until = entry.occurredUntil ?? entry.occurredOn;
    switch (entry.precision) {
      case 'exact':
        return { day: entry.occurredOn, isAbout: false };
      case 'approximate':
      case 'period':
        return { day: until, isAbout: true };
      case 'part': {
        const half = Math.floor(daysBetween(entry.occurredOn, until) / 2);
        return half <= longestHalf ? { day: addDays(entry.occurredOn, half), isAbout: true } : null;
      }
      default:
        return null;
    }
  });
}

/** "Anfang März" is about a day; "Anfang 2019" is not. */
const longestHalf = 5;

type Written = Omit<Placed & Pick<Entry, 'time'>, 'placedOn' | 'position'> & { after: string | null };
type Stored = Placed & Pick<Entry, 'time'>;

/** Positions are so far apart that a new entry finds room between two others. */
const apart = 1000;

/**
 * What has to stand elsewhere once an entry is written, new or changed: itself, those behind it of which only the place
 * is known, and the others of its day where they must make room. `before`: all entries of the case, in their order.
 */
export function moves(before: readonly Stored[], written: Written): Placed[] {
  const known = before.find(({ id }) => id === written.id);
  const others = before.filter(({ id }) => id !== written.id);
  const entry = { ...written, placedOn: null, position: known?.position ?? 0 };
  // It may stay where it is: on its day, or where the author put it within its month.
  if (known && written.after === null && mayStandOn(entry, placedDay(known))) {
    return [standingOn(entry, placedDay(known))];
  }
  const day = placedDay(entry);
  const group = [entry, ...followers(before, written.id).map((one) => standingOn(one, day))];
  const moving = new Set(group.map(({ id }) => id));
  const ofDay = others.filter((other) => placedDay(other) === day && !moving.has(other.id));
  return renumbered(ofDay.toSpliced(placeIn(ofDay, written), 0, ...group));
}

function placeIn(ofDay: readonly Stored[], { after, time }: Written): number {
  if (after !== null) return ofDay.findIndex(({ id }) => id === after) + 1;
  return time === null ? ofDay.length : ofDay.findLastIndex((other) => other.time === null || other.time <= time) + 1;
}

/** Entries whose days are unknown, directly behind one. */
function followers(ordered: readonly Stored[], id: string): Stored[] {
  const start = ordered.findIndex((entry) => entry.id === id) + 1;
  if (start === 0) return [];
  const end = ordered.findIndex((entry, index) => index >= start && entry.precision !== 'unknown');
  return ordered.slice(start, end < 0 ? ordered.length : end);
}

/** Entries of one day in a new order. */
function renumbered<T extends Placed>(ofDay: readonly T[]): T[] {
  return ofDay.map((entry, index) => ({ ...entry, position: (index + 1) * apart }));
}

/**
 * The entries directly before and after an entry past which it can be moved: where one of the two may stand on the day of
 * the other without saying something else about its own.
 */
export function neighbours<T extends Placed>(entries: readonly T[], id: string): { before: T | null; after: T | null } {
  const ordered = inOrder(entries);
  const index = ordered.findIndex((entry) => entry.id === id);
  const here = ordered[index];
  const near = (other: T | undefined) => (here && other && meetingDay(here, other) !== null ? other : null);
  return { before: index > 0 ? near(ordered[index - 1]) : null, after: near(ordered[index + 1]) };
}

/** A day on which both may stand; null when their days are known and different. */
export function meetingDay(one: Placed, other: Placed): Day | null {
  const [here, there] = [placedDay(one), placedDay(other)];
  if (mayStandOn(one, there)) return there;
  return mayStandOn(other, here) ? here : null;
}

/**
 * The entries of the day on which an entry and the one that it moves past can both stand, in their new order; null
 * where they cannot.
 */
export function movedPast<T extends Placed>(
  entries: readonly T[],
  { entry, past, day, direction }: { entry: T; past: T; day: Day; direction: 'up' | 'down' },
): T[] {
  const mover = placedDay(past) === day ? entry : past;
  const fixed = mover === entry ? past : entry;
  const ofDay = inOrder(entries).filter((other) => placedDay(other) === day && other.id !== mover.id);
  const isBefore = (mover === entry) === (direction === 'up');
  const at = ofDay.findIndex(({ id }) => id === fixed.id) + (isBefore ? 0 : 1);
  return renumbered(ofDay.toSpliced(at, 0, standingOn(mover, day)));
}
