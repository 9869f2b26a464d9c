import { defineAction } from 'astro:actions';
import { closingAnswerInput, promiseAnswerInput, settlementInput } from '#src/features/cases/commands/input.ts';
import { answerClosing, answerPromise, denySettlement } from '#src/features/reminders/answers/commands.ts';
import { guarded } from './guard.ts';
import { acting, notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** Questions from mails: answered without signing in, where the link is what authorises, or on the page it leads to. */
export const answers = {
  promise: defineAction({
    accept: 'form',
    input: promiseAnswerInput,
    handler: async (input, context) => {
      await notTooOften(context.locals.visit, 'write', [context.clientAddress]);
      return unwrap(await answerPromise(context.locals.visit, input));
    },
  }),

  closing: defineAction({
    accept: 'form',
    input: closingAnswerInput,
    handler: async (typed, context) => {
      const { token, holds, reason } = await guarded(context, typed);
      await notTooOften(context.locals.visit, 'write', [context.clientAddress]);
      return unwrap(await answerClosing(context.locals.visit, { token, holds: holds === 'yes', reason }));
    },
  }),

  /** That a settlement which the company reports did not come. */
  settlement: defineAction({
    accept: 'form',
    input: settlementInput,
    handler: async ({ number, settlement: replyId }, context) =>
      unwrap(await denySettlement(await acting(context), { number, replyId })),
  }),
};
