import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { at, day } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** What a company says was the cause of a case, and what it does or did so that it does not come back. Public. */
export const causes = sqliteTable(
  'causes',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    cause: text().notNull(),
    measure: text().notNull(),
    /** From when on the measure works, as the company says. */
    measureOn: day().notNull(),
    statedAt: at().notNull(),
  },
  (table) => [
    index('causes_company').on(table.companyId, table.statedAt),
    index('causes_representative').on(table.representativeId),
  ],
);

/** The cases that had this cause, and who says so. */
export const causeCases = sqliteTable(
  'cause_cases',
  {
    causeId: text()
      .notNull()
      .references(() => causes.id),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    saidBy: text({ enum: ['company', 'author'] }).notNull(),
    saidAt: at().notNull(),
    /** When its author said that it was not so: from then on the case counts for no measure. */
    deniedAt: at(),
  },
  (table) => [primaryKey({ columns: [table.causeId, table.caseId] }), index('cause_cases_case').on(table.caseId)],
);
