import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { checkKinds } from '../lists.ts';
import { users } from './accounts.ts';
import { cases } from './cases.ts';
import { at } from './columns.ts';

/**
 * An author lets the moderators see the evidence of their case while something is checked. Until it is decided, or until they
 * take it back: whether it is, `mayInspect` of features/inspection asks at that moment.
 */
export const inspectionConsents = sqliteTable(
  'inspection_consents',
  {
    checkKind: text({ enum: checkKinds }).notNull(),
    checkId: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    givenAt: at().notNull(),
    endedAt: at(),
  },
  (table) => [
    primaryKey({ columns: [table.checkKind, table.checkId] }),
    index('inspection_consents_case').on(table.caseId),
  ],
);

/** A moderator opened a file that an author showed for a check. Its author gets to read it. */
export const inspections = sqliteTable(
  'inspections',
  {
    id: text().primaryKey(),
    checkKind: text({ enum: checkKinds }).notNull(),
    checkId: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    fileId: text().notNull(),
    /** As the file was called. Sealed: the file may be gone when its author reads this. */
    fileName: text().notNull(),
    moderatorId: text()
      .notNull()
      .references(() => users.id),
    openedAt: at().notNull(),
  },
  (table) => [
    index('inspections_check').on(table.checkId, table.openedAt),
    index('inspections_case').on(table.caseId),
    index('inspections_file').on(table.fileId, table.moderatorId),
  ],
);
