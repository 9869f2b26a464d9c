import { type Actor, representsCompany } from '#src/lib/act.ts';

/** What the table needs to know of a case. */
export interface CaseParties {
  authorId: string | null;
  companyId: string | null;
}

const isAuthor = (actor: Actor, parties: CaseParties) => actor.userId !== null && actor.userId === parties.authorId;
const speaksForCompany = (actor: Actor, parties: CaseParties) => representsCompany(actor, parties.companyId);

/** Who speaks for the company can never act as its customer, not even in a case of their own from before. */
const asAuthor = (actor: Actor, parties: CaseParties) => isAuthor(actor, parties) && !speaksForCompany(actor, parties);
/** Nobody removes a case that is their own or against a company they speak for. */
const asModerator = (actor: Actor, parties: CaseParties) =>
  actor.isModerator && !isAuthor(actor, parties) && !speaksForCompany(actor, parties);
const asCompany = (actor: Actor, parties: CaseParties) => speaksForCompany(actor, parties) && !isAuthor(actor, parties);

/** Who may do what with a case. Whether the moment allows it is said by rules.ts. */
export const caseCan = {
  /** Publish a case against this company. */
  publish: (actor: Actor, parties: CaseParties) => !speaksForCompany(actor, parties),
  reply: asCompany,
  judge: asAuthor,
  answer: asAuthor,
  addEntry: asAuthor,
  correct: asAuthor,
  markPromise: asAuthor,
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
  /** "This concerns me too": neither side of the case may swell it. */
  sayAffected: (actor: Actor, parties: CaseParties) =>
    actor.userId !== null && !isAuthor(actor, parties) && !speaksForCompany(actor, parties),
  /** Everybody their own word. */
  takeBackAffected: (actor: Actor) => actor.userId !== null,
} satisfies Record<string, (actor: Actor, parties: CaseParties) => boolean>;

export type CaseAction = keyof typeof caseCan;
