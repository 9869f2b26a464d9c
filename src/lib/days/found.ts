import type { Day } from '#src/lib/dates.ts';

/** `YYYY-MM` */
export type Month = string;

export const monthParts = ['beginning', 'middle', 'end'] as const;
export type MonthPart = (typeof monthParts)[number];
export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];

/** When something was, as exactly as the words say it and no more exactly. */
export type Found =
  | { precision: 'day'; day: Day }
  /** Around this day. */
  | { precision: 'about'; day: Day }
  | { precision: 'part'; month: Month; part: MonthPart }
  | { precision: 'month'; month: Month }
  /** A winter is named by the year in which it begins. */
  | { precision: 'season'; year: number; season: Season }
  | { precision: 'year'; year: number; part: MonthPart | null }
  | { precision: 'period'; from: Day; until: Day }
  /** Only where it stands among the entries: behind one of them, or behind the last. */
  | { precision: 'unknown'; after: number | null };

/**
 * What came of reading: the one thing the words can mean; the days between which only the writer can choose; or what is
 * wrong with them. `unknown` also stands for words that are no date at all.
 */
export type Reading =
  | { found: Found; isSure?: true }
  /** `isAbout`: around one of these days ("um den 10. herum"). */
  | { ask: readonly Day[]; isAbout?: true }
  | { fault: 'not-a-date' | 'no-day' | 'before-1990' | 'end-before-start' | 'which-entry' | 'vague-entry' }
  | { fault: 'no-such-day'; meant: Day }
  /** Only one end of it was said: what it is not, and for due dates that no day is the last. */
  | { fault: 'only-one-end' | 'only-earliest' }
  /** Since when it goes on; `lasted`: from then to today, where that can be said. */
  | { fault: 'since'; begun: Found; lasted: Found | null };

/** An entry from which days can be counted; `isAbout`: its own day is only about known. */
export interface Anchor {
  day: Day;
  isAbout: boolean;
}

/** `occurred`: what is not said lies in the past; `due`: it lies ahead. */
export type Kind = 'occurred' | 'due';

export interface DayField {
  today: Day;
  kind: Kind;
  /** The entries in the order people see them numbered; null for one so vague that no day can be counted from it. */
  entries?: readonly (Anchor | null)[];
  /** Number of the entry that "three days later" is counted from; the last one where nothing is said. */
  before?: number;
}

/** Nobody's complaint is older, and the calendars of the site begin here. */
export const firstYear = 1990;
/** Later years are slips of the finger. */
export const lastYear = 2199;

export const exactly = (day: Day): Reading => ({ found: { precision: 'day', day } });
export const notADate: Reading = { fault: 'not-a-date' };

/** One day is an answer, several are a question. */
export function oneOf(days: readonly Day[]): Reading {
  const different = [...new Set(days)];
  const [only] = different;
  if (only === undefined) return notADate;
  return different.length === 1 ? exactly(only) : { ask: different };
}
