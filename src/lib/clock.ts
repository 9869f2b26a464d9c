import { dayMilliseconds } from './dates.ts';

/** How this process counts on past a clock that is set back. */
interface Count {
  /** What the clock of the machine, and the one that nobody can set, said when they were last looked at; milliseconds. */
  clock: number;
  steady: number;
  /** Milliseconds by which the count is ahead of the clock. */
  ahead: number;
}

/** Of the whole process: the server and the built pages have a copy of this file each. */
const shared = Symbol.for('aktenkundig.clock');

/** Smaller steps are those of a clock that is kept right. */
const leastStep = 1000;
/** Milliseconds: a clock that is behind by more says nothing about which of the two is wrong. */
const mostAhead = dayMilliseconds;

/**
 * The time of day of this process. In one that serves it is never earlier than it was, and never earlier than what was recorded
 * before its start (`neverBefore`), even if the clock of the machine is set back: then it is counted on. `CLOCK_SHIFT_DAYS`
 * moves it, so that a demo or a test can look at the same database some weeks later; `npm start` refuses the setting.
 */
export function now(): Date {
  return new Date(Date.now() + clockBehind() + Number(process.env.CLOCK_SHIFT_DAYS ?? 0) * dayMilliseconds);
}

/** From now on this process never dates anything before `recorded` or before what it dated itself. Null: nothing is recorded. */
export function neverBefore(recorded: Date | null): void {
  const clock = Date.now();
  const behind = recorded === null ? 0 : recorded.getTime() - clock;
  const isLittle = behind > leastStep && behind <= mostAhead;
  const count: Count = { clock, steady: performance.now(), ahead: isLittle ? behind : 0 };
  Reflect.set(globalThis, shared, count);
}

/** Milliseconds by which the clock of the machine is behind the time that this process counts; 0 while it can be believed. */
export function clockBehind(): number {
  const count: Count | undefined = Reflect.get(globalThis, shared);
  if (!count) return 0;
  const [clock, steady] = [Date.now(), performance.now()];
  const step = clock - count.clock - (steady - count.steady);
  if (step < -leastStep) count.ahead -= step;
  // Set right again: what is left of it is gone.
  else if (step > leastStep) count.ahead = Math.max(0, count.ahead - step);
  count.clock = clock;
  count.steady = steady;
  return count.ahead;
}
