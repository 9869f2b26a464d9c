import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day } from './columns.ts';

/**
 * What was written to a table that public pages read: one row for each row written, in the writer's own transaction.
 * Written by triggers alone (db/changes.ts), read by the front cache, kept short by the worker.
 */
export const changes = sqliteTable('changes', {
  id: integer().primaryKey({ autoIncrement: true }),
  /** Id of the company that it concerns, `industry:…` or `priors:…` with the key of an industry; null: every page. */
  about: text(),
  /** What of it alone, if other pages about it show nothing of that: the number of a case, or `details` of figures. Null: all of it. */
  part: text(),
});

/** How many cases there were when a day was begun: what stands above every page until the next one. */
export const siteDays = sqliteTable('site_days', {
  day: day().primaryKey(),
  cases: integer().notNull(),
  open: integer().notNull(),
  overdue: integer().notNull(),
});
