import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, day, flag } from './columns.ts';
import { companies } from './companies.ts';

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
    /** An administrator has put it right since: another import leaves it as it is. */
    correctedAt: at(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.record] }),
    index('imported_facts_company').on(table.companyId),
    index('imported_facts_import').on(table.importId),
    index('imported_facts_phone').on(table.phoneKey),
  ],
);

/** Whether a company takes part in arbitration, where that is known, and who says so (§ 36 VSBG). */
export const arbitrationFacts = sqliteTable('arbitration_facts', {
  companyId: text()
    .primaryKey()
    .references(() => companies.id),
  takesPart: text({ enum: ['yes', 'no'] }).notNull(),
  /** At which body; empty when it takes part at none. */
  body: text().notNull(),
  /** Where the company says so. */
  source: text().notNull(),
  seenOn: day().notNull(),
});
