import type { Said } from '#src/lib/quantities/fields.ts';
import { readTime } from '#src/lib/quantities/time.ts';

/** A time of day behind a day, in figures: `3.8.2026 14:30`, `26.11., gegen 8 Uhr`, `Aug 3 at 3pm`, `2026-02-01T10:00`. */
const behind =
  /(?:^(?<iso>\d{4}-\d\d-\d\d)t|[,\s]\s*)(?<time>(?:(?:um|gegen|at|ca\.?|about|around)\s+)?(?:\d{1,2}:\d\d(?!:00)|\d{1,2}:\d\d(?=:00$)|\d{1,2}(?:[.:]\d\d)?(?= ?(?:uhr|[ap]\.? ?m\b))|\d{1,2}(?= ?h$))(?: ?(?:uhr|h|[ap]\.? ?m\.?))?)(?::00)?$/i;

/** The words of a day without the time behind them, and the time; null where none stands there. */
export function withoutClock(typed: string): { words: string; time: Said<string> | null } {
  const found = behind.exec(typed);
  const time = found?.groups?.time === undefined ? null : readTime(found.groups.time);
  if (!found || !time || 'ask' in time) return { words: typed, time: null };
  return { words: found.groups?.iso ?? typed.slice(0, found.index), time };
}
