import type { Span } from '../text/text.ts';

/** A day of the calendar as its figures say it, which needs no reading again. */
export interface PlainDay {
  date: number;
  month: number;
  year: number | null;
  weekday: number | null;
}

/** How words say a day: by the calendar, or counted from the day of telling or from what was told before. */
export type How =
  /** Words that the reader of date fields understands, with or without a year. */
  | { by: 'calendar'; words: string; hasYear: boolean; plain?: PlainDay; slashed?: [number, number, number | null] }
  /** Seen from the day of telling: "gestern", "letzte Woche". */
  | { by: 'now'; words: string }
  | { by: 'weekday'; weekday: number; isNext?: boolean }
  /** "am Samstag vor drei Wochen" */
  | { by: 'weekdayAgo'; weekday: number; days: number }
  /** From what was told before: "drei Tage später"; about, where the count is. */
  | { by: 'count'; amount: number; unit: number; sign: 1 | -1; isAbout: boolean; isWorkingDays?: boolean }
  /** Ahead: "in zwei Wochen", "innerhalb von 5 Werktagen". */
  | { by: 'ahead'; amount: number; unit: number; isWorkingDays: boolean; isLimit: boolean }
  /** "am 17." */
  | { by: 'date'; date: number }
  | { by: 'feast'; feast: number; year: number | null; side: 'on' | 'before' | 'shortly-before'; weekday?: number }
  /** The end of the week or month that was spoken about. */
  | { by: 'end'; unit: number }
  /** A part of a month that is counted: "die erste Aprilwoche". */
  | {
      by: 'partOfMonth';
      month: number;
      year: number | null;
      part: 'beginning' | 'middle' | 'end' | 'first-half' | 'second-half';
    }
  /** The weekend at a weekday or a date. */
  | { by: 'weekend' }
  /** It was later or earlier, nobody says by how much. */
  | { by: 'unknown' };

/** Words of a text that say a day. */
export interface Mention extends Span {
  how: How;
  /** "bis", "by", "innerhalb": a limit. */
  isUntil: boolean;
  /** "vom 12.3.": of a letter or an invoice. */
  isOf: boolean;
  isSince: boolean;
  /** "ca.", "um den" before it. */
  isAbout: boolean;
  /** With the day before it these are several days of one thing: "am 2., 4. und 9. Juni". */
  isOneOfList?: boolean;
}
