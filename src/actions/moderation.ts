import { defineAction } from 'astro:actions';
import { appeal } from '#src/features/moderation/appeals/commands.ts';
import { appealInput, noticeAnswerInput, noticeInput, questionAnswerInput } from '#src/features/moderation/input.ts';
import { answerAsNotifier, giveNotice } from '#src/features/moderation/notices/commands.ts';
import { answerQuestion } from '#src/features/moderation/questions.ts';
import { isMailboxSpent, notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const moderation = {
  /** Anybody, by network: what others send refuses nobody, and a mailbox that gets too many mails gets no more of them. */
  giveNotice: defineAction({
    accept: 'form',
    input: noticeInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      const ip = context.clientAddress;
      await notTooOften(situation, 'notice', [ip]);
      const { email } = input;
      const withMail = email !== '' && !(await isMailboxSpent(situation, 'notice', { email, ip }));
      return unwrap(await giveNotice(situation, input, { ip, withMail }));
    },
  }),

  /** By the link of a notice. */
  answerNotice: defineAction({
    accept: 'form',
    input: noticeAnswerInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await answerAsNotifier(situation, input));
    },
  }),

  /** By the link of a letter about a decision. */
  appeal: defineAction({
    accept: 'form',
    input: appealInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await appeal(situation, input));
    },
  }),

  answerQuestion: defineAction({
    accept: 'form',
    input: questionAnswerInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await answerQuestion(situation, input));
    },
  }),
};
