import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { cases, closings } from './cases.ts';
import { at, day, flag } from './columns.ts';

/** "Does it still hold?": what the author says 30 days after a closing. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    closingId: text()
      .primaryKey()
      .references(() => closings.id),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    holds: flag().notNull(),
    answeredAt: at().notNull(),
  },
  (table) => [index('follow_ups_case').on(table.caseId)],
);

/** A step of the escalation ladder that the author says has been taken. Public. */
export const stepsTaken = sqliteTable(
  'steps_taken',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** Key of a step in features/escalation. */
    step: text().notNull(),
    takenOn: day().notNull(),
    recordedAt: at().notNull(),
  },
  (table) => [index('steps_taken_case').on(table.caseId)],
);

/** "Betrifft mich auch": one per account and case; only the count is public. */
export const affected = sqliteTable(
  'affected',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    saidAt: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.userId] }), index('affected_said').on(table.saidAt)],
);

/** Contents of a case that went out as a dossier: `hash` is the SHA-256 that is printed on it. Never the content. */
export const dossiers = sqliteTable(
  'dossiers',
  {
    hash: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    firstIssuedAt: at().notNull(),
  },
  (table) => [index('dossiers_case').on(table.caseId)],
);
