import { isDay } from '#src/lib/dates.ts';
import { type Found, monthParts, seasons } from './found.ts';

/**
 * What was understood as one short text, after ISO 8601-2 where that has a form: `2026-03-12`, `2026-03-12~` (about),
 * `2026-03`, `2026`, `2026-03-12/2026-03-15`; parts and seasons in words: `2026-03~beginning`, `2026~summer`;
 * `unknown`, and `unknown~4` behind the fourth entry.
 */
export function codeOf(found: Found): string {
  switch (found.precision) {
    case 'day':
      return found.day;
    case 'about':
      return `${found.day}~`;
    case 'part':
      return `${found.month}~${found.part}`;
    case 'month':
      return found.month;
    case 'season':
      return `${found.year}~${found.season}`;
    case 'year':
      return found.part === null ? String(found.year) : `${found.year}~${found.part}`;
    case 'period':
      return `${found.from}/${found.until}`;
    case 'unknown':
      return found.after === null ? 'unknown' : `unknown~${found.after}`;
  }
}

/** The date of such a text; null for any other. */
export function foundOf(code: string): Found | null {
  const unknown = /^unknown(?:~([1-9]\d*))?$/.exec(code);
  if (unknown) return { precision: 'unknown', after: unknown[1] ? Number(unknown[1]) : null };
  const [from = '', until] = code.split('/');
  if (until !== undefined) return isDay(from) && isDay(until) ? { precision: 'period', from, until } : null;
  const parts = /^(\d{4})(-\d\d)?(-\d\d)?(?:(~)([a-z]*))?$/.exec(code);
  if (!parts) return null;
  const [, yearText = '', month, date, mark, word = ''] = parts;
  const part = monthParts.find((known) => known === word);
  const season = seasons.find((known) => known === word);
  const year = Number(yearText);
  if (date) {
    const day = `${yearText}${month}${date}`;
    if (!isDay(day) || word) return null;
    return mark ? { precision: 'about', day } : { precision: 'day', day };
  }
  if (month) {
    const named = `${yearText}${month}`;
    if (!isDay(`${named}-01`)) return null;
    if (part) return { precision: 'part', month: named, part };
    return mark ? null : { precision: 'month', month: named };
  }
  if (season) return { precision: 'season', year, season };
  if (part) return { precision: 'year', year, part };
  return mark ? null : { precision: 'year', year, part: null };
}
