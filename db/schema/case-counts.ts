import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * How many published cases there are in each state: of all (`subject` empty), of an industry (`industry:…`) and of a company (its
 * id). Kept by triggers on `cases`, so that a list says its length without counting. A migration that makes `cases` anew has to
 * make its triggers anew, too.
 */
export const caseCounts = sqliteTable(
  'case_counts',
  {
    subject: text().notNull(),
    status: text().notNull(),
    /** Empty: none yet. */
    outcome: text().notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.status, table.outcome] })],
);
