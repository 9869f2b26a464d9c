import { sql } from 'drizzle-orm';
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factKinds } from '../lists.ts';
import { at, day, flag } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** Records of companies taken over from a public collection by an administrator. */
export const factImports = sqliteTable('fact_imports', {
  id: text().primaryKey(),
  /** One of `sources` in features/public-facts/lists.ts. */
  source: text({ enum: ['datenanfragen'] }).notNull(),
  importedAt: at().notNull(),
  undoneAt: at(),
});

/** What such a record says of a company: shown with its source and day, and counted for nothing. */
export const importedFacts = sqliteTable(
  'imported_facts',
  {
    /** The record's own name in its collection. */
    record: text().notNull(),
    source: text({ enum: ['datenanfragen'] }).notNull(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    importId: text()
      .notNull()
      .references(() => factImports.id),
    /** The day of which the collection was. */
    asOf: day().notNull(),
    /** Lines of the postal address; empty when it names none, or somebody else's. */
    address: text().notNull(),
    phone: text().notNull(),
    /** `phone` as it is compared with what people type (`contactKey` of lib/personal/guard.ts). */
    phoneKey: text().notNull(),
    website: text().notNull(),
    /** Whether the import entered the company anew. */
    isNew: flag().notNull(),
    /** Keys of the names and the domain that the import gave to the company, to be taken back with it. */
    names: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    domain: text(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.record] }),
    index('imported_facts_company').on(table.companyId),
    index('imported_facts_import').on(table.importId),
    index('imported_facts_phone').on(table.phoneKey),
  ],
);

/**
 * What a person says of a company, in place of a collection: no import changes it, and of two that hold the later one is shown. Whoever
 * speaks for the company says it, and a moderator decides; or a moderator or an administrator says it.
 */
export const statedFacts = sqliteTable(
  'stated_facts',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    what: text({ enum: factKinds }).notNull(),
    /** What is right; empty: nothing is to stand there. Of arbitration `yes`, `no` or nothing, and in the next line at which body. */
    text: text().notNull(),
    /** What stood there; the name or the domain that is given up. */
    instead: text().notNull(),
    /** The page that shows it; empty where the register sees it for itself. */
    source: text().notNull(),
    /** `text` as it is compared with what people type, of a telephone number. */
    phoneKey: text().notNull().default(''),
    saidBy: text({ enum: ['company', 'moderation', 'administrator'] }).notNull(),
    /** Of what the company says: who said it. */
    representativeId: text().references(() => representatives.id),
    saidAt: at().notNull(),
    /** Null while a moderator is waited for. */
    decidedAt: at(),
    /** User id of the moderator; null where the register saw it for itself, and for the command line. */
    decidedBy: text(),
    result: text({ enum: ['holds', 'refused', 'replaced'] }),
    /** Why it was refused, in words for the company. */
    reason: text().notNull().default(''),
  },
  (table) => [
    index('stated_facts_company').on(table.companyId, table.decidedAt),
    index('stated_facts_waiting').on(table.saidAt).where(sql`decided_at is null`),
    index('stated_facts_phone').on(table.phoneKey).where(sql`phone_key <> ''`),
    index('stated_facts_representative').on(table.representativeId).where(sql`representative_id is not null`),
  ],
);
