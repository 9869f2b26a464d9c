import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { at } from './columns.ts';

/** What kind of problem a case is about: one of the list in src/features/problems. A draft has one once its author chose it. */
export const caseKinds = sqliteTable(
  'case_kinds',
  {
    caseId: text()
      .primaryKey()
      .references(() => cases.id),
    /** Its key; empty: none of them, as the author says or as far as the rule can tell. */
    kind: text().notNull(),
    /** Who said so: the author, whom nothing overrides, or the rule from the words of the case. */
    origin: text({ enum: ['author', 'rule'] }).notNull(),
    /** Version of the rule that was asked last. */
    rules: integer().notNull(),
    saidAt: at().notNull(),
    /** Of its case, for lists of one kind, newest first; kept by triggers, which a migration that makes `cases` anew makes anew. */
    companyId: text(),
    number: text(),
  },
  (table) => [
    index('case_kinds_kind').on(table.kind, table.number),
    index('case_kinds_company').on(table.companyId, table.kind, table.number),
  ],
);

/**
 * How many cases of a company that can be read are of a kind, by who said so. Kept by triggers on `case_kinds` and `cases`, so that
 * its page and the register of a kind say it without counting. A migration that makes `cases` anew has to make its triggers anew, too.
 */
export const kindCounts = sqliteTable(
  'kind_counts',
  {
    companyId: text().notNull(),
    kind: text().notNull(),
    origin: text({ enum: ['author', 'rule'] }).notNull(),
    n: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.kind, table.origin] }),
    index('kind_counts_kind').on(table.kind),
  ],
);
