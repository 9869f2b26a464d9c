import { z } from 'astro/zod';
import { dueDay } from '#src/lib/days/fields.ts';
import { formId, line } from '#src/lib/fields.ts';

const number = z.string({ error: 'not-found' }).regex(/^\d{4}-\d{6}$/, 'not-found');

/** Longest cause and longest measure, in characters. */
export const longestCause = 160;
export const longestMeasure = 240;

/** A cause that was stated before, or a new one with its measure. */
export const causeInput = z.object({
  number,
  causeId: formId,
  known: z.string().max(60, 'invalid').default(''),
  cause: line(longestCause),
  measure: line(longestMeasure),
  measureOn: dueDay,
});

export const causeBackInput = z.object({ number, statedCause: z.string({ error: 'invalid' }).max(60, 'invalid') });

/** Its author says that an own case has the same cause (`sameCause`), or that it has not (`notCause`): one button each. */
export const sameCauseInput = z.object({
  number,
  sameCause: z.string().max(60, 'invalid').nullish(),
  notCause: z.string().max(60, 'invalid').nullish(),
});
