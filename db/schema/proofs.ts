import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { proofWays } from '../lists.ts';
import { users } from './accounts.ts';
import { at } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** A person with an account is about to show, or has shown, that they may speak for a company. */
export const proofs = sqliteTable(
  'proofs',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    way: text({ enum: proofWays }).notNull(),
    /** Of a record or a file: the registrable domain that has to say so. */
    domain: text().notNull().default(''),
    firstName: text().notNull(),
    lastName: text().notNull(),
    jobTitle: text().notNull(),
    requestedAt: at().notNull(),
    /** When the worker looks for the record or the file next; null where there is nothing to look for. */
    checkAt: at(),
    checks: integer().notNull().default(0),
    /** What the last look found instead; empty: nothing was wrong, or nobody has looked. */
    fault: text({ enum: ['', 'missing', 'other', 'unanswered', 'elsewhere'] })
      .notNull()
      .default(''),
    /** Wrong codes that were entered. */
    guesses: integer().notNull().default(0),
    provedAt: at(),
    representativeId: text().references(() => representatives.id),
    /** When it was last found. */
    seenAt: at(),
    /** Since when it is gone; everybody who speaks for the company was told. */
    missingSince: at(),
    endedAt: at(),
    endedBecause: text({ enum: ['expired', 'withdrawn', 'refused', 'guesses', 'gone', 'left', 'replaced'] }),
  },
  (table) => [
    index('proofs_company').on(table.companyId),
    index('proofs_user').on(table.userId),
    index('proofs_representative').on(table.representativeId),
    index('proofs_check').on(table.checkAt),
  ],
);

/** Where a company gets its post: entered by an administrator from its imprint or register, by nobody else. */
export const companyAddresses = sqliteTable('company_addresses', {
  companyId: text()
    .primaryKey()
    .references(() => companies.id),
  /** Two to four lines: street, town, country. */
  lines: text().notNull(),
  enteredAt: at().notNull(),
});

/** A letter with a code, printed for a proof. */
export const proofLetters = sqliteTable(
  'proof_letters',
  {
    id: text().primaryKey(),
    proofId: text()
      .notNull()
      .references(() => proofs.id),
    kind: text({ enum: ['first', 'reminder'] }).notNull(),
    /** Keyed hash of the code: nobody can read it here. */
    codeHash: text().notNull(),
    printedAt: at().notNull(),
    /** From here the code is good for 90 days. */
    postedAt: at(),
  },
  (table) => [index('proof_letters_proof').on(table.proofId)],
);
