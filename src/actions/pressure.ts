import { defineAction } from 'astro:actions';
import { rehearseAs } from '#src/features/moderation/desk/rehearse.ts';
import { answerByLink, answerPressure, reportPressure, sayWhy } from '#src/features/pressure/commands.ts';
import { decidePressure, decidePressureIn, hearCompany } from '#src/features/pressure/deciding.ts';
import {
  answerInput,
  hearInput,
  linkAnswerInput,
  pressureComposeInput,
  pressureDecisionInput,
  reportInput,
  whyInput,
} from '#src/features/pressure/input.ts';
import { guarded } from './guard.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const pressure = {
  /** An author, to moderators alone. */
  report: defineAction({
    accept: 'form',
    input: reportInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await reportPressure(situation, input));
    },
  }),

  /** Why a case was withdrawn. */
  why: defineAction({
    accept: 'form',
    input: whyInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await sayWhy(situation, input));
    },
  }),

  /** A moderator asks the company. */
  hear: defineAction({
    accept: 'form',
    input: hearInput,
    handler: async (input, context) => unwrap(await hearCompany(await context.locals.situation(), input)),
  }),

  answer: defineAction({
    accept: 'form',
    input: answerInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await answerPressure(situation, input));
    },
  }),

  /** By the link of a mail. */
  answerByLink: defineAction({
    accept: 'form',
    input: linkAnswerInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await answerByLink(situation, input));
    },
  }),

  /** Both letters of a decision, before it is made. */
  compose: defineAction({
    accept: 'form',
    input: pressureComposeInput,
    handler: async (input, context) => {
      const decision = { ...input, ...(await guarded(context, { reason: input.reason })) };
      const situation = await context.locals.situation();
      return {
        letters: unwrap(
          await rehearseAs(situation, decision.decisionId, (tx) => decidePressureIn(tx, situation, decision)),
        ),
      };
    },
  }),

  decide: defineAction({
    accept: 'form',
    input: pressureDecisionInput,
    handler: async (input, context) => {
      const decision = { ...input, ...(await guarded(context, { reason: input.reason })) };
      return unwrap(await decidePressure(await context.locals.situation(), decision));
    },
  }),
};
