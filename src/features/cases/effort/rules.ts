import { type Day, daysBetween } from '#src/lib/dates.ts';
import { type Channel, channels as inOrder } from '../lists.ts';
import { type Entry, lastDay } from '../timeline/rules.ts';

/** What a case has cost its author, counted from the entries alone. */
export interface Effort {
  /** From the first entry to the last, or to the end of the case: both days count. */
  days: number;
  contacts: number;
  /** Contacts of the author and the company per channel, most frequent first. */
  channels: [Channel, number][];
  waitedMinutes: number;
  spentCents: number;
  /** Different people or roles the author names. */
  people: number;
  handOvers: number;
}

type Counted = Pick<
  Entry,
  | 'occurredOn'
  | 'occurredUntil'
  | 'channel'
  | 'direction'
  | 'counterpart'
  | 'contacts'
  | 'waitedMinutes'
  | 'spentCents'
  | 'automaticReceipt'
  | 'handOvers'
>;

/**
 * `until`: the day the case ended, or today while it runs. An automatic receipt and an event are no contacts,
 * but the minutes waited and the money spent on them count.
 */
export function effort(entries: readonly Counted[], until: Day | null): Effort {
  const perChannel = new Map<Channel, number>();
  for (const entry of entries) {
    if (!isContact(entry)) continue;
    perChannel.set(entry.channel, (perChannel.get(entry.channel) ?? 0) + entry.contacts);
  }
  // Equal ones in the order of the list: the result must not depend on the order in which the entries are read.
  const channels = [...perChannel].sort((a, b) => b[1] - a[1] || inOrder.indexOf(a[0]) - inOrder.indexOf(b[0]));
  const people = new Set(entries.map((entry) => entry.counterpart.trim().toLowerCase()).filter(Boolean));
  return {
    days: daysCovered(entries, until),
    contacts: sum(channels.map(([, count]) => count)),
    channels,
    waitedMinutes: sum(entries.map((entry) => entry.waitedMinutes)),
    spentCents: sum(entries.map((entry) => entry.spentCents)),
    people: people.size,
    handOvers: sum(entries.map((entry) => entry.handOvers)),
  };
}

function isContact(entry: Counted): boolean {
  return entry.direction !== 'event' && !entry.automaticReceipt;
}

function daysCovered(entries: readonly Counted[], until: Day | null): number {
  const first = entries.map((entry) => entry.occurredOn).sort()[0];
  const last = [...entries.map(lastDay), ...(until === null ? [] : [until])].sort().at(-1);
  return first === undefined || last === undefined ? 0 : daysBetween(first, last) + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
