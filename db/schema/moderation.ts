import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { at, day } from './columns.ts';
import { companies } from './companies.ts';

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
