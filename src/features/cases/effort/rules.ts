import { type Channel, channels as inOrder } from '#src/features/timeline/lists.ts';
import { distinctPeople } from '#src/features/timeline/people/rules.ts';
import { type Entry, isVague, lastDay } from '#src/features/timeline/story/rules.ts';
import { type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import { isRunning, type Status } from '../rules.ts';

/** A sum of one currency. `isAbout`: a part of it is only about so much. */
export interface Sum {
  currency: string;
  cents: number;
  isAbout: boolean;
}

/** What a case has cost its author. */
export interface Effort {
  /** First entry and the last thing that happened in the case; null without entries. */
  from: Day | null;
  until: Day | null;
  /** From one to the other: both days count. It stands still while nothing happens, unlike `runningDays`. */
  days: number;
  /** One of the two days is not known: it is at least so many. */
  daysAreAbout: boolean;
  contacts: number;
  /** Contacts of the author and the company per channel, most frequent first. */
  channels: [Channel, number][];
  waitedMinutes: number;
  waitedIsAbout: boolean;
  /** The money spent, the currency of most entries first. */
  spent: Sum[];
  /** Different people or roles the author names: the same one at the same organisation is one. */
  people: number;
  handOvers: number;
}

type Counted = Pick<
  Entry,
  | 'occurredOn'
  | 'occurredUntil'
  | 'precision'
  | 'recordedAt'
  | 'channel'
  | 'direction'
  | 'people'
  | 'thirdParty'
  | 'contacts'
  | 'waitedMinutes'
  | 'waitedIsAbout'
  | 'spentCents'
  | 'spentCurrency'
  | 'spentIsAbout'
  | 'automaticReceipt'
  | 'handOvers'
>;

/** What happened in a case; everything else that its effort depends on stands in the entries. */
interface Happened {
  entries: readonly Counted[];
  /** Replies and answers. */
  thread: readonly { publishedAt: Date }[];
  closings: readonly { closedAt: Date }[];
}

/** An automatic receipt and an event are no contacts, but the minutes waited and the money spent on them count. */
export function effort({ entries, thread, closings }: Happened): Effort {
  const perChannel = new Map<Channel, number>();
  for (const entry of entries) {
    if (!isContact(entry)) continue;
    perChannel.set(entry.channel, (perChannel.get(entry.channel) ?? 0) + entry.contacts);
  }
  // Equal ones in the order of the list: the result must not depend on the order in which the entries are read.
  const channels = [...perChannel].sort((a, b) => b[1] - a[1] || inOrder.indexOf(a[0]) - inOrder.indexOf(b[0]));
  const acts = [...thread.map((post) => post.publishedAt), ...closings.map((closing) => closing.closedAt)];
  const waited = entries.filter((entry) => entry.waitedMinutes > 0);
  return {
    ...spanOf(entries, acts.map(dayOf)),
    contacts: sum(channels.map(([, count]) => count)),
    channels,
    waitedMinutes: sum(waited.map((entry) => entry.waitedMinutes)),
    waitedIsAbout: waited.some((entry) => entry.waitedIsAbout),
    spent: sumsOf(entries),
    people: distinctPeople(entries),
    handOvers: sum(entries.map((entry) => entry.handOvers)),
  };
}

/**
 * The days of a case that are certain: it had begun by the last possible day of its first entry, and still ran on the
 * first possible day of its last.
 */
function spanOf(
  entries: readonly Counted[],
  acts: readonly Day[],
): Pick<Effort, 'from' | 'until' | 'days' | 'daysAreAbout'> {
  const from = begunOn(entries);
  if (from === null) return { from, until: null, days: 0, daysAreAbout: false };
  const ends = entries.map((entry) => (isVague(entry) ? entry.occurredOn : lastDay(entry)));
  const until = [from, ...ends, ...acts].sort().at(-1) ?? from;
  const daysAreAbout = entries
    .filter(isVague)
    .some((entry) => entry.occurredOn <= from || lastDay(entry) >= until || entry.precision === 'unknown');
  return { from, until, days: daysBetween(from, until) + 1, daysAreAbout };
}

/** The day by which a case had begun for certain: one of which only the place is known lies behind another, and says nothing. */
function begunOn(entries: readonly Counted[]): Day | null {
  const placed = entries.filter(({ precision }) => precision !== 'unknown');
  return (
    (placed.length > 0 ? placed : entries)
      .map((entry) => (isVague(entry) ? lastDay(entry) : entry.occurredOn))
      .sort()[0] ?? null
  );
}

/** What was spent, per currency: sums of different ones are never added up. */
function sumsOf(entries: readonly Counted[]): Sum[] {
  const paid = entries.filter((entry) => entry.spentCents > 0);
  return [...Map.groupBy(paid, (entry) => entry.spentCurrency)]
    .map(([currency, own]) => ({
      currency,
      cents: sum(own.map((entry) => entry.spentCents)),
      isAbout: own.some((entry) => entry.spentIsAbout),
      entries: own.length,
    }))
    .sort((a, b) => b.entries - a.entries || (a.currency < b.currency ? -1 : 1))
    .map(({ entries: _count, ...of }) => of);
}

function isContact(entry: Counted): boolean {
  return entry.direction !== 'event' && !entry.automaticReceipt;
}

/**
 * How long a case has been running, from the first entry to today: both days count. Null once it does not run any more.
 * `isAbout`: its first day is not known, it is at least so many.
 */
export function runningDays(
  file: { entries: readonly Counted[]; state: { status: Status } },
  today: Day,
): { days: number; isAbout: boolean } | null {
  const from = begunOn(file.entries);
  if (from === null || !isRunning(file.state)) return null;
  const isAbout = file.entries.some((entry) => isVague(entry) && entry.occurredOn <= from);
  return { days: daysBetween(from, today) + 1, isAbout };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
