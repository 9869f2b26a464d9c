import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { cases } from './cases.ts';
import { at, day, flag } from './columns.ts';
import { companies } from './companies.ts';

/**
 * An author says in private that they were threatened, or offered money, because of a case. Where it stands is
 * `pressureState` of features/pressure/rules.ts over this row and the decisions about it. No page that is public reads it.
 */
export const pressureReports = sqliteTable(
  'pressure_reports',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    authorId: text()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: ['threat', 'money-offer'] }).notNull(),
    happenedOn: day().notNull(),
    way: text({ enum: ['letter', 'email', 'phone', 'message', 'in-person', 'other'] }).notNull(),
    /** From whom it came, as the author says. */
    sender: text({ enum: ['company', 'lawyer', 'agency', 'unknown'] }).notNull(),
    /** Encrypted: what happened, and the words of the letter that shows it (`PressureWords` of features/pressure/sealed.ts). Empty once its time is over. */
    sealed: text().notNull(),
    /** Whether the company may read those words, too. */
    mayShow: flag().notNull(),
    reportedAt: at().notNull(),
    /** When a moderator asked the company, and what besides the facts of the claim; encrypted. */
    askedAt: at(),
    askedBy: text().references(() => users.id),
    askedSealed: text(),
    /** The link for a company of which nobody has an account. */
    linkHash: text().unique(),
    remindedAt: at(),
    answeredAt: at(),
    answerSealed: text(),
  },
  (table) => [
    uniqueIndex('pressure_reports_once').on(table.caseId, table.kind),
    index('pressure_reports_asked').on(table.askedAt),
    index('pressure_reports_company').on(table.companyId),
  ],
);

/** Why an author withdrew a case, if they wanted to say. Of the choices only totals are shown, of the words nothing. */
export const withdrawalReasons = sqliteTable('withdrawal_reasons', {
  caseId: text()
    .primaryKey()
    .references(() => cases.id),
  why: text({ enum: ['settled', 'pressed', 'money', 'mistake', 'other'] }).notNull(),
  /** Encrypted; null: nothing was said, or its time is over. */
  sealed: text(),
  saidAt: at().notNull(),
});
