import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { callInput, entryOfCall } from '#src/features/author-desk/call/input.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseBlackened, eraseVersion } from '#src/features/cases/commands/erasing.ts';
import { quickEntryOf } from '#src/features/cases/commands/form.ts';
import {
  affectedInput,
  answerInput,
  closingInput,
  contactInput,
  eraseBlackenedInput,
  eraseInput,
  followUpInput,
  headInput,
  laterEntryInput,
  moveEntryInput,
  namedAnswerInput,
  namedReplyInput,
  namingInput,
  promiseMarkInput,
  promiseReportInput,
  promisesInReply,
  promisesWorded,
  quickEntryInput,
  reopeningInput,
  replyCorrectionInput,
  replyInput,
  reportBackInput,
  stepBackInput,
  stepInput,
  takeBackNamedInput,
  verdictInput,
  withdrawalInput,
  wordsInput,
} from '#src/features/cases/commands/input.ts';
import { moveEntry } from '#src/features/cases/commands/moving.ts';
import { answerNamed, nameCompany, replyAsNamed, takeBackNamed } from '#src/features/cases/commands/named.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { correctWords } from '#src/features/cases/commands/words.ts';
import { sameCause } from '#src/features/causes/commands.ts';
import { sameCauseInput } from '#src/features/causes/input.ts';
import { lookOnce } from '#src/features/company-desk/advice/queries.ts';
import { chosenCompany } from '#src/features/drafts/company.ts';
import { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
import { takeReportBack } from '#src/features/exchange/promised.ts';
import { sayAffected, takeBackAffected } from '#src/features/following/affected/commands.ts';
import { noteProofsAnew } from '#src/features/inbox/letters/anew.ts';
import { noteReplied } from '#src/features/inbox/reply/offer.ts';
import { followUp } from '#src/features/reminders/answers/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { checked } from '#src/lib/fields.ts';
import { today } from '#src/lib/situation.ts';
import { guarded } from './guard.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const cases = {
  reply: defineAction({
    accept: 'form',
    // `asks`: the form wants to be told once what to look at before it is sent.
    input: replyInput.extend({ mail: z.string().max(60, 'invalid').optional(), asks: checked }),
    handler: async ({ mail, asks, ...typed }, context) => {
      const input = await guarded(context, typed, typed.number);
      const situation = await acting(context);
      const reply = { ...input, promises: unwrap(promisesInReply(input)) };
      if (asks) unwrap(await lookOnce(situation, reply));
      const published = unwrap(await publishReply(situation, reply));
      // It was made of a mail that was offered to them.
      if (mail) unwrap(await noteReplied(situation, typed.number, mail));
      return published;
    },
  }),

  correctReply: defineAction({
    accept: 'form',
    input: replyCorrectionInput,
    handler: async (typed, context) => {
      const input = await guarded(context, typed, typed.number);
      return unwrap(await correctReply(await acting(context), { ...input, promises: unwrap(promisesWorded(input)) }));
    },
  }),

  judge: defineAction({
    accept: 'form',
    input: verdictInput,
    handler: async (typed, context) => {
      const { comment, ...input } = await guarded(context, typed, typed.number);
      return unwrap(await judgeReply(await acting(context), { ...input, text: comment }));
    },
  }),

  answer: defineAction({
    accept: 'form',
    input: answerInput,
    handler: async (typed, context) => {
      const { number, answerId: id, answer: text } = await guarded(context, typed, typed.number);
      return unwrap(await answerInThread(await acting(context), { number, id, text }));
    },
  }),

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

  close: defineAction({
    accept: 'form',
    input: closingInput,
    handler: async (input, context) =>
      unwrap(await closeCase(await acting(context), await guarded(context, input, input.number))),
  }),

  reopen: defineAction({
    accept: 'form',
    input: reopeningInput,
    handler: async (input, context) =>
      unwrap(await reopenCase(await acting(context), await guarded(context, input, input.number))),
  }),

  withdraw: defineAction({
    accept: 'form',
    input: withdrawalInput,
    handler: async (input, context) =>
      unwrap(await withdrawCase(await acting(context), await guarded(context, input, input.number))),
  }),

  markPromise: defineAction({
    accept: 'form',
    input: promiseMarkInput,
    handler: async (input, context) => unwrap(await markPromise(await acting(context), input)),
  }),

  /** The word of the company on a promise, and its taking back. */
  reportPromise: defineAction({
    accept: 'form',
    input: promiseReportInput,
    handler: async ({ reportedOn, ...input }, context) =>
      unwrap(await reportPromise(await acting(context), { ...input, keptOn: reportedOn })),
  }),

  takeReportBack: defineAction({
    accept: 'form',
    input: reportBackInput,
    handler: async ({ number, reportedId: promiseId }, context) =>
      unwrap(await takeReportBack(await acting(context), { number, promiseId })),
  }),

  sameCause: defineAction({
    accept: 'form',
    input: sameCauseInput,
    handler: async ({ number, sameCause: same, notCause }, context) =>
      unwrap(await sameCause(await acting(context), { number, causeId: same ?? notCause ?? '', isIt: same != null })),
  }),

  recordStep: defineAction({
    accept: 'form',
    input: stepInput,
    handler: async (input, context) => unwrap(await recordStep(await acting(context), input)),
  }),

  takeStepBack: defineAction({
    accept: 'form',
    input: stepBackInput,
    handler: async (input, context) => unwrap(await takeStepBack(await acting(context), input)),
  }),

  /** The address at which a company is told about the case while nobody speaks for it. */
  contact: defineAction({
    accept: 'form',
    input: contactInput,
    handler: async (input, context) => unwrap(await enterContact(await acting(context), input)),
  }),

  followUp: defineAction({
    accept: 'form',
    input: followUpInput,
    handler: async ({ holds, ...input }, context) =>
      unwrap(await followUp(await acting(context), { ...input, holds: holds === 'yes' })),
  }),

  correct: defineAction({
    accept: 'form',
    input: headInput,
    handler: async (input, context) =>
      unwrap(await correctHead(await acting(context), await guarded(context, input, input.number))),
  }),

  entry: defineAction({
    accept: 'form',
    input: laterEntryInput,
    handler: async (typed, context) => {
      const { number, erase, ...form } = await guarded(context, typed, typed.number);
      const situation = await acting(context);
      const recorded = unwrap(await recordEntry(situation, number, form, erase));
      unwrap(await noteProofsAnew(situation, number));
      return recorded;
    },
  }),

  moveEntry: defineAction({
    accept: 'form',
    input: moveEntryInput,
    handler: async ({ move, ...input }, context) =>
      unwrap(await moveEntry(await acting(context), { ...input, ...move })),
  }),

  correctWords: defineAction({
    accept: 'form',
    input: wordsInput,
    handler: async (input, context) =>
      unwrap(await correctWords(await acting(context), await guarded(context, input, input.number))),
  }),

  /** One earlier version of a text, out of the public history. */
  erase: defineAction({
    accept: 'form',
    input: eraseInput,
    handler: async (input, context) => unwrap(await eraseVersion(await acting(context), input)),
  }),

  /** What was blackened and kept for the author. */
  eraseBlackened: defineAction({
    accept: 'form',
    input: eraseBlackenedInput,
    handler: async (input, context) => unwrap(await eraseBlackened(await acting(context), input)),
  }),

  quickEntry: defineAction({
    accept: 'form',
    input: quickEntryInput,
    handler: async (typed, context) => {
      const input = await guarded(context, typed, typed.number);
      const situation = await acting(context);
      return unwrap(await recordEntry(situation, input.number, unwrap(quickEntryOf(input, today(situation)))));
    },
  }),

  call: defineAction({
    accept: 'form',
    input: callInput,
    handler: async (typed, context) => {
      const input = await guarded(context, typed, typed.number);
      const situation = await acting(context);
      const nobody = (n: number) => context.locals.t('call.nobodyAnswered', { n });
      return unwrap(await recordEntry(situation, input.number, unwrap(entryOfCall(input, today(situation), nobody))));
    },
  }),

  sayAffected: defineAction({
    accept: 'form',
    input: affectedInput,
    handler: async ({ number }, context) => unwrap(await sayAffected(await acting(context), number)),
  }),

  takeBackAffected: defineAction({
    accept: 'form',
    input: affectedInput,
    handler: async ({ number }, context) => unwrap(await takeBackAffected(await acting(context), number)),
  }),
};
