import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { categories, grounds, notifierKinds, pieceKinds } from '../lists.ts';
import { users } from './accounts.ts';
import { cases } from './cases.ts';
import { at, day, flag, locale } from './columns.ts';
import { companies } from './companies.ts';
import { decisions } from './decisions.ts';

/** What was counted when a sign was raised. Numbers only: no person, no address, no text. */
export interface SignFigures {
  /** Cases, or votes. */
  count: number;
  /** By how many mailboxes they were written or given. */
  mailboxes: number;
  /** Of texts: the lowest likeness (0–1) of a pair that was taken for one text. Null for counts of a day. */
  likeness: number | null;
  /** Of a day: the mean of the company's days before. Null for texts. */
  usual: number | null;
}

/** Facts that a moderator should look at. Nothing is decided by them, and no figure changes. */
export const signs = sqliteTable(
  'signs',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['same-text', 'many-cases', 'many-votes'] }).notNull(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    /** The day of the publications or votes; of texts: that of the latest. */
    day: day().notNull(),
    raisedAt: at().notNull(),
    figures: text({ mode: 'json' }).$type<SignFigures>().notNull(),
    /** Null while nobody decided: that long its cases are "under examination". */
    decidedAt: at(),
    decision: text({ enum: ['genuine', 'not-genuine'] }),
    /** User id of the moderator. */
    decidedBy: text(),
    reason: text().notNull().default(''),
    /** A decision that is being carried out, by whom and what it says, as a hash: no other one can begin beside it. */
    held: text(),
    heldAt: at(),
  },
  (table) => [index('signs_company').on(table.companyId, table.kind, table.day)],
);

/** The cases of a sign; of votes: those that got them. */
export const signCases = sqliteTable(
  'sign_cases',
  {
    signId: text()
      .notNull()
      .references(() => signs.id),
    caseId: text()
      .notNull()
      .references(() => cases.id),
  },
  (table) => [primaryKey({ columns: [table.signId, table.caseId] }), index('sign_cases_case').on(table.caseId)],
);

/**
 * What the desk works on: one piece that was reported, however often. Its state and its clock are `examinationState` of
 * features/moderation/rules.ts over the rows that name it; `closedAt` alone is stored, for the queue.
 */
export const examinations = sqliteTable(
  'examinations',
  {
    id: text().primaryKey(),
    pieceKind: text({ enum: pieceKinds }).notNull(),
    pieceId: text().notNull(),
    caseId: text().references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    openedAt: at().notNull(),
    /** A person is threatened: hours, not days. */
    isUrgent: flag().notNull().default(false),
    closedAt: at(),
  },
  (table) => [
    index('examinations_open').on(table.closedAt, table.openedAt),
    index('examinations_piece').on(table.pieceKind, table.pieceId, table.closedAt),
    index('examinations_case').on(table.caseId, table.closedAt),
    index('examinations_company').on(table.companyId),
  ],
);

/** A notice (DSA Art. 16). Who gave it is never public. */
export const notices = sqliteTable(
  'notices',
  {
    id: text().primaryKey(),
    /** `M-2026-000012`. */
    number: text().notNull().unique(),
    examinationId: text()
      .notNull()
      .references(() => examinations.id),
    ground: text({ enum: grounds }).notNull(),
    category: text({ enum: categories }).notNull(),
    notifier: text({ enum: notifierKinds }).notNull(),
    /** Encrypted: the words that are meant, why, and who says so (`NoticeWords` of features/moderation/notices/sealed.ts). */
    sealed: text().notNull(),
    /** Keyed hash of the mailbox, else of the network: the same for all notices of one notifier. */
    notifierKey: text().notNull(),
    goodFaith: flag().notNull(),
    locale: locale().notNull(),
    /** Hash of what opens the status page. */
    tokenHash: text().notNull().unique(),
    givenAt: at().notNull(),
  },
  (table) => [index('notices_examination').on(table.examinationId), index('notices_notifier').on(table.notifierKey)],
);

/** A question of a moderator to the author or to a notifier; both have seven days. Its words are private. */
export const moderatorQuestions = sqliteTable(
  'moderator_questions',
  {
    id: text().primaryKey(),
    examinationId: text()
      .notNull()
      .references(() => examinations.id),
    asked: text({ enum: ['author', 'notifier'] }).notNull(),
    /** The notice that is asked about; null for the author. */
    noticeId: text().references(() => notices.id),
    /** Encrypted, as the answer. Null: what a notice means that names no breach, in words of the house. */
    sealed: text(),
    /** Null: asked by the rule, not by a person. */
    askedBy: text().references(() => users.id),
    askedAt: at().notNull(),
    remindedAt: at(),
    answeredAt: at(),
    answerSealed: text(),
  },
  (table) => [index('moderator_questions_examination').on(table.examinationId)],
);

/** Who was told of a decision: whoever wrote what it concerns, who gave a notice, or a company that was heard. Their link opens it. */
export const decisionLetters = sqliteTable(
  'decision_letters',
  {
    tokenHash: text().primaryKey(),
    decisionId: text()
      .notNull()
      .references(() => decisions.id),
    noticeId: text().references(() => notices.id),
    /** Each side appeals once, whatever is decided on it. */
    mayAppeal: flag().notNull(),
    /** Which side reads it, as in `appeals`. */
    appellant: text().notNull().default('affected'),
  },
  (table) => [index('decision_letters_decision').on(table.decisionId)],
);

/**
 * `answer` of a decision in the other language, where one of those who are told chose that: read and edited at the desk as the
 * first one was. Gone with the letters.
 */
export const decisionAnswers = sqliteTable('decision_answers', {
  decisionId: text()
    .primaryKey()
    .references(() => decisions.id),
  locale: locale().notNull(),
  text: text().notNull(),
  /** When a later decision blackened something in it, as `blackened_reasons` says it of the first one. */
  blackenedAt: at(),
});

/** Somebody does not agree with a decision (DSA Art. 20). It is answered by an effective decision with `appealOf`. */
export const appeals = sqliteTable(
  'appeals',
  {
    id: text().primaryKey(),
    /** `B-2026-000012`. */
    number: text().notNull().unique(),
    decisionId: text()
      .notNull()
      .references(() => decisions.id),
    /** Null: no notifier. */
    noticeId: text().references(() => notices.id),
    /** `affected`: whoever wrote it; `company`: that was heard; or the key of the notifier, the same for all notices of one. */
    appellant: text().notNull(),
    /** Encrypted: why they do not agree. */
    sealed: text().notNull(),
    locale: locale().notNull(),
    givenAt: at().notNull(),
  },
  (table) => [uniqueIndex('appeals_once').on(table.decisionId, table.appellant)],
);
