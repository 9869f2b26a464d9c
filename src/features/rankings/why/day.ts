import { type Day, parseDay } from '#src/lib/dates.ts';

/** The day that was asked for: none (the latest), one that can be counted, or what is wrong with it. */
export type AskedDay = { on: Day | null } | { fault: 'not-a-date' | `no-such-day:${Day}` | `before-first-case:${Day}` };

/**
 * Reads the day of an address or a form, as people type it. `firstOn`: publication of the company's first case, before
 * which there is nothing to count; null without one. Days to come are refused by whoever knows the latest figures.
 */
export function askedDay(typed: string, firstOn: Day | null): AskedDay {
  if (typed.trim() === '') return { on: null };
  const parsed = parseDay(typed);
  if ('fault' in parsed) {
    return { fault: parsed.fault === 'no-such-day' ? `no-such-day:${parsed.meant}` : 'not-a-date' };
  }
  if (firstOn !== null && parsed.day < firstOn) return { fault: `before-first-case:${firstOn}` };
  return { on: firstOn === null ? null : parsed.day };
}
