import type { CaseAction } from '#src/features/cases/can.ts';
import { closeCase, removeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
import { sayAffected, takeBackAffected } from '#src/features/following/affected/commands.ts';
import { followUp } from '#src/features/reminders/answers/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import type { Act } from '#src/lib/act.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { today } from '#tests/factories.ts';
import { aClosing, anEntryForm } from './forms.ts';

/** What the commands need to know of a case. */
export interface Situation {
  number: string;
  replyId: string;
  promiseId: string;
  closingId?: string;
}

/** Every command of a published case, called the way its form calls it. */
export const commands: Record<CaseAction, (act: Act, at: Situation) => Promise<Outcome<unknown>>> = {
  reply: (act, { number }) =>
    publishReply(act, { id: newId(), number, text: 'Wir kümmern uns.', intent: 'solution', promises: [] }),
  judge: (act, { number, replyId }) =>
    judgeReply(act, { number, replyId, content: 'partly', boilerplate: false, text: '' }),
  answer: (act, { number }) => answerInThread(act, { id: newId(), number, text: 'Das genügt mir nicht.' }),
  addEntry: (act, { number }) => recordEntry(act, number, anEntryForm()),
  correct: (act, { number }) =>
    correctHead(act, { number, title: 'Neu', summary: '', desiredOutcome: 'refund', desiredText: '' }),
  markPromise: (act, { number, promiseId }) => markPromise(act, { number, promiseId, mark: 'kept' }),
  addContact: (act, { number }) => enterContact(act, { number, email: 'service@firma.example' }),
  followUp: (act, { number, closingId = 'x' }) => followUp(act, { number, closingId, holds: true }),
  recordStep: (act, { number }) => recordStep(act, { id: newId(), number, step: 'complaint', takenOn: today }),
  takeStepBack: (act, { number }) => takeStepBack(act, { number, step: 'management' }),
  close: (act, { number }) => closeCase(act, aClosing(number)),
  reopen: (act, { number }) => reopenCase(act, { id: newId(), number, reason: 'Es hielt nicht.' }),
  withdraw: (act, { number }) => withdrawCase(act, { number, reason: '' }),
  remove: (act, { number }) => removeCase(act, { number, reason: 'Nennt eine Privatperson mit vollem Namen.' }),
  sayAffected: (act, { number }) => sayAffected(act, number),
  takeBackAffected: (act, { number }) => takeBackAffected(act, number),
};
