import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { claims } from '../lists.ts';
import { users } from './accounts.ts';
import { cases } from './cases.ts';
import { at } from './columns.ts';
import { companies, representatives } from './companies.ts';
import { decisions } from './decisions.ts';

/**
 * A company says that a case is none of a customer's of it (BGH, VI ZR 1244/20). Where it stands is `challengeState` of
 * features/challenges/rules.ts over this row, its decision and its case. All words are private and encrypted.
 */
export const challenges = sqliteTable(
  'challenges',
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
    claim: text({ enum: claims }).notNull(),
    /** Why the company says so. Its author and the moderators read it. */
    sealed: text().notNull(),
    openedAt: at().notNull(),
    /** The second mail to the author; null before it. */
    remindedAt: at(),
    /** By what the author shows that there was business with the company. Moderators alone read it. */
    proofSealed: text(),
    provedAt: at(),
    /** The same in the words of a moderator, without a name: all that the company gets to read. */
    forwardedSealed: text(),
    forwardedAt: at(),
    forwardedBy: text().references(() => users.id),
    /** What the company says to that. */
    answerSealed: text(),
    answeredAt: at(),
    /** The latest decision; one that the second look dropped gives way to another. */
    decisionId: text().references(() => decisions.id),
  },
  (table) => [
    index('challenges_case').on(table.caseId, table.companyId),
    index('challenges_company').on(table.companyId),
  ],
);
