import { z } from 'astro/zod';
import {
  type DecisionInput,
  isOtherSaid,
  longestExplanation,
  longestPassage,
  optionalWords,
  otherMissing,
  pieceInput,
  words,
} from '#src/features/moderation/index.ts';
import { categories, grounds, measures } from '#src/features/moderation/lists.ts';
import { translator } from '#src/i18n/index.ts';
import { checked } from '#src/lib/fields.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { done, refused } from '#src/lib/outcome.ts';
import type { Answered, Meant } from './answering.ts';
import { blockNames, blocks } from './blocks.ts';

/** Longest letter, and longest account of the facts, in characters. */
export const longestLetter = 8000;
/** Longest sentence for everybody. */
export const longestReason = 600;
const longestRule = 200;

const idInput = z.string({ error: 'required' }).max(100, 'invalid');

/** What is decided, before its letters are read: whatever is empty is taken from the block that was chosen. */
export const composeInput = z.object({
  /** What it answers: what was reported, the appeals against a decision, or what a company says against a case. */
  about: z
    .string({ error: 'required' })
    .regex(/^(?:notice|(?:appeal|challenge):[\w-]{10,60})$/, 'invalid')
    .transform((typed): Answered => {
      const [kind, id = ''] = typed.split(':');
      return kind === 'appeal' || kind === 'challenge' ? { kind, id } : { kind: 'notice' };
    }),
  id: z.string({ error: 'required' }).regex(/^[\w-]{10,60}$/, 'invalid'),
  /** What stood on the page (`readMark`). */
  read: z
    .string()
    .max(64)
    .nullish()
    .transform((mark) => mark ?? null),
  piece: pieceInput,
  measure: z.enum(measures, { error: 'required' }),
  passage: optionalWords(longestPassage),
  block: z
    .enum(['', ...blockNames])
    .nullish()
    .transform((chosen) => chosen || null),
  ground: z.enum(grounds).nullish(),
  category: z
    .enum(['', ...categories])
    .nullish()
    .transform((chosen) => chosen || null),
  rule: optionalWords(longestRule),
  facts: optionalWords(longestExplanation),
  reason: optionalWords(longestReason),
  /** Language of the case, in which the block is written. */
  language: z.enum(['de', 'en']),
});

/** The same with both letters, as they were read and edited. */
export const deskDecisionInput = composeInput
  .extend({
    statement: words(longestLetter),
    answer: words(longestLetter),
    /** The answer in the other language, where one of those who get it chose that (`hasOther`). */
    answerOther: z.preprocess((typed) => typed ?? undefined, words(longestLetter).optional()),
    hasOther: checked,
  })
  .refine(isOtherSaid, otherMissing);

type Composed = z.infer<typeof composeInput> & {
  statement?: string;
  answer?: string;
  answerOther?: string | undefined;
};

/** The decision that a form means. Refuses: invalid (no ground or category, neither typed nor of a block). */
export function decisionOf(input: Composed): Outcome<Meant> {
  const { about, id, piece, measure, passage, block, statement, answer, answerOther, language } = input;
  const usual = block === null ? null : blocks[block];
  const t = translator(language);
  const ground = input.ground ?? usual?.ground;
  const category = input.category ?? usual?.category;
  if (!ground) return refused('invalid', { field: 'ground', reason: 'required' });
  if (!category) return refused('invalid', { field: 'category', reason: 'required' });
  const decision: DecisionInput = {
    ...{ id, kind: 'notice', piece, measure, passage, ground, category, rule: input.rule || (usual?.rule ?? '') },
    facts: input.facts || (block === null ? '' : t(`moderating.block.${block}.facts`)),
    reason: input.reason || (block === null ? '' : t(`moderating.block.${block}.reason`)),
    ...(statement !== undefined && { statement }),
    ...(answer !== undefined && { answer }),
    ...(answerOther !== undefined && { answerOther }),
  };
  return done({ about, decision, read: input.read });
}

/** What a company gets to read of an author's proof. */
export const forwardInput = z.object({ id: idInput, text: words(longestExplanation) });
export const askInput = z.object({ examinationId: idInput, text: words(longestExplanation) });
export const secondLookInput = z.object({ id: idInput });
export const signDecisionInput = z.object({
  id: idInput,
  decision: z.enum(['genuine', 'not-genuine'], { error: 'required' }),
  reason: words(longestReason),
  except: z.array(z.string().max(20)).max(2000),
});
