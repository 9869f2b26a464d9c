import { z } from 'astro/zod';
import { now } from '#src/lib/clock.ts';
import { addMonths, type Day, dayOf } from '#src/lib/dates.ts';
import { typed } from '#src/lib/fields.ts';
import type { Said } from '#src/lib/quantities/fields.ts';
import { clean } from '#src/lib/text.ts';
import { withoutClock } from './clock.ts';
import { codeOf } from './code.ts';
import type { Found, Kind, Reading } from './found.ts';
import { readDay } from './read.ts';

/** The faults of dates, in the words of `FormState`; null for the one thing that the words mean. */
export function faultOf(reading: Reading): string | null {
  if ('ask' in reading) return `which-day:${reading.ask.map((day) => (reading.isAbout ? `${day}~` : day)).join(',')}`;
  if (!('fault' in reading)) return null;
  if (reading.fault === 'no-such-day') return `no-such-day:${reading.meant}`;
  if (reading.fault !== 'since') return reading.fault;
  return `since:${[reading.begun, ...(reading.lasted ? [reading.lasted] : [])].map(codeOf).join(',')}`;
}

/** A date as it was typed and as it was understood. */
export interface Told {
  words: string;
  found: Found;
  /** The writer has said so when asked whether it is really that long ago. */
  isSure: boolean;
  /** The time of day that stood behind it. */
  time: Said<string> | null;
  /** The days, seen from today, between which only the writer can choose; whoever takes them asks. */
  asks?: readonly Day[];
}

/**
 * A date as people type it, as exact as its words; empty is null. What is not clear is asked, and nothing is cut.
 * `amongEntries`: words that count from an entry ("am nächsten Tag") pass as unknown, to be read again beside the entries.
 * `asksLater`: so do days between which has to be asked, since seen from an entry they are others.
 */
const optionalDate = (kind: Kind, { amongEntries = false, asksLater = false } = {}) =>
  typed.transform((value, context): Told | null => {
    const { words, time } = withoutClock(clean(value ?? ''));
    if (!words) return null;
    const reading = readDay(words, { today: dayOf(now()), kind });
    // No other field keeps a time, and the answer to a question would lose it: said, not dropped.
    if (time && ('ask' in reading || ('found' in reading && !amongEntries))) {
      context.addIssue({ code: 'custom', message: 'only-day' });
      return z.NEVER;
    }
    if ('found' in reading) {
      // "Bis wann?" "Weiß nicht": no day was named.
      if (kind === 'due' && reading.found.precision === 'unknown') return null;
      return { words, found: reading.found, isSure: reading.isSure === true, time };
    }
    if (asksLater && 'ask' in reading && reading.ask[0]) {
      return { words, found: { precision: 'day', day: reading.ask[0] }, isSure: false, time, asks: reading.ask };
    }
    if (amongEntries && 'fault' in reading && reading.fault === 'which-entry') {
      return { words, found: { precision: 'unknown', after: null }, isSure: false, time };
    }
    // Only an entry may be around a day; the other fields ask for the day itself.
    const asked = 'ask' in reading && !amongEntries ? { ask: reading.ask } : reading;
    context.addIssue({ code: 'custom', message: faultOf(asked) ?? 'not-a-date' });
    return z.NEVER;
  });

/** When an entry was: on a day, or where it stands among the others. */
export const optionalEntryDate = optionalDate('occurred', { amongEntries: true });

export const neededEntryDate = optionalEntryDate.transform((told, context): Told => {
  if (told !== null) return told;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});

/** What cannot be stored yet, because it names no one day; the message says what was understood. */
export const notOneDay = (found: Found) => `not-one-day:${codeOf(found)}`;

/** A date with the one day it names; something is due by the end of a period. */
const toDay = (told: Told | null, context: z.RefinementCtx): (Told & { day: Day }) | null => {
  if (told === null) return null;
  const { found } = told;
  if (found.precision === 'day') return { ...told, day: found.day };
  context.addIssue({ code: 'custom', message: notOneDay(found) });
  return z.NEVER;
};

const toDueDay = (told: Told | null, context: z.RefinementCtx): (Told & { day: Day }) | null =>
  told?.found.precision === 'period' ? { ...told, day: told.found.until } : toDay(told, context);

/** One day with its words, for forms in which another field decides its year. */
export const toldDay = optionalDate('occurred').transform(toDay);
export const toldDueDay = optionalDate('due', { asksLater: true }).transform(toDueDay);

/** A day that has been; empty is null. */
export const optionalDay = toldDay.transform((told) => told?.day ?? null);

/** A day still to come, as people hear it on the phone: `bis Freitag`, `in two weeks`. */
export const dueDay = optionalDate('due')
  .transform(toDueDay)
  .transform((told) => told?.day ?? null);

export const neededDay = optionalDay.transform((day, context): Day => {
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});

const longAgoYears = 10;

/** So long ago that a slip in the year is likelier than the story. */
export function isLongAgo(day: Day, today: Day): boolean {
  return day < addMonths(today, -12 * longAgoYears);
}
