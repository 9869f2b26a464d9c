import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './columns.ts';

/** What the log can record, and the part of the column in which it stands. A name is never changed: leaves hold it for good. */
export const logKinds = {
  'case.published': 'publication',
  'case.reply': 'answer',
  'case.reply-corrected': 'answer',
  'case.answer': 'answer',
  'case.verdict': 'answer',
  'case.promise-reported': 'answer',
  'case.entry': 'change',
  'case.corrected': 'change',
  'case.erased': 'change',
  'case.promise': 'change',
  'case.evidence': 'change',
  'case.step': 'change',
  'case.cause': 'change',
  'case.named': 'change',
  'case.moved': 'change',
  'case.closed': 'ending',
  'case.reopened': 'ending',
  'case.withdrawn': 'ending',
  'case.removed': 'ending',
  'case.removed-not-genuine': 'ending',
  'case.hidden': 'ending',
  'case.blackened': 'ending',
  'case.restored': 'ending',
  'company.claimed': 'company',
  'company.claim-ended': 'company',
  'company.identity-approved': 'company',
  'company.identity-refused': 'company',
  'company.hidden': 'company',
  'company.restored': 'company',
  'company.renamed': 'company',
  'company.merged': 'company',
  'decision.made': 'decision',
  'decision.appealed': 'decision',
  'decision.kept': 'decision',
  'decision.overturned': 'decision',
  'challenge.opened': 'decision',
  'challenge.upheld': 'decision',
  'challenge.refused': 'decision',
} as const;
export type LogKind = keyof typeof logKinds;

/**
 * The public log: leaves of a Merkle tree (RFC 6962) in their order, of which none is changed or taken out: triggers refuse
 * it. Leaf `number` is at index `number - 1` of the tree.
 */
export const logLeaves = sqliteTable(
  'log_leaves',
  {
    number: integer().primaryKey(),
    /** The bytes that are hashed: JSON, and facts alone. */
    entry: text().notNull(),
    /** SHA-256 of a zero byte and `entry`. */
    hash: blob({ mode: 'buffer' }).notNull(),
    // What `entry` says, for lists. `npm run admin -- verify-log` compares.
    at: at().notNull(),
    /** `YYYY-MM` of that day in Germany. */
    month: text().notNull(),
    kind: text().$type<LogKind>().notNull(),
    part: text({ enum: ['publication', 'answer', 'change', 'ending', 'company', 'decision'] }).notNull(),
    /** `2026-000417`. */
    caseNumber: text(),
    /** The company's address on that day. */
    company: text(),
  },
  (table) => [
    index('log_leaves_company').on(table.company, table.number),
    index('log_leaves_part').on(table.part, table.number),
    index('log_leaves_month').on(table.month, table.number),
  ],
);

/** Full tiles of C2SP tlog-tiles: 256 hashes of 32 bytes, one below the other. Written once. */
export const logTiles = sqliteTable(
  'log_tiles',
  {
    level: integer().notNull(),
    tile: integer().notNull(),
    hashes: blob({ mode: 'buffer' }).notNull(),
    /** The tree over them, level by level, without its root: 128 hashes, 64, … 2. */
    inner: blob({ mode: 'buffer' }).notNull(),
    /** A hash of the level above. */
    root: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.level, table.tile] }),
    // A partial tile of the level above is put together from roots, which stand behind 16 kB of each row.
    index('log_tiles_roots').on(table.level, table.tile, table.root),
  ],
);

/**
 * The salt of the newest leaf of each subject. Whoever has no salt cannot tell by a leaf what was said: when words change or
 * are taken out, the salt under which they were sealed is gone, and the tree stays as it is.
 */
export const logSalts = sqliteTable('log_salts', {
  /** `case:…`, `company:…` or `representative:…`, and its id. */
  subject: text().primaryKey(),
  number: integer().notNull(),
  salt: blob({ mode: 'buffer' }).notNull(),
});
