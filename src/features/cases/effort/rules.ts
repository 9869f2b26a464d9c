import { type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import { type Channel, channels as inOrder } from '../lists.ts';
import { distinctPeople } from '../people/rules.ts';
import { isRunning, type Status } from '../rules.ts';
import { type Entry, lastDay } from '../timeline/rules.ts';

/** What a case has cost its author. */
export interface Effort {
  /** First entry and the last thing that happened in the case; null without entries. */
  from: Day | null;
  until: Day | null;
  /** From one to the other: both days count. It stands still while nothing happens, unlike `runningDays`. */
  days: number;
  contacts: number;
  /** Contacts of the author and the company per channel, most frequent first. */
  channels: [Channel, number][];
  waitedMinutes: number;
  spentCents: number;
  /** Different people or roles the author names: the same one at the same organisation is one. */
  people: number;
  handOvers: number;
}

type Counted = Pick<
  Entry,
  | 'occurredOn'
  | 'occurredUntil'
  | 'channel'
  | 'direction'
  | 'people'
  | 'thirdParty'
  | 'contacts'
  | 'waitedMinutes'
  | 'spentCents'
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
  const from = entries.map((entry) => entry.occurredOn).sort()[0] ?? null;
  const acts = [...thread.map((post) => post.publishedAt), ...closings.map((closing) => closing.closedAt)];
  const until = from && ([...entries.map(lastDay), ...acts.map((at) => dayOf(at))].sort().at(-1) ?? null);
  return {
    from,
    until,
    days: from && until ? daysBetween(from, until) + 1 : 0,
    contacts: sum(channels.map(([, count]) => count)),
    channels,
    waitedMinutes: sum(entries.map((entry) => entry.waitedMinutes)),
    spentCents: sum(entries.map((entry) => entry.spentCents)),
    people: distinctPeople(entries),
    handOvers: sum(entries.map((entry) => entry.handOvers)),
  };
}

function isContact(entry: Counted): boolean {
  return entry.direction !== 'event' && !entry.automaticReceipt;
}

/** How long a case has been running, from the first entry to today: both days count. Null once it does not run any more. */
export function runningDays(
  file: { entries: readonly Counted[]; state: { status: Status } },
  today: Day,
): number | null {
  const from = file.entries.map((entry) => entry.occurredOn).sort()[0];
  return from === undefined || !isRunning(file.state) ? null : daysBetween(from, today) + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
