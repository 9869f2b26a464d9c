import { z } from 'astro/zod';
import { isBareName } from '#src/lib/personal/guard.ts';
import { clean, cleanLine, isFarTooLong, saysSomething } from '#src/lib/text.ts';

export const typed = z.string().nullish();

export const text = (longest: number, tooLong = 'too-long') =>
  typed
    .transform((value, context): string => {
      if (!isFarTooLong(value ?? '', longest)) return clean(value ?? '');
      context.addIssue({ code: 'custom', message: tooLong });
      return z.NEVER;
    })
    .pipe(z.string().max(longest, tooLong));

export const line = (longest: number) => text(longest).transform(cleanLine);

/** The name of a company as it becomes public: not with a telephone number in it. */
export const publicName = (longest: number) => line(longest).refine(isBareName, 'name-holds-details');

export const needed = (longest: number, tooLong?: string) => text(longest, tooLong).refine(saysSomething, 'required');

export const neededLine = (longest: number) => line(longest).refine(saysSomething, 'required');

export const checked = typed.transform(Boolean);

/** A number read by `parse`; empty is `empty`. */
export const numeric = (
  parse: (words: string) => number | { fault: string } | null,
  { least, most, empty, fault }: { least: number; most: number; empty: number; fault: string },
) =>
  typed.transform((value, context): number => {
    const words = clean(value ?? '');
    if (!words) return empty;
    // Digits for ever are a number, only too large a one.
    const number = /^\d{10,}$/.test(words) ? Number.MAX_SAFE_INTEGER : /^-\d/.test(words) ? -1 : parse(words);
    if (typeof number === 'number' && number >= least && number <= most) return number;
    const message = number === null ? fault : typeof number === 'number' ? 'out-of-range' : number.fault;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** An id made when the form was shown, so that sending it twice makes one thing. */
export const formId = z.string({ error: 'invalid' }).regex(/^[0-9a-f]{30}$/, 'invalid');
