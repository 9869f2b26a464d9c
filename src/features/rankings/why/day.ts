import type { Day } from '#src/lib/dates.ts';
import { faultOf, notOneDay } from '#src/lib/days/fields.ts';
import { readDay } from '#src/lib/days/read.ts';

/** The day that was asked for: none (the latest), one that can be counted, or what is wrong with it. */
export type AskedDay = { on: Day | null } | { fault: string };

/** As in every other field of a date. */
const longestDay = 40;

/**
 * Reads the day of an address or a form, as people type it. `firstOn`: publication of the company's first case, before
 * which there is nothing to count; null without one. Days to come are refused by whoever knows the latest figures.
 */
export function askedDay(typed: string, firstOn: Day | null, today: Day): AskedDay {
  if (typed.trim() === '') return { on: null };
  if (typed.length > longestDay) return { fault: `too-long-by:${typed.length}/${longestDay}` };
  const reading = readDay(typed, { today, kind: 'occurred' });
  const isEarly = 'fault' in reading && reading.fault === 'before-1990';
  if (isEarly && firstOn === null) return { on: null };
  if (isEarly) return { fault: `before-first-case:${firstOn}` };
  if (!('found' in reading)) return { fault: faultOf(reading) ?? 'not-a-date' };
  const { found } = reading;
  if (found.precision !== 'day') return { fault: notOneDay(found) };
  if (firstOn !== null && found.day < firstOn) return { fault: `before-first-case:${firstOn}` };
  return { on: firstOn === null ? null : found.day };
}
