import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases, entries } from './cases.ts';
import { at, day, derived, flag } from './columns.ts';
import { companies, representatives } from './companies.ts';
import { replies } from './replies.ts';

export const promises = sqliteTable(
  'promises',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** Where it was made: in an entry of the timeline or in a reply. */
    entryId: text().references(() => entries.id),
    replyId: text().references(() => replies.id),
    text: text().notNull(),
    madeOn: day().notNull(),
    dueOn: day(),
    /** The author says so. */
    keptOn: day(),
    brokenOn: day(),
    markedAt: at(),
    /** A representative says that it was kept on this day. */
    reportedKeptOn: day(),
    reportedAt: at(),
    reportedBy: text().references(() => representatives.id),
    /** Since when the author can look at a file that the company gave as proof of that; null: there is none. */
    reportedFileAt: at(),
    /** What was reported by somebody whose identity is being checked: set aside until that is decided. */
    heldKeptOn: day(),
    /** Company of the case, so that the list of its promises has an index; null until the case is public. */
    companyId: derived(text().references(() => companies.id)),
    /** Whether the case can be read: withdrawn and removed ones are only counted. */
    readable: derived(flag().notNull().default(false)),
  },
  (table) => [
    index('promises_case').on(table.caseId),
    // The list of a company asks one of these two, whatever the state, and reads no promise that it does not show.
    index('promises_made').on(table.companyId, table.readable, table.madeOn),
    index('promises_state').on(
      table.companyId,
      table.readable,
      table.keptOn,
      table.reportedKeptOn,
      table.brokenOn,
      table.dueOn,
    ),
  ],
);
