import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';

/**
 * What each case that can be read says, as terms that nobody reads: distinct stems, a space between, in no order. Triggers
 * and `recordWords` keep the index (FTS5, `search_index`) over it. Without a row a case is not found.
 */
export const searchDocuments = sqliteTable('search_documents', {
  /** The number of the case without its hyphen, 2026000417: the newest are asked for first. */
  id: integer().primaryKey(),
  caseId: text()
    .notNull()
    .unique()
    .references(() => cases.id),
  title: text().notNull(),
  /** What the author tells. */
  told: text().notNull(),
  /** What companies answered. */
  answered: text().notNull(),
  promised: text().notNull(),
  /** Marks of the company, its industry and the year, by which a search is narrowed. */
  marks: text().notNull(),
});

/**
 * Terms of at least three letters in how many cases each: what a part of a compound or a slip of the finger can mean. Without
 * rowids, so that each stands in the file once.
 */
export const searchTerms = sqliteTable('search_terms', {
  term: text().primaryKey(),
  cases: integer().notNull(),
});

/** The same terms, their letters from behind: for the end of compounds. */
export const searchEndings = sqliteTable('search_endings', {
  backwards: text().primaryKey(),
  /** Of the number of cases, which is written anew at each case, this only where it becomes longer or shorter. */
  digits: integer().notNull(),
});
