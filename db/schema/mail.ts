import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, locale } from './columns.ts';

/**
 * Mails to be sent, written in the transaction of the change they tell about.
 *
 * queued → handing-over (the server is about to get the last byte) → sent;
 * queued again with a later `notBefore` after a failure that the server or the network reported;
 * failed after the last try; uncertain when the process died while handing over:
 * nobody knows whether the mail went out, so it is shown to the administrator instead of being sent twice.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    /** The same key is never queued twice. */
    dedupeKey: text().notNull().unique(),
    kind: text().notNull(),
    locale: locale().notNull(),
    /** Address, subject and body, encrypted: they hold links. Emptied once sent. */
    sealed: text().notNull(),
    status: text({ enum: ['queued', 'handing-over', 'sent', 'failed', 'uncertain'] }).notNull(),
    attempts: integer().notNull().default(0),
    notBefore: at().notNull(),
    createdAt: at().notNull(),
    /** The worker that has it and until when; another may take it afterwards. */
    takenBy: text(),
    takenUntil: at(),
    finishedAt: at(),
    lastError: text(),
  },
  (table) => [index('outbox_due').on(table.status, table.notBefore)],
);
