import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';

/** How many days, weeks and months back there is a copy. */
const kept = { days: 7, weeks: 5, months: 12 } as const;

/**
 * Which copies stay: the newest seven, the newest of each of the five newest weeks and of each of the twelve newest months that have one.
 * To ask each night comes to the same as to ask once about all nights.
 */
export function keptCopies(days: readonly Day[]): Day[] {
  const newest = [...new Set(days)].sort().reverse();
  const newestOfEach = (periodOf: (day: Day) => string, most: number) => {
    const periods = new Map<string, Day>();
    for (const day of newest) if (!periods.has(periodOf(day))) periods.set(periodOf(day), day);
    return [...periods.values()].slice(0, most);
  };
  const stay = new Set([
    ...newest.slice(0, kept.days),
    ...newestOfEach(mondayOf, kept.weeks),
    ...newestOfEach((day) => day.slice(0, 7), kept.months),
  ]);
  return newest.filter((day) => stay.has(day));
}

const mondayOf = (day: Day) => addDays(day, -weekdayOf(day));

/** Hours after which the outbox, the worker, the day's work, the nightly copy and the public log stand still. */
const patience = { outbox: 1, heartbeat: 0.25, day: 30, copy: 30, log: 1, frost: 1 } as const;

/** Bytes that must be free on the disk of a database: a write-ahead log of a busy hour. */
export const leastFree = 16 * 1024 * 1024;

export interface Pulse {
  /** Hours since; null: never, or nothing waits. */
  dueMail: number | null;
  /** Mails of a copy that was put back are held, and all others but links wait with them; null: they are not. */
  frost: number | null;
  heartbeat: number | null;
  lastDay: number | null;
  lastCopy: number | null;
  makesCopies: boolean;
  /** Files of evidence that the last copy found whole nowhere. */
  missingFiles: number;
  /** Hours by which the public log is behind what it should record: in the database, and in the head that everybody is given. */
  logBehind: number | null;
  headBehind: number | null;
}

/**
 * What stands still, in words for whoever runs the site, behind what the processes say of themselves (`faults`); nothing while all
 * goes on.
 */
export function standsStill(pulse: Pulse, faults: readonly (string | null)[]): string[] {
  const late = (hours: number | null, most: number) => hours === null || hours > most;
  const isFrozen = pulse.frost !== null;
  return [
    ...faults.filter((fault) => fault !== null),
    ...(pulse.frost !== null && pulse.frost > patience.frost
      ? [`mails have been held for ${Math.floor(pulse.frost)} hours: npm run admin -- mails release, or mails discard`]
      : []),
    ...(!isFrozen && pulse.dueMail !== null && pulse.dueMail > patience.outbox
      ? [`a mail has been due for ${Math.floor(pulse.dueMail)} hours`]
      : []),
    ...(late(pulse.heartbeat, patience.heartbeat) ? ['the worker gives no sign of life'] : []),
    ...(late(pulse.lastDay, patience.day) ? ["the day's work was not done"] : []),
    ...(pulse.makesCopies && late(pulse.lastCopy, patience.copy) ? ['there is no copy of the last night'] : []),
    ...(pulse.missingFiles > 0
      ? [`${pulse.missingFiles} files of evidence are not whole: npm run admin -- backup names them`]
      : []),
    ...(pulse.logBehind !== null && pulse.logBehind > patience.log
      ? [
          `the public log has recorded nothing of the last ${Math.floor(pulse.logBehind)} hours, in which something was published`,
        ]
      : []),
    ...(pulse.headBehind !== null && pulse.headBehind > patience.log
      ? [`the head of the public log that everybody is given is ${Math.floor(pulse.headBehind)} hours old`]
      : []),
  ];
}
