import { done, type Outcome, refused } from '#src/lib/outcome.ts';

/** A telephone call as its times tell it, each `HH:MM` of the same call; `queuedMore`: minutes in a queue after being put through. */
export interface CallTimes {
  from: string;
  /** When somebody answered; null where nobody did. */
  reached: string | null;
  until: string | null;
  queuedMore: number;
}

/** Longer is no call but a slip of the finger; shorter ones may pass midnight. */
const longestCall = 8 * 60;

/**
 * Minutes in queues: until somebody answered or, where nobody did, until the caller hung up. Refuses times that do not
 * follow each other within eight hours, and a call that reached nobody and has no end.
 */
export function minutesQueued({ from, reached, until, queuedMore }: CallTimes): Outcome<number> {
  if (reached === null && until === null) return wrong('until', 'call-end-needed');
  const answered = minutesBetween(from, reached ?? from);
  const ended = minutesBetween(from, until ?? reached ?? from);
  if (answered > longestCall) return wrong('reached', 'not-in-call');
  if (ended > longestCall || ended < answered) return wrong('until', 'not-in-call');
  if (until !== null && answered + queuedMore > ended) return wrong('queuedMore', 'queue-too-long');
  return done((reached === null ? ended : answered) + (reached === null ? 0 : queuedMore));
}

function wrong(field: string, reason: string): Outcome<never> {
  return refused('invalid', { field, reason });
}

function minutesBetween(from: string, until: string): number {
  return (minuteOf(until) - minuteOf(from) + 24 * 60) % (24 * 60);
}

function minuteOf(clock: string): number {
  const [hours = '', minutes = ''] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
