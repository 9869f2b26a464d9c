import { type ActionAPIContext, defineAction } from 'astro:actions';
import { answerChallenge, challengeCase, proveCase } from '#src/features/challenges/commands.ts';
import { forwardProof } from '#src/features/challenges/deciding.ts';
import { challengeInput, challengeWordsInput, transferInput } from '#src/features/challenges/input.ts';
import { transferCase } from '#src/features/challenges/transferring.ts';
import { appeal } from '#src/features/moderation/appeals/commands.ts';
import { confirmDecision, dropDecision } from '#src/features/moderation/decisions/commands.ts';
import { appealInput, noticeAnswerInput, noticeInput, questionAnswerInput } from '#src/features/moderation/input.ts';
import { answerAsNotifier, giveNotice } from '#src/features/moderation/notices/commands.ts';
import { answerQuestion, askAuthor } from '#src/features/moderation/questions.ts';
import {
  askInput,
  composeInput,
  decisionOf,
  deskDecisionInput,
  forwardInput,
  secondLookInput,
  signDecisionInput,
} from '#src/features/moderation-desk/input.ts';
import { decideNow, rehearse } from '#src/features/moderation-desk/rehearse.ts';
import { decideSign } from '#src/features/signs/commands.ts';
import { guarded } from './guard.ts';
import { isMailboxSpent, notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** The rule is cited beside the reason, in what everybody can read of a decision. */
const publicOf = (context: ActionAPIContext, { reason, rule }: { reason: string; rule: string }) =>
  guarded(context, { reason, rule });

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

  challenge: defineAction({
    accept: 'form',
    input: challengeInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await challengeCase(situation, input));
    },
  }),

  proveCase: defineAction({
    accept: 'form',
    input: challengeWordsInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await proveCase(situation, input));
    },
  }),

  /** The author moves the case to the company that is meant. */
  transferCase: defineAction({
    accept: 'form',
    input: transferInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await transferCase(situation, input));
    },
  }),

  answerChallenge: defineAction({
    accept: 'form',
    input: challengeWordsInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await answerChallenge(situation, input));
    },
  }),

  /** A moderator asks who wrote the piece. */
  ask: defineAction({
    accept: 'form',
    input: askInput,
    handler: async (input, context) => unwrap(await askAuthor(await context.locals.situation(), input)),
  }),

  /** Both letters of a decision, before it is made. */
  compose: defineAction({
    accept: 'form',
    input: composeInput,
    handler: async (input, context) => {
      const meant = unwrap(decisionOf({ ...input, ...(await publicOf(context, input)) }));
      return { meant, letters: unwrap(await rehearse(await context.locals.situation(), meant)) };
    },
  }),

  decide: defineAction({
    accept: 'form',
    input: deskDecisionInput,
    handler: async (input, context) => {
      const meant = unwrap(decisionOf({ ...input, ...(await publicOf(context, input)) }));
      return unwrap(await decideNow(await context.locals.situation(), meant));
    },
  }),

  /** What of an author's proof the company gets to read. */
  forwardProof: defineAction({
    accept: 'form',
    input: forwardInput,
    handler: async (input, context) => unwrap(await forwardProof(await context.locals.situation(), input)),
  }),

  /** The second look agrees. */
  confirm: defineAction({
    accept: 'form',
    input: secondLookInput,
    handler: async (input, context) => unwrap(await confirmDecision(await context.locals.situation(), input)),
  }),

  /** The second look does not agree. */
  drop: defineAction({
    accept: 'form',
    input: secondLookInput,
    handler: async (input, context) => unwrap(await dropDecision(await context.locals.situation(), input)),
  }),

  /** A whole sign, by what was found of it. */
  decideSign: defineAction({
    accept: 'form',
    input: signDecisionInput,
    handler: async (input, context) => {
      const reason = await guarded(context, { reason: input.reason });
      return unwrap(await decideSign(await context.locals.situation(), { ...input, ...reason }));
    },
  }),
};
