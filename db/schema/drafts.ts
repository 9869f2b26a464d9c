import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { at } from './columns.ts';

/** What only a case in writing has: its version and what the company is called until it is found. */
export const drafts = sqliteTable('drafts', {
  caseId: text()
    .primaryKey()
    .references(() => cases.id),
  /** Grows with each save: two people who edit one draft notice each other. */
  version: integer().notNull().default(1),
  savedAt: at().notNull(),
  newCompanyName: text().notNull().default(''),
  newCompanyIndustry: text().notNull().default(''),
  newCompanyWebsite: text().notNull().default(''),
  /** The same of a second company that the case names and that is in no register yet; empty for none. */
  newNamedName: text().notNull().default(''),
  newNamedIndustry: text().notNull().default(''),
  newNamedWebsite: text().notNull().default(''),
  /** Where the confirmation goes. Encrypted. */
  email: text().notNull().default(''),
  /** Codes of what looks personal and is to be public all the same. */
  leftStanding: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
});

/** The browsers that may open a draft: each has a key of its own, which can be ended without the others. */
export const draftKeys = sqliteTable(
  'draft_keys',
  {
    /** In the order in which they came. */
    id: integer().primaryKey({ autoIncrement: true }),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** Keyed hash of the token in the cookie. */
    tokenHash: text().notNull().unique(),
    openedAt: at().notNull(),
    userAgent: text().notNull().default(''),
    /** Of the mailed link through which it came; null for the browser in which the draft was begun. */
    linkHash: text(),
  },
  (table) => [index('draft_keys_case').on(table.caseId)],
);

export const caseCounters = sqliteTable('case_counters', {
  year: integer().primaryKey(),
  last: integer().notNull(),
});

/** What somebody typed into a form and has not sent yet: one row for each form of each owner. */
export const unfinished = sqliteTable(
  'unfinished',
  {
    /** `draft:` and the id of its case, or `user:` and the id of the person. */
    owner: text().notNull(),
    /** Action of the form, and what it is about. */
    form: text().notNull(),
    /** The fields by name. Sealed. */
    fields: text().notNull(),
    savedAt: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.form] })],
);
