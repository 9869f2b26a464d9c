import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { evidenceKinds, evidenceRefusals, exchangeFactKinds, exchangeSides } from '../lists.ts';
import { cases } from './cases.ts';
import { at } from './columns.ts';
import { companies, representatives } from './companies.ts';
import { promises } from './promises.ts';
import { proofs } from './proofs.ts';

/**
 * That author and company write to one another in private about a case, since when and until when: all that is public of it.
 * When it ends, everything that hangs on it is deleted.
 */
export const exchanges = sqliteTable(
  'exchanges',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    openedAt: at().notNull(),
    endedAt: at(),
  },
  (table) => [
    uniqueIndex('exchanges_running').on(table.caseId).where(sql`ended_at is null`),
    index('exchanges_case').on(table.caseId),
    index('exchanges_company').on(table.companyId),
  ],
);

/** A company would like to write in private. It may ask once, and the author need not answer. */
export const exchangeAsks = sqliteTable(
  'exchange_asks',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    askedAt: at().notNull(),
    declinedAt: at(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.companyId] }),
    index('exchange_asks_company').on(table.companyId),
    index('exchange_asks_representative').on(table.representativeId),
  ],
);

/** That the author wants to read nothing further from the company in an exchange, without ending it. */
export const exchangeMutes = sqliteTable('exchange_mutes', {
  exchangeId: text()
    .primaryKey()
    .references(() => exchanges.id),
  mutedAt: at().notNull(),
});

export const exchangeMessages = sqliteTable(
  'exchange_messages',
  {
    id: text().primaryKey(),
    exchangeId: text()
      .notNull()
      .references(() => exchanges.id),
    side: text({ enum: exchangeSides }).notNull(),
    /** Who wrote it for the company; null: the author did. */
    representativeId: text().references(() => representatives.id),
    /** The words, sealed. */
    sealed: text().notNull(),
    writtenAt: at().notNull(),
  },
  (table) => [
    index('exchange_messages_exchange').on(table.exchangeId, table.writtenAt),
    index('exchange_messages_representative').on(table.representativeId),
  ],
);

/** One private detail that the author gave to the company for this case. Taken back, its row says when, and not what it was. */
export const exchangeFacts = sqliteTable(
  'exchange_facts',
  {
    id: text().primaryKey(),
    exchangeId: text()
      .notNull()
      .references(() => exchanges.id),
    kind: text({ enum: exchangeFactKinds }).notNull(),
    /** What it is. Sealed; empty once it is withdrawn. */
    sealed: text().notNull(),
    givenAt: at().notNull(),
    withdrawnAt: at(),
  },
  (table) => [
    index('exchange_facts_exchange').on(table.exchangeId),
    uniqueIndex('exchange_facts_given').on(table.exchangeId, table.kind).where(sql`withdrawn_at is null`),
  ],
);

/**
 * Files that one side gave the other in private: in an exchange, as proof of a promise that a company reports as kept, or as
 * documents of somebody who wants to speak for a company. Each belongs to one of the three, and goes with it. Only what the worker made of them anew is shown.
 */
export const exchangeFiles = sqliteTable(
  'exchange_files',
  {
    /** Also of its blobs. */
    id: text().primaryKey(),
    exchangeId: text().references(() => exchanges.id),
    /** For the author of its case. */
    promiseId: text().references(() => promises.id, { onDelete: 'set null' }),
    /** For whoever looks at documents. */
    proofId: text().references(() => proofs.id, { onDelete: 'set null' }),
    side: text({ enum: exchangeSides }).notNull(),
    representativeId: text().references(() => representatives.id),
    /** Sealed; empty once it is withdrawn. */
    name: text().notNull(),
    /** The key of its blobs, of its own. Sealed; empty once it is withdrawn. */
    dataKey: text().notNull(),
    bytes: integer().notNull(),
    pieces: integer().notNull(),
    state: text({ enum: ['arriving', 'received', 'ready', 'refused', 'withdrawn'] }).notNull(),
    reason: text({ enum: evidenceRefusals }),
    /** How often it was taken up to be looked at. */
    tries: integer().notNull().default(0),
    kind: text({ enum: evidenceKinds }),
    /** Pictures of its pages; 0 where it has words. */
    pages: integer().notNull().default(0),
    givenAt: at().notNull(),
    withdrawnAt: at(),
  },
  (table) => [
    index('exchange_files_exchange').on(table.exchangeId),
    index('exchange_files_promise').on(table.promiseId),
    index('exchange_files_proof').on(table.proofId),
    index('exchange_files_state').on(table.state),
    index('exchange_files_representative').on(table.representativeId),
  ],
);

/** Who opened a detail or a file of the author, and when: for the author. */
export const exchangeOpenings = sqliteTable(
  'exchange_openings',
  {
    id: text().primaryKey(),
    exchangeId: text()
      .notNull()
      .references(() => exchanges.id),
    /** Of the detail or the file. */
    openedId: text().notNull(),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    openedAt: at().notNull(),
  },
  (table) => [
    index('exchange_openings_exchange').on(table.exchangeId),
    index('exchange_openings_representative').on(table.representativeId),
  ],
);
