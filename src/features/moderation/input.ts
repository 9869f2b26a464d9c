import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { clean } from '#src/lib/text.ts';
import { categories, grounds, notifierKinds, reportable } from './lists.ts';

/** Longest explanation, question and answer, in characters. */
export const longestExplanation = 5000;
/** Longest marked passage: more than that is the whole piece. */
export const longestPassage = 600;

export const words = (most: number) =>
  z.string({ error: 'required' }).transform(clean).pipe(z.string().max(most, 'too-long'));

/** A field that may be left empty: forms come in without those. */
export const optionalWords = (most: number) =>
  words(most)
    .nullish()
    .transform((typed) => typed ?? '');
const kinds = z.enum(reportable, { error: 'required' });

/** `entry:0192…`: a kind and an id in one field, so that one list holds every piece of a case. */
export const pieceInput = z
  .string({ error: 'required' })
  .max(100, 'required')
  .transform((typed) => ({ kind: typed.slice(0, typed.indexOf(':')), id: typed.slice(typed.indexOf(':') + 1) }))
  .pipe(z.object({ kind: kinds, id: z.string().min(1, 'required') }, { error: 'required' }));

const ticked = z
  .string()
  .nullish()
  .transform((value) => value === 'on');

export const noticeInput = z.object({
  id: z.string({ error: 'required' }).regex(/^[\w-]{10,60}$/, 'invalid'),
  piece: pieceInput,
  passage: optionalWords(longestPassage),
  ground: z.enum(grounds, { error: 'required' }),
  category: z.enum(categories, { error: 'required' }),
  notifier: z.enum(notifierKinds, { error: 'required' }),
  explanation: words(longestExplanation),
  name: optionalWords(120),
  email: emailInput.nullish().transform((typed) => typed ?? ''),
  goodFaith: ticked,
  isUrgent: ticked,
});

export const noticeAnswerInput = z.object({ token: z.string().max(200), text: words(longestExplanation) });
export const appealInput = z.object({
  id: z.string({ error: 'required' }).regex(/^[\w-]{10,60}$/, 'invalid'),
  token: z.string().max(200),
  text: words(longestExplanation),
});
export const questionAnswerInput = z.object({ id: z.string().max(100), text: words(longestExplanation) });

/** Of the letters of a decision: the one in the other language, where the form shows it (`hasOther`), says something. */
export const isOtherSaid = (typed: { hasOther: boolean; answerOther?: string | undefined }): boolean =>
  !typed.hasOther || typed.answerOther !== undefined;
export const otherMissing = { path: ['answerOther'], message: 'required' };
