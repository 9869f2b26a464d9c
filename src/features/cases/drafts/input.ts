import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { type Day, parseDay } from '#src/lib/dates.ts';
import { longestText } from '#src/lib/markdown.ts';
import { parseCents, parseCount, parseMinutes, parseTime } from '#src/lib/numbers.ts';
import { clean } from '#src/lib/text.ts';
import { channels, desiredOutcomes, directions, precisions } from '../words.ts';

const typed = z.string().nullish();

const text = (longest: number, tooLong = 'too-long') =>
  typed.transform((value) => clean(value ?? '')).pipe(z.string().max(longest, tooLong));

const line = (longest: number) => text(longest).transform((value) => value.replace(/\s+/g, ' ').trim());

const needed = (longest: number, tooLong?: string) => text(longest, tooLong).pipe(z.string().min(1, 'required'));

const neededLine = (longest: number) => line(longest).pipe(z.string().min(1, 'required'));

const checked = typed.transform(Boolean);

/** A day as people type it; empty is null. */
const optionalDay = typed.transform((value, context): Day | null => {
  const words = clean(value ?? '');
  if (!words) return null;
  const parsed = parseDay(words.slice(0, 40));
  if ('day' in parsed) return parsed.day;
  const message = parsed.fault === 'no-such-day' ? `no-such-day:${parsed.meant}` : 'not-a-date';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const neededDay = optionalDay.transform((day, context): Day => {
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});

/** A number read by `parse`; empty is `empty`. */
const numeric = (
  parse: (words: string) => number | null,
  { least, most, empty, fault }: { least: number; most: number; empty: number; fault: string },
) =>
  typed.transform((value, context): number => {
    const words = clean(value ?? '');
    if (!words) return empty;
    // Digits for ever are a number, only too large a one.
    const number = /^\d{10,}$/.test(words) ? Number.MAX_SAFE_INTEGER : /^-\d/.test(words) ? -1 : parse(words);
    if (number !== null && number >= least && number <= most) return number;
    context.addIssue({ code: 'custom', message: number === null ? fault : 'out-of-range' });
    return z.NEVER;
  });

const time = typed.transform((value, context): string | null => {
  const words = clean(value ?? '');
  if (!words) return null;
  const parsed = parseTime(words.slice(0, 40));
  if (parsed === null) context.addIssue({ code: 'custom', message: 'not-a-time' });
  return parsed;
});

/** An id made when the form was shown, so that sending it twice makes one thing. */
const formId = z.string({ error: 'invalid' }).regex(/^[0-9a-f]{30}$/, 'invalid');

/** What every form of the draft carries: the version it was shown with, and whether to begin anew. */
const save = {
  version: typed.transform((value) => parseCount(value ?? '') ?? 0),
  /** The draft is gone (other browser, cookies cleared): keep what was typed in a new one. */
  anew: checked,
};

export const companyStep = z.object({
  ...save,
  /** The words typed into the search, or the name of a new company. */
  name: line(120),
  /** Slug of a known company, `*new`, or empty: then the words decide. */
  choice: text(80),
  newName: line(120),
  newIndustry: text(40),
  newWebsite: line(200),
});

export const storyStep = z.object({ ...save, title: neededLine(120), summary: needed(longestText, 'too-long-text') });

export const entryStep = z.object({
  ...save,
  id: formId,
  precision: z.enum(precisions, { error: 'choose-one' }),
  occurredOn: neededDay,
  occurredUntil: optionalDay,
  time,
  channel: z.enum(channels, { error: 'choose-one' }),
  direction: z.enum(directions, { error: 'choose-one' }),
  counterpart: line(60),
  thirdParty: line(80),
  text: needed(longestText, 'too-long-text'),
  contacts: numeric(parseCount, { least: 1, most: 500, empty: 1, fault: 'not-a-number' }),
  waitedMinutes: numeric(parseMinutes, { least: 0, most: 100_000, empty: 0, fault: 'no-minutes' }),
  spentCents: numeric(parseCents, { least: 0, most: 100_000_000, empty: 0, fault: 'not-an-amount' }),
  handOvers: numeric(parseCount, { least: 0, most: 100, empty: 0, fault: 'not-a-number' }),
  automaticReceipt: checked,
  promised: checked,
  promiseText: line(200),
  promiseDueOn: optionalDay,
  promiseMark: z
    .enum(['open', 'kept', 'broken'], { error: 'invalid' })
    .nullish()
    .transform((mark) => mark ?? 'open'),
  promiseMarkedOn: optionalDay,
});

export const moveStep = z.object({
  ...save,
  id: formId,
  past: formId,
  direction: z.enum(['up', 'down'], { error: 'invalid' }),
});

export const removeStep = z.object({ ...save, id: formId });

export const wishStep = z.object({
  ...save,
  desiredOutcome: z.enum(desiredOutcomes, { error: 'choose-one' }),
  desiredText: line(300),
  penName: neededLine(40),
  place: line(60),
});

export const submitStep = z.object({ ...save, email: emailInput });

export const laterForm = z.object({ occasion: formId, email: emailInput });

export type CompanyStep = z.output<typeof companyStep>;
export type StoryStep = z.output<typeof storyStep>;
export type EntryStep = z.output<typeof entryStep>;
export type WishStep = z.output<typeof wishStep>;
/** An entry as it goes to the command: without what only the form needs. */
export type DraftEntry = Omit<EntryStep, 'version' | 'anew'>;

/** Whether nobody has written anything into the form of an entry yet. */
export function isBlankEntry(sent: FormData): boolean {
  const written = ['occurredOn', 'time', 'channel', 'direction', 'text', 'counterpart', 'thirdParty', 'promiseText'];
  return written.every((name) => clean(String(sent.get(name) ?? '')) === '');
}
