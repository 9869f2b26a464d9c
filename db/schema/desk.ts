import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { at } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** What people who speak for a company note about a case for one another. Never public, and nobody else's. */
export const deskNotes = sqliteTable(
  'desk_notes',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    /** The words, sealed. */
    sealed: text().notNull(),
    writtenAt: at().notNull(),
  },
  (table) => [
    index('desk_notes_case').on(table.caseId, table.companyId, table.writtenAt),
    index('desk_notes_representative').on(table.representativeId),
    index('desk_notes_company').on(table.companyId),
  ],
);

/** Words that a company keeps to write them again, with places for what differs from case to case: `{Name}`. Nobody else's. */
export const passages = sqliteTable(
  'passages',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    /** Who wrote them last. */
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    /** Under which it is chosen. */
    name: text().notNull(),
    text: text().notNull(),
    writtenAt: at().notNull(),
  },
  (table) => [
    uniqueIndex('passages_company').on(table.companyId, table.name),
    index('passages_representative').on(table.representativeId),
  ],
);
