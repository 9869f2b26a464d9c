import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { wordsOfCompany } from '../lists.ts';
import { cases } from './cases.ts';
import { at } from './columns.ts';
import { companies } from './companies.ts';
import { decisions } from './decisions.ts';

/** What an author had blackened in a text of their case: for them alone, until they delete it. */
export const blackenedWords = sqliteTable(
  'blackened_words',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** The text in which it stood: the case, an entry, a promise, a reply, a closing …, by its id. */
    subjectId: text().notNull(),
    /** Kind and words. Sealed. */
    sealed: text().notNull(),
    blackenedAt: at().notNull(),
  },
  (table) => [index('blackened_words_case').on(table.caseId)],
);

/** Numbers of orders that are blackened in a case, each as a keyed hash: by them it is still known as the same matter. */
export const matterMarks = sqliteTable(
  'matter_marks',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.hash] })],
);

/** Words that a decision hid, encrypted, so that an appeal can bring them back. Without the decision there is no row: a trigger asks for it. */
export const hiddenWords = sqliteTable(
  'hidden_words',
  {
    pieceKind: text({ enum: ['entry', 'reply', 'answer', ...wordsOfCompany] }).notNull(),
    pieceId: text().notNull(),
    decisionId: text()
      .notNull()
      .references(() => decisions.id),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.pieceKind, table.pieceId] })],
);

/**
 * A place in what a decision says that a later one blackened. What a decision says is changed by nothing else: the row that is
 * inserted blackens that place (a trigger), then forgets where it was and how long, and stays as the mark of it.
 */
export const blackenedReasons = sqliteTable(
  'blackened_reasons',
  {
    id: text().primaryKey(),
    decisionId: text()
      .notNull()
      .references(() => decisions.id),
    field: text({ enum: ['rule', 'facts', 'reason', 'statement', 'answer'] }).notNull(),
    /** In characters, the first is 1; null once it is blackened. */
    start: integer(),
    /** In characters; null once it is blackened: a bar does not tell how long the words were. */
    length: integer(),
    /** The effective decision that blackens, about the same case. */
    blackenedBy: text()
      .notNull()
      .references(() => decisions.id),
    blackenedAt: at().notNull(),
  },
  (table) => [index('blackened_reasons_decision').on(table.decisionId)],
);

/**
 * What left the texts of a case, as the list says it that is kept apart from the copies: by it the same is taken out of a copy
 * that is put back. It leads to the words only whoever has them already, and the key.
 */
export const takenOut = sqliteTable(
  'taken_out',
  {
    line: text().primaryKey(),
    /** Null: of no case, as the end of a right to write. */
    caseId: text().references(() => cases.id),
    notedAt: at().notNull(),
  },
  (table) => [index('taken_out_case').on(table.caseId)],
);

/**
 * What a company may not say again outside of a case while a decision stands that hid or blackened it: a mark by which the same words
 * are known, never the words. Gone with the decision, when an appeal undoes it.
 */
export const deniedWords = sqliteTable(
  'denied_words',
  {
    decisionId: text()
      .notNull()
      .references(() => decisions.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    pieceKind: text({ enum: wordsOfCompany }).notNull(),
    /** A passage, wherever a text says it; else a whole text. */
    isPassage: integer({ mode: 'boolean' }).notNull(),
    /** How long it is, and a hash of it under the decision. */
    words: integer().notNull(),
    signs: integer().notNull(),
    key: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.key] }),
    index('denied_words_company').on(table.companyId),
  ],
);
