import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { cases, entries } from './cases.ts';
import { at } from './columns.ts';
import type { verdicts } from './replies.ts';

/** What can happen. A name is never changed: rows hold it for good. */
export const actions = [
  'accounts.request-link',
  'accounts.sign-in',
  'accounts.sign-in-by-link',
  'accounts.reset-password',
  'accounts.change-password',
  'accounts.sign-out',
  'accounts.end-session',
  'accounts.end-other-sessions',
  'accounts.appoint',
  'accounts.prove',
  'accounts.start-factor',
  'accounts.confirm-factor',
  'accounts.end-factor',
  'accounts.ask-factor-reset',
  'accounts.stop-factor-reset',
  'accounts.reset-factor',
  'accounts.new-codes',
  'accounts.use-code',
  'accounts.ask-address',
  'accounts.confirm-address',
  'accounts.change-address',
  'accounts.close',
  'companies.request-claim',
  'companies.prove-claim',
  'companies.end-representation',
  'companies.add-domain',
  'companies.set-contact',
  'companies.add-public-contact',
  'companies.remove-public-contact',
  'companies.approve-identity',
  'companies.refuse-identity',
  'companies.object',
  'companies.name-outsider',
  'companies.move-domain',
  'companies.remove-domain',
  'companies.rename',
  'companies.merge',
  'drafts.start',
  'drafts.leave',
  'drafts.company',
  'drafts.nameCompany',
  'drafts.story',
  'drafts.kind',
  'drafts.entry',
  'drafts.tell',
  'drafts.evidence',
  'drafts.move',
  'drafts.remove',
  'drafts.wish',
  'drafts.later',
  'drafts.resume',
  'drafts.endKey',
  'drafts.renew',
  'drafts.submit',
  'cases.publish',
  'cases.reply',
  'cases.judge',
  'cases.changeVerdict',
  'cases.answer',
  'cases.addEntry',
  'cases.correctEntry',
  'cases.moveEntry',
  'cases.correct',
  'cases.correctWords',
  'cases.correctReply',
  'cases.erase',
  'cases.nameCompany',
  'cases.takeBackNamed',
  'cases.transfer',
  'cases.replyAsNamed',
  'cases.answerNamed',
  'cases.markPromise',
  'cases.extendPromise',
  'cases.reportPromise',
  'cases.addContact',
  'cases.followUp',
  'cases.recordStep',
  'cases.takeStepBack',
  'cases.close',
  'cases.reopen',
  'cases.withdraw',
  'cases.remove',
  'cases.removeNotGenuine',
  'cases.hide',
  'cases.blacken',
  'cases.restore',
  'cases.sayAffected',
  'cases.takeBackAffected',
  'cases.issueDossier',
  'cases.chooseKind',
  'cases.depositEvidence',
  'cases.changeEvidence',
  'follows.follow',
  'follows.end',
  'mails.choose',
  'mails.stop',
  'contacts.refused',
  'contacts.wrong-address',
  'contacts.bounced',
  'moderation.raiseSign',
  'moderation.decideSign',
  'moderation.giveNotice',
  'moderation.ask',
  'moderation.answer',
  'moderation.decide',
  'moderation.confirm',
  'moderation.drop',
  'moderation.endWriting',
  'moderation.challenge',
  'moderation.proveCase',
  'moderation.forwardProof',
  'moderation.answerChallenge',
  'moderation.appeal',
  'pressure.report',
  'pressure.hear',
  'pressure.answer',
  'pressure.sayWhy',
  'inbox.renew',
  'inbox.drop',
  'inbox.putBack',
  'inbox.replied',
  'mail.failed',
  'mail.uncertain',
  'mail.retry',
  'mail.release',
  'mail.discard',
  'operation.restore',
  'operation.rotate-keys',
] as const;
export type Action = (typeof actions)[number];

/** Words that were taken out as personal data: how long they were, on which day and by whom. Never what they said. */
export interface Erased {
  characters: number;
  on: string;
  by: 'author' | 'company' | 'moderation';
}
/** A side that is `erased` is empty: what stood there was taken out of the history. */
type Was<Field extends string, Value> = {
  field: Field;
  before: Value;
  after: Value;
  erased?: { before?: Erased; after?: Erased };
};
type Entry = typeof entries.$inferSelect;

export type HeadChange =
  | Was<'title' | 'summary' | 'desiredText' | 'penName' | 'place', string>
  | Was<'disputed', { cents: number; currency: string; isAbout: boolean } | null>
  | Was<'desiredOutcome', (typeof cases.$inferSelect)['desiredOutcome']>;
/**
 * `on`: the day that was given, by the author or (reported, disputed) by the company; null while nobody said anything.
 * `promise`: the words of the one that is meant, where an entry has several.
 */
export type MarkChange = Was<
  'mark',
  { state: 'open' | 'kept' | 'broken' | 'unconfirmed' | 'reported' | 'disputed'; on: string | null }
> & { promise?: string };
export type EntryChange =
  | Was<'day', Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision'>>
  | Was<'time', string | null>
  | Was<'timeOfDay', { time: string | null; isAbout: boolean }>
  | Was<'channel', Entry['channel']>
  | Was<'direction', Entry['direction']>
  // `counterpart` is from before an entry could name several people.
  | Was<'counterpart' | 'thirdParty' | 'text', string>
  | Was<'people', string[]>
  | Was<'contacts' | 'waitedMinutes' | 'spentCents' | 'handOvers', number>
  /** Where more is to be said of them than a number: only about so many, or in which currency. */
  | Was<'waited', { minutes: number; isAbout: boolean }>
  | Was<'spent', { cents: number; currency: string; isAbout: boolean }>
  | Was<'automaticReceipt' | 'expectsAnswer', boolean>
  | Was<'promise', { text: string; dueOn: string | null } | null>
  | MarkChange;
/** Behind which entry one stands; null: it is the first. */
export type MoveChange = Was<'order', Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision' | 'channel'> | null>;
export type VerdictChange =
  | Was<'content', (typeof verdicts.$inferSelect)['content']>
  | Was<'boilerplate', boolean>
  | Was<'words', string>;
/** Words of an answer, of a closing or of the reason to reopen. */
export type WordsChange = Was<'wording', string>;
/** The company that a case names beside the one it is against, as it was called on that day; null: none. */
export type NamedChange = Was<'named', string | null>;
export type EvidenceChange = Was<'evidence', 'private' | 'public' | 'gone'>;
/** Against which company a case is, as it was called on that day. */
export type CompanyChange = Was<'company', string>;
/** `oldWords` is from before there were events: a sentence that could not be read back into facts. */
type FactChange =
  | HeadChange
  | EntryChange
  | MoveChange
  | VerdictChange
  | WordsChange
  | NamedChange
  | CompanyChange
  | EvidenceChange
  | Was<'dueOn', string>
  | { field: 'step'; before: { step: string; takenOn: string }; after: null }
  | Was<'oldWords', string>;
/** That an earlier version of one field was taken out of the history, and how long it was. */
export type ErasedChange = { field: 'erased'; before: { field: FactChange['field']; characters: number }; after: null };
export type Change = FactChange | ErasedChange;

/**
 * What of the case was corrected, as it was before; missing where that is the case itself or an old row does not say. The
 * words of a promise are empty when they were taken out of the history.
 */
export type About =
  /** `precision`: how exactly the day was known; missing in old rows, which say a day. */
  | { entryOn: string; entryUntil?: Entry['occurredUntil']; precision?: Entry['precision'] }
  | { repliedOn: string }
  | { replyOn: string }
  | { answeredOn: string }
  | { closedOn: string }
  | { reopenedOn: string }
  /** `madeIn`: the date of the entry in which it was made, where that names no day; missing in old rows. */
  | { promise: string; madeOn: string; madeIn?: Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision'> };

/** A public change: what it says stays readable. */
export interface Correction<Changed extends Change = Change> {
  about?: About;
  changes: Changed[];
}

interface Corrections {
  'cases.correct': Correction<HeadChange>;
  'cases.correctEntry': Correction<EntryChange>;
  'cases.moveEntry': Correction<MoveChange>;
  'cases.changeVerdict': Correction<VerdictChange>;
  'cases.correctWords': Correction<WordsChange>;
  'cases.correctReply': Correction<WordsChange | EntryChange>;
  'cases.erase': Correction<ErasedChange>;
  'cases.markPromise': Correction<MarkChange>;
  'cases.extendPromise': Correction<Extract<Change, { field: 'dueOn' }>>;
  'cases.reportPromise': Correction<MarkChange>;
  'cases.takeStepBack': Correction<Extract<Change, { field: 'step' }>>;
  'cases.nameCompany': Correction<NamedChange>;
  'cases.takeBackNamed': Correction<NamedChange>;
  'cases.transfer': Correction<CompanyChange>;
  'cases.changeEvidence': Correction<EvidenceChange>;
}

/** Actions of which the public history of a case consists. */
export const corrections = [
  'cases.correct',
  'cases.correctEntry',
  'cases.moveEntry',
  'cases.changeVerdict',
  'cases.correctWords',
  'cases.correctReply',
  'cases.erase',
  'cases.markPromise',
  'cases.extendPromise',
  'cases.reportPromise',
  'cases.takeStepBack',
  'cases.nameCompany',
  'cases.takeBackNamed',
  'cases.transfer',
  'cases.changeEvidence',
] as const satisfies (keyof Corrections)[];

/** An event without who and when. `companyId`: of the company that it concerns. */
export type Happening = {
  [Name in Action]: {
    action: Name;
    subjectId: string;
    caseId?: string;
    companyId?: string;
  } & (Name extends keyof Corrections ? { particulars: Corrections[Name] } : { particulars?: never });
}[Action];

/**
 * What happened: who did what, the public history of cases, and where followers' news come from. Typed facts, never
 * finished words, and no addresses.
 */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: at().notNull(),
    action: text({ enum: actions }).notNull(),
    caseId: text(),
    companyId: text(),
    /** What was done something with: an entry, a reply, a person, a mail. */
    subjectId: text().notNull(),
    /** User id; null: a visitor without an account, the worker or the command line. */
    actor: text(),
    particulars: text({ mode: 'json' }).$type<Correction>(),
  },
  (table) => [index('events_case').on(table.caseId, table.action), index('events_actor').on(table.actor)],
);
