import { defineAction } from 'astro:actions';
import {
  namedAnswerInput,
  namedReplyInput,
  namingInput,
  takeBackNamedInput,
} from '#src/features/cases/commands/input.ts';
import { answerNamed, nameCompany, replyAsNamed, takeBackNamed } from '#src/features/cases/commands/named.ts';
import { chosenCompany } from '#src/features/drafts/company.ts';
import { guarded } from './guard.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** A second company that a case names; a part of the actions of `cases`. */
export const namedCompanies = {
  /** Answers `search` while several companies could be meant. */
  nameCompany: defineAction({
    accept: 'form',
    input: namingInput,
    handler: async ({ number, ...typed }, context) => {
      const situation = await acting(context);
      const meant = unwrap(await chosenCompany(situation.db, typed));
      return 'search' in meant ? meant : unwrap(await nameCompany(situation, { number, company: meant }));
    },
  }),

  takeBackNamed: defineAction({
    accept: 'form',
    input: takeBackNamedInput,
    handler: async (input, context) => unwrap(await takeBackNamed(await acting(context), input)),
  }),

  replyAsNamed: defineAction({
    accept: 'form',
    input: namedReplyInput,
    handler: async (input, context) =>
      unwrap(await replyAsNamed(await acting(context), await guarded(context, input, input.number))),
  }),

  answerNamed: defineAction({
    accept: 'form',
    input: namedAnswerInput,
    handler: async (typed, context) => {
      const { number, namedAnswerId: id, namedAnswer: text } = await guarded(context, typed, typed.number);
      return unwrap(await answerNamed(await acting(context), { number, id, text }));
    },
  }),
};
