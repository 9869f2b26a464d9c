import { z } from 'astro/zod';
import { now } from '#src/lib/clock.ts';
import { type Day, dayOf, parseDay, weekdayAhead } from '#src/lib/dates.ts';
import { parseTime } from '#src/lib/numbers.ts';
import { clean } from '#src/lib/text.ts';

export const typed = z.string().nullish();

export const text = (longest: number, tooLong = 'too-long') =>
  typed.transform((value) => clean(value ?? '')).pipe(z.string().max(longest, tooLong));

export const line = (longest: number) => text(longest).transform((value) => value.replace(/\s+/g, ' ').trim());

export const needed = (longest: number, tooLong?: string) => text(longest, tooLong).pipe(z.string().min(1, 'required'));

export const neededLine = (longest: number) => line(longest).pipe(z.string().min(1, 'required'));

export const checked = typed.transform(Boolean);

/** A day as people type it, in figures or in words ("gestern"); empty is null. */
export const optionalDay = typed.transform((value, context): Day | null => {
  const words = clean(value ?? '');
  if (!words) return null;
  const parsed = parseDay(words.slice(0, 40), dayOf(now()));
  if ('day' in parsed) return parsed.day;
  const message = parsed.fault === 'no-such-day' ? `no-such-day:${parsed.meant}` : 'not-a-date';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** A day still to come, as people hear it on the phone: also `Freitag`, which is the next one. */
export const dueDay = typed.transform((value) => weekdayAhead(value ?? '', dayOf(now())) ?? value).pipe(optionalDay);

export const neededDay = optionalDay.transform((day, context): Day => {
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});

/** A number read by `parse`; empty is `empty`. */
export const numeric = (
  parse: (words: string) => number | null,
  { least, most, empty, fault }: { least: number; most: number; empty: number; fault: string },
) =>
  typed.transform((value, context): number => {
    const words = clean(value ?? '');
    if (!words) return empty;
    // Digits for ever are a number, only too large a one.
    const number = /^\d{10,}$/.test(words)
      ? Number.MAX_SAFE_INTEGER
      : /^-\d/.test(words)
        ? -1
        : parse(words.slice(0, 40));
    if (number !== null && number >= least && number <= most) return number;
    context.addIssue({ code: 'custom', message: number === null ? fault : 'out-of-range' });
    return z.NEVER;
  });

export const time = typed.transform((value, context): string | null => {
  const words = clean(value ?? '');
  if (!words) return null;
  const parsed = parseTime(words.slice(0, 40));
  if (parsed === null) context.addIssue({ code: 'custom', message: 'not-a-time' });
  return parsed;
});

/** An id made when the form was shown, so that sending it twice makes one thing. */
export const formId = z.string({ error: 'invalid' }).regex(/^[0-9a-f]{30}$/, 'invalid');
