import { type Refused, refused } from '#src/lib/outcome.ts';
import { type Actor, belongsTo, representsCompany } from '#src/lib/situation.ts';
import { awaitsFirstReply, type CaseState, isOver, isRunning, isTombstone } from './rules.ts';

/** What the table needs to know of a case. */
export interface CaseParties {
  authorId: string | null;
  companyId: string | null;
  /** The company that the case names besides. */
  namedId: string | null;
}

const isAuthor = (actor: Actor, parties: CaseParties) => actor.userId !== null && actor.userId === parties.authorId;
const speaksForCompany = (actor: Actor, parties: CaseParties) => representsCompany(actor, parties.companyId);

const speaksForNamed = (actor: Actor, { namedId }: CaseParties) =>
  namedId !== null && representsCompany(actor, namedId);
const speaksForEither = (actor: Actor, parties: CaseParties) =>
  speaksForCompany(actor, parties) || speaksForNamed(actor, parties);
/** Also where the desk is shut to them: what forbids is not lifted by a missing second factor. */
const isOfEither = (actor: Actor, { companyId, namedId }: CaseParties) =>
  belongsTo(actor, companyId) || (namedId !== null && belongsTo(actor, namedId));

/** Who speaks for the company can never act as its customer, not even in a case of their own from before. */
const asAuthor = (actor: Actor, parties: CaseParties) =>
  isAuthor(actor, parties) && !belongsTo(actor, parties.companyId);
/** Nobody removes a case that is their own, or against a company they speak for, or names it. */
const asModerator = (actor: Actor, parties: CaseParties) =>
  actor.isModerator && !isAuthor(actor, parties) && !isOfEither(actor, parties);
const asCompany = (actor: Actor, parties: CaseParties) => speaksForCompany(actor, parties) && !isAuthor(actor, parties);
const speaksHere = (actor: Actor, parties: CaseParties) => speaksForEither(actor, parties) && !isAuthor(actor, parties);
const asNamed = (actor: Actor, parties: CaseParties) => speaksForNamed(actor, parties) && !isAuthor(actor, parties);

/** Who may do what with a published case. */
export const caseCan = {
  /** Have it open at the desk. */
  read: asCompany,
  /** Note something for the others who speak for the company. */
  note: asCompany,
  /** Ask for a private exchange, and write, read and open what is given in it. */
  exchangeAsCompany: asCompany,
  assign: asCompany,
  reply: asCompany,
  judge: asAuthor,
  answer: asAuthor,
  addEntry: asAuthor,
  /** Put an entry before or after the one beside it. */
  moveEntry: asAuthor,
  correct: asAuthor,
  /** Say what kind of problem it is. */
  chooseKind: asAuthor,
  /** Take words out of the public history that should never have stood there. */
  erase: asAuthor,
  /** What was blackened and is kept for them alone. */
  eraseBlackened: asAuthor,
  depositEvidence: asAuthor,
  /** Blacken a file and show it to everybody. */
  showEvidence: asAuthor,
  /** Take it back, or delete one that is private. */
  hideEvidence: asAuthor,
  /** Write with the company in private, and give it details. */
  exchange: asAuthor,
  /** Take back what was given, read nothing further, decline or end it. */
  leaveExchange: asAuthor,
  nameCompany: asAuthor,
  takeBackNamed: asAuthor,
  /** Move it to the right company, once that it is against said that it is not meant. */
  transfer: asAuthor,
  /** All that a company may do that is only named. */
  replyAsNamed: asNamed,
  answerNamed: asAuthor,
  markPromise: asAuthor,
  /** Correct what was said for the company, or the one also named; by whom exactly asks the command. */
  correctReply: speaksHere,
  eraseReply: speaksHere,
  /** Say, for the company, that a promise was kept. */
  reportPromise: asCompany,
  /** Say, for the company, what was the cause, and take that back. */
  stateCause: asCompany,
  takeCauseBack: asCompany,
  /** Say that it has a cause that the company stated, and take that back. */
  sameCause: asAuthor,
  /** Say, for the company, that it is no customer's case. */
  challenge: asCompany,
  /** Enter where the company is told about the case. */
  addContact: asAuthor,
  /** Say whether an outcome still holds. */
  followUp: asAuthor,
  recordStep: asAuthor,
  takeStepBack: asAuthor,
  close: asAuthor,
  reopen: asAuthor,
  withdraw: asAuthor,
  remove: asModerator,
  /** "This concerns me too": nobody who has a part in the case may swell it. */
  sayAffected: (actor: Actor, parties: CaseParties) =>
    actor.userId !== null && !isAuthor(actor, parties) && !isOfEither(actor, parties),
  /** Everybody their own word. */
  takeBackAffected: (actor: Actor) => actor.userId !== null,
} satisfies Record<string, (actor: Actor, parties: CaseParties) => boolean>;

export type CaseAction = keyof typeof caseCan;

/** What the moment depends on: of the state of today, which is not always the stored one. */
type Moment = Pick<CaseState, 'status' | 'firstReplyOn'>;
type When = (state: Moment) => Refused | null;

/** A tombstone is final. */
const beforeTheEnd: When = (state) => (isTombstone(state) ? refused('too-late') : null);

/** `allows` says more than that about a case that is no tombstone. */
const beforeTheEndIf =
  (allows: When): When =>
  (state) =>
    beforeTheEnd(state) ?? allows(state);

/**
 * When something may be done, beside `caseCan`: why it is refused in a state, null when it is not. Commands ask it
 * through `inCase`, pages through `isTimeTo`. What depends on more than the state (a full thread, a promise
 * that is marked) is refused by the command.
 */
export const caseWhen = {
  read: beforeTheEnd,
  note: beforeTheEnd,
  exchangeAsCompany: beforeTheEnd,
  assign: beforeTheEnd,
  // A late reply stands in the thread and counts as an answer; only the author opens the case again.
  reply: beforeTheEnd,
  judge: beforeTheEnd,
  answer: beforeTheEndIf((state) => {
    if (!isRunning(state)) return refused('too-late', { reason: 'case-is-over' });
    return state.firstReplyOn === null ? refused('conflict', { reason: 'nothing-to-answer' }) : null;
  }),
  addEntry: beforeTheEnd,
  moveEntry: beforeTheEnd,
  correct: beforeTheEnd,
  chooseKind: beforeTheEnd,
  erase: beforeTheEnd,
  eraseBlackened: beforeTheEnd,
  depositEvidence: beforeTheEnd,
  showEvidence: beforeTheEnd,
  hideEvidence: beforeTheEnd,
  exchange: beforeTheEnd,
  leaveExchange: beforeTheEnd,
  nameCompany: beforeTheEnd,
  takeBackNamed: beforeTheEnd,
  transfer: beforeTheEndIf(({ status }) =>
    status === 'closed' ? refused('too-late', { reason: 'case-is-over' }) : null,
  ),
  correctReply: beforeTheEnd,
  eraseReply: beforeTheEnd,
  replyAsNamed: beforeTheEnd,
  answerNamed: beforeTheEnd,
  markPromise: beforeTheEnd,
  reportPromise: beforeTheEnd,
  // Whoever has answered nothing yet explains nothing.
  stateCause: beforeTheEndIf(({ firstReplyOn }) =>
    firstReplyOn === null ? refused('conflict', { reason: 'nothing-answered' }) : null,
  ),
  takeCauseBack: beforeTheEnd,
  sameCause: beforeTheEnd,
  challenge: beforeTheEnd,
  addContact: beforeTheEndIf((state) =>
    awaitsFirstReply(state) ? null : refused('too-late', { reason: 'contact-too-late' }),
  ),
  followUp: beforeTheEndIf(({ status }) =>
    status === 'closed' ? null : refused('conflict', { reason: 'not-closed-any-more' }),
  ),
  recordStep: beforeTheEnd,
  takeStepBack: beforeTheEnd,
  // One that rests can be closed with an outcome at once.
  close: beforeTheEndIf(({ status }) =>
    status === 'closed' ? refused('conflict', { reason: 'already-closed' }) : null,
  ),
  reopen: beforeTheEndIf((state) => (isOver(state) ? null : refused('conflict', { reason: 'not-closed' }))),
  withdraw: beforeTheEnd,
  remove: beforeTheEnd,
  sayAffected: beforeTheEnd,
  takeBackAffected: () => null,
} as const satisfies Record<CaseAction, When>;

/** Whether the moment allows it: pages show no control that would be refused. */
export function isTimeTo(action: CaseAction, state: Moment): boolean {
  return caseWhen[action](state) === null;
}
