import { z } from 'astro/zod';
import { isOtherSaid, otherMissing } from '#src/features/moderation/index.ts';
import { pressureKinds, pressureResults } from '#src/features/moderation/lists.ts';
import { neededDay } from '#src/lib/days/fields.ts';
import { checked, formId, needed, text } from '#src/lib/fields.ts';
import { senders, ways, whys } from './lists.ts';

/** Longest account of what happened, and longest pasted letter, in characters. */
export const longestWords = 5000;
const longestReason = 600;
const longestLetter = 8000;

const id = z.string({ error: 'required' }).max(100, 'invalid');
const number = z.string({ error: 'required' }).max(20, 'invalid');

export const reportInput = z.object({
  id: formId,
  number,
  kind: z.enum(pressureKinds, { error: 'required' }),
  happenedOn: neededDay,
  way: z.enum(ways, { error: 'required' }),
  sender: z.enum(senders, { error: 'required' }),
  words: needed(longestWords),
  evidence: text(longestWords),
  mayShow: checked,
  isTrue: checked,
});

export const whyInput = z.object({ number, why: z.enum(whys, { error: 'required' }), words: text(longestReason) });
export const hearInput = z.object({ id, text: text(longestWords) });
export const answerInput = z.object({ id, text: needed(longestWords) });
export const linkAnswerInput = z.object({ token: z.string().max(200), text: needed(longestWords) });

/** What is decided, before its letters are read. */
export const pressureComposeInput = z.object({
  id,
  decisionId: formId,
  /** What stood on the page (`readMark`). */
  read: z
    .string()
    .max(64)
    .nullish()
    .transform((mark) => mark ?? null),
  result: z.enum(pressureResults, { error: 'required' }),
  reason: needed(longestReason),
  facts: needed(longestWords),
  rule: needed(200),
});
export const pressureDecisionInput = pressureComposeInput
  .extend({
    statement: needed(longestLetter),
    answer: needed(longestLetter),
    /** The answer in the other language, where somebody who speaks for the company chose that (`hasOther`). */
    answerOther: z.preprocess((typed) => typed ?? undefined, needed(longestLetter).optional()),
    hasOther: checked,
  })
  .refine(isOtherSaid, otherMissing);
