import type { Said } from '#src/lib/quantities/fields.ts';
import { readTime } from '#src/lib/quantities/time.ts';

/**
 * A time of day behind a day, in figures: `3.8.2026 14:30`, `26.11., gegen 8 Uhr`, `Aug 3 at 3pm`, `2026-02-01T10:00`,
 * `24.11.2026 - 14:30`.
 */
const behind =
  /(?:^(?<iso>\d{4}-\d\d-\d\d)t|\s[-–/|]\s|[,\s]\s*)(?<time>(?:(?:um|gegen|at|ca\.?|about|around)\s+)?(?:\d{1,2}:\d\d|\d{1,2}(?:[.:]\d\d)?(?= ?(?:uhr|[ap]\.? ?m\b))|\d{1,2}(?= ?h$))(?: ?(?:uhr|h|[ap]\.? ?m\.?))?)$/i;

/**
 * What programs write around and behind a time: brackets, seconds, the distance of German clocks from that of Greenwich. A time
 * of another place would be another one here, so it is not understood.
 */
const pasted = /(\d{1,2}:\d\d):\d\d(?:[.,]\d{1,6})?(?= ?(?:uhr|[ap]\.? ?m\.?)?$)/i;
const zone = /(\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?) ?(?:\+0[12]:?00|me[sz]z?|ces?t)$/i;

/** The words of a day without the time behind them, and the time; null where none stands there. */
export function withoutClock(typed: string): { words: string; time: Said<string> | null } {
  const plain = typed
    .replace(/^\[(.*)\]$/, '$1')
    .replace(zone, '$1')
    .replace(pasted, '$1');
  const found = behind.exec(plain);
  const time = found?.groups?.time === undefined ? null : readTime(found.groups.time);
  if (!found || !time || 'ask' in time) return { words: typed, time: null };
  return { words: found.groups?.iso ?? plain.slice(0, found.index), time };
}
