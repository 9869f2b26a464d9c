import type { DesiredOutcome } from '#src/features/cases/lists.ts';
import type { Direction as CaseDirection, Channel } from '#src/features/timeline/lists.ts';
import type { Chance } from '../chance.ts';
import type { Facts } from '../phrases.ts';

/** An order, a payment, a delivery by hand: told to the company, and no answer is owed for it. */
type Direction = CaseDirection | 'order';
/** Where, in which direction and what happened, and with whom when it was not the company. */
type Happening = readonly [Channel, Direction, string, third?: string];

/** As an entry says it. */
export function directed([channel, direction, , third]: Happening) {
  const who = third === undefined ? {} : { third };
  return direction === 'order'
    ? { channel, direction: 'to-company' as const, expectsAnswer: false, ...who }
    : { channel, direction, ...who };
}

/** One thing that goes wrong in an industry, with everything people say about it. Phrases: see phrases.ts. */
export interface Problem {
  /** Companies it happens at, or at which it cannot: a bus company loses no air luggage. All, if neither is given. */
  only?: readonly string[];
  not?: readonly string[];
  wishes: readonly (readonly [DesiredOutcome, string])[];
  /** Amounts and things of one case; the same in title, story, entries and replies. */
  facts(chance: Chance, company: string): Facts;
  titles: readonly string[];
  /** First sentences of the story. */
  tells: readonly string[];
  /** What else belongs to it. */
  details: readonly string[];
  /** The first entry. */
  starts: readonly Happening[];
  /** What the author says or writes; fits every channel. */
  asks: readonly string[];
  /** What the company says; fits a call, a chat and a mail. */
  says: readonly string[];
  /** What happens meanwhile. */
  turns: readonly Happening[];
  /** Short name of the promise, how it is said, days until it is due. */
  promises: readonly (readonly [string, string, number])[];
  /** In a reply: how it came about. */
  causes: readonly string[];
  /** In a reply: short name of the promise, how it is announced (`{bis}` is the day). */
  fixes: readonly (readonly [string, string])[];
  /** In a reply: what is already done. */
  done: readonly string[];
  /** How the author notices that it is solved. */
  solved: readonly string[];
}

export interface Persona {
  key: string;
  weight: number;
  isFormal: boolean;
  isYoung: boolean;
  /** Probabilities of the parts of the story. */
  intro: number;
  detail: number;
  close: number;
  intros: readonly string[];
  closes: readonly string[];
}

/** What is said in every industry of one language. */
export interface Manner {
  personas: readonly Persona[];
  ownMistakes: readonly string[];
  /** How much it has cost so far. */
  tallies: readonly string[];
  queue: readonly string[];
  lost: readonly string[];
  transfers: readonly string[];
  forgotten: readonly string[];
  bundles: Readonly<Record<'phone' | 'email' | 'chat' | 'form', readonly string[]>>;
  receipts: readonly string[];
  reminders: readonly string[];
  written: Readonly<Partial<Record<Channel, readonly string[]>>>;
  mailOpenings: readonly string[];
  chatOpenings: readonly string[];
  chatEnds: readonly string[];
  social: readonly string[];
  socialAnswers: readonly string[];
  management: readonly string[];
  managementAnswers: readonly string[];
  thirdParties: readonly (readonly [string, Channel, string])[];
  promises: readonly (readonly [string, string, number])[];
  brokenNotes: readonly string[];
  keptNotes: readonly string[];
  roles: readonly string[];
  /** After the publication. */
  stillNothing: readonly string[];
  companyCalls: readonly string[];
  reply: {
    greetings: readonly string[];
    thanks: readonly string[];
    apologies: readonly string[];
    questions: readonly string[];
    endings: readonly string[];
    boilerplate: readonly string[];
    /** Openings of a further answer: after a broken promise, after the author's information, after a boilerplate text. */
    second: Readonly<Record<'broken' | 'question' | 'boilerplate', readonly string[]>>;
    solvedClaims: readonly string[];
  };
  verdicts: Readonly<Record<'yes' | 'partly' | 'no' | 'boilerplate', readonly string[]>>;
  answers: Readonly<Record<'information' | 'waiting' | 'boilerplate' | 'doubt', readonly string[]>>;
  closings: Readonly<
    Record<'solved' | 'partly' | 'unsolved' | 'unsolvedSilent' | 'solvedElsewhere', readonly string[]>
  >;
  reopenings: readonly string[];
  withdrawals: readonly string[];
  removals: readonly string[];
  additions: readonly string[];
}
