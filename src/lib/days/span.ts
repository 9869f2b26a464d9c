import type { Day } from '#src/lib/dates.ts';
import { lastDayOf } from './calendar.ts';
import { type Found, monthParts, type Season, seasons } from './found.ts';

/** What names a stretch of the calendar, on some day of which it was. */
export type Stretch = Extract<Found, { precision: 'part' | 'month' | 'season' | 'year' }>;

export interface Span {
  from: Day;
  until: Day;
}

/** Months of three beginnings, middles and ends: the first and the last day of each. */
const daysOfParts = [
  ['01', '10'],
  ['11', '20'],
  ['21', '31'],
] as const;
const monthsOfParts = [
  ['01', '04'],
  ['05', '08'],
  ['09', '12'],
] as const;
const firstMonth = { spring: '03', summer: '06', autumn: '09', winter: '12' } as const satisfies Record<Season, string>;

/** First and last day of what the words name. */
export function spanOf(found: Stretch): Span {
  switch (found.precision) {
    case 'month':
      return { from: `${found.month}-01`, until: lastDayOf(found.month) };
    case 'part': {
      const [first, last] = daysOfParts[monthParts.indexOf(found.part)] ?? ['01', '31'];
      const until = last === '31' ? lastDayOf(found.month) : `${found.month}-${last}`;
      return { from: `${found.month}-${first}`, until };
    }
    case 'season': {
      const first = firstMonth[found.season];
      const isWinter = found.season === 'winter';
      const last = isWinter ? '02' : String(Number(first) + 2).padStart(2, '0');
      return {
        from: `${found.year}-${first}-01`,
        until: lastDayOf(`${isWinter ? found.year + 1 : found.year}-${last}`),
      };
    }
    case 'year': {
      const [first, last] =
        found.part === null ? ['01', '12'] : (monthsOfParts[monthParts.indexOf(found.part)] ?? ['01', '12']);
      return { from: `${found.year}-${first}-01`, until: lastDayOf(`${found.year}-${last}`) };
    }
  }
}

/** The words that name exactly these days; null where none do. */
export function stretchOf({ from, until }: Span): Stretch | null {
  const [month, year] = [from.slice(0, 7), Number(from.slice(0, 4))];
  const named: Stretch[] = [
    { precision: 'month', month },
    { precision: 'year', year, part: null },
    ...monthParts.flatMap((part): Stretch[] => [
      { precision: 'part', month, part },
      { precision: 'year', year, part },
    ]),
    ...seasons.map((season): Stretch => ({ precision: 'season', year, season })),
  ];
  return (
    named.find((found) => {
      const span = spanOf(found);
      return span.from === from && span.until === until;
    }) ?? null
  );
}

/** First and last day of what can be one side of a period; null for what begins or ends on no day. */
export function edgesOf(found: Found): Span | null {
  if (found.precision === 'day') return { from: found.day, until: found.day };
  if (found.precision === 'period') return { from: found.from, until: found.until };
  return found.precision === 'about' || found.precision === 'unknown' ? null : spanOf(found);
}
