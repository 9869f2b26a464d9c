import { z } from 'astro/zod';
import { type Day, parseDay } from '#src/lib/dates.ts';
import { longestText } from '#src/lib/markdown.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { clean } from '#src/lib/text.ts';
import { desiredOutcomes, intents, statedOutcomes, verdictContents } from './words.ts';

/** A text a person must write; Markdown. */
export const requiredText = z
  .string({ error: 'required' })
  .max(longestText, 'too-long-text')
  .transform(clean)
  .pipe(z.string().min(1, 'required'));

export const optionalText = (longest: number, tooLong = 'too-long') =>
  z
    .string()
    .nullish()
    .transform((typed) => clean(typed ?? ''))
    .pipe(z.string().max(longest, tooLong));

/** A day as people type it; empty is null. The fault names the day that may be meant. */
export const optionalDay = z
  .string()
  .nullish()
  .transform((typed, context): Day | null => {
    const text = clean(typed ?? '');
    if (!text) return null;
    const parsed = parseDay(text);
    if ('day' in parsed) return parsed.day;
    context.addIssue({
      code: 'custom',
      message: parsed.fault === 'no-such-day' ? `no-such-day:${parsed.meant}` : 'not-a-date',
    });
    return z.NEVER;
  });

export const caseNumber = z.string({ error: 'not-found' }).regex(/^\d{4}-\d{6}$/, 'not-found');

/** An id the form was given when it was shown: the same form sent twice does one thing. */
export const formId = z.string({ error: 'invalid' }).regex(/^[0-9a-f]{30}$/, 'invalid');

const scale = z
  .enum(['', '1', '2', '3', '4', '5'], { error: 'invalid' })
  .nullish()
  .transform((chosen) => (chosen ? Number(chosen) : null));

const promiseText = optionalText(200);

/** Up to five promises with their days, as the numbered fields of the reply's form. */
export const replyInput = z.object({
  id: formId,
  number: caseNumber,
  text: requiredText,
  intent: z.enum(intents, { error: 'choose-one' }),
  promise1: promiseText,
  promise1DueOn: optionalDay,
  promise2: promiseText,
  promise2DueOn: optionalDay,
  promise3: promiseText,
  promise3DueOn: optionalDay,
  promise4: promiseText,
  promise4DueOn: optionalDay,
  promise5: promiseText,
  promise5DueOn: optionalDay,
});

/** The promises of a reply; a day without words is refused at its words. */
export function promisesOf(reply: z.output<typeof replyInput>): Outcome<{ text: string; dueOn: Day | null }[]> {
  const rows: [string, Day | null][] = [
    [reply.promise1, reply.promise1DueOn],
    [reply.promise2, reply.promise2DueOn],
    [reply.promise3, reply.promise3DueOn],
    [reply.promise4, reply.promise4DueOn],
    [reply.promise5, reply.promise5DueOn],
  ];
  const wordless = rows.findIndex(([text, dueOn]) => text === '' && dueOn !== null);
  if (wordless >= 0) return refused('invalid', { field: `promise${wordless + 1}`, reason: 'required' });
  return done(rows.filter(([text]) => text !== '').map(([text, dueOn]) => ({ text, dueOn })));
}

export const verdictInput = z.object({
  number: caseNumber,
  replyId: z.string({ error: 'invalid' }).max(60, 'invalid'),
  content: z.enum(verdictContents, { error: 'choose-one' }),
  boilerplate: z.string().nullish().transform(Boolean),
  comment: optionalText(1000),
});

export const answerInput = z.object({ id: formId, number: caseNumber, text: requiredText });

export const closingInput = z.object({
  id: formId,
  number: caseNumber,
  outcome: z.enum(statedOutcomes, { error: 'choose-one' }),
  words: optionalText(600),
  buyAgain: z
    .enum(['', 'yes', 'no'], { error: 'invalid' })
    .nullish()
    .transform((chosen) => chosen || null),
  reachability: scale,
  speed: scale,
  competence: scale,
  promisesKept: scale,
  friendliness: scale,
  empathy: scale,
  clarity: scale,
});

export const reopeningInput = z.object({
  id: formId,
  number: caseNumber,
  reason: optionalText(600).pipe(z.string().min(1, 'required')),
});

export const withdrawalInput = z.object({
  number: caseNumber,
  reason: optionalText(300),
  sure: z.string({ error: 'required' }),
});

export const promiseMarkInput = z.object({
  number: caseNumber,
  promiseId: z.string({ error: 'invalid' }).max(60, 'invalid'),
  mark: z.enum(['kept', 'broken', 'open'], { error: 'choose-one' }),
});

export const headInput = z.object({
  number: caseNumber,
  title: optionalText(120).pipe(z.string().min(1, 'required')),
  summary: optionalText(longestText, 'too-long-text'),
  desiredOutcome: z.enum(desiredOutcomes, { error: 'choose-one' }),
  desiredText: optionalText(300),
});
