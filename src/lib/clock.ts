import { dayMilliseconds } from './dates.ts';

/**
 * The time of day of this process. `CLOCK_SHIFT_DAYS` moves it, so that a demo or a test can look at the same
 * database some weeks later; `npm start` refuses the setting.
 */
export function now(): Date {
  return new Date(Date.now() + Number(process.env.CLOCK_SHIFT_DAYS ?? 0) * dayMilliseconds);
}
