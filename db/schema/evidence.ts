import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { checkKinds, evidenceKinds, evidenceRefusals } from '../lists.ts';
import { cases, entries } from './cases.ts';
import { at } from './columns.ts';

/**
 * Files on their way: from the first piece until they are checked. A row goes when the file has become evidence, or with its
 * refusal when its author has read that. No public page reads it: each piece that arrives changes a row.
 */
export const evidenceUploads = sqliteTable(
  'evidence_uploads',
  {
    /** Also of its blobs, and of the evidence that it becomes. */
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** Null: it is for a check. */
    entryId: text().references(() => entries.id),
    /** For which check of the moderators it is; null: it is for an entry. */
    checkKind: text({ enum: checkKinds }),
    checkId: text(),
    /** As the file was called where it came from. Sealed. */
    name: text().notNull(),
    /** The key of its blobs, of its own. Sealed. */
    dataKey: text().notNull(),
    /** How long it is to be; what is there of it while nobody said. */
    bytes: integer().notNull(),
    /** How many pieces are stored, in their order. */
    pieces: integer().notNull().default(0),
    /** `checking`: taken up; one that is found so by a worker that starts ended another one, or was cut off with it. */
    state: text({ enum: ['arriving', 'received', 'checking', 'refused'] }).notNull(),
    reason: text({ enum: evidenceRefusals }),
    /** How often it was taken up. */
    tries: integer().notNull().default(0),
    /** When its last piece came. */
    touchedAt: at().notNull(),
    /** When it was whole. */
    depositedAt: at(),
  },
  (table) => [index('evidence_uploads_case').on(table.caseId), index('evidence_uploads_state').on(table.state)],
);

/** Files at an entry. That one is there, its hash and when it came are public with the case; the file is what its author publishes. */
export const evidence = sqliteTable(
  'evidence',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    entryId: text()
      .notNull()
      .references(() => entries.id),
    /** Sealed, for its author alone; empty when the file is gone. */
    name: text().notNull(),
    /** Sealed; empty when the file is gone. */
    dataKey: text().notNull(),
    kind: text({ enum: evidenceKinds }).notNull(),
    /** What its content says that it is, `image/jpeg`. */
    type: text().notNull(),
    bytes: integer().notNull(),
    pieces: integer().notNull(),
    /** Of the original, lower case and hexadecimal. */
    sha256: text().notNull(),
    /** Pictures of its pages; 0 where it has words or a sound. */
    pages: integer().notNull(),
    depositedAt: at().notNull(),
    /** What its author wants blackened, as `Masks`. Sealed; empty: nothing. */
    masks: text().notNull().default(''),
    /** Number of the copy for the public that is to be made, and of the one that was made last; 0: none. */
    copyWanted: integer().notNull().default(0),
    copyMade: integer().notNull().default(0),
    /** Number of the copy that everybody sees; null: it is private. */
    copyPublic: integer(),
    publishedAt: at(),
    /** When its author deleted the file: the hash stays. */
    goneAt: at(),
  },
  (table) => [index('evidence_case').on(table.caseId, table.depositedAt), index('evidence_entry').on(table.entryId)],
);

/**
 * Files that an author shows the moderators while something is checked (a challenge, a report of pressure, a question, an appeal), and
 * nobody else: no public page reads this table, and nothing of a file that is gone stays.
 */
export const checkFiles = sqliteTable(
  'check_files',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    checkKind: text({ enum: checkKinds }).notNull(),
    checkId: text().notNull(),
    /** Sealed. */
    name: text().notNull(),
    /** Sealed. */
    dataKey: text().notNull(),
    kind: text({ enum: evidenceKinds }).notNull(),
    /** What its content says that it is, `image/jpeg`. */
    type: text().notNull(),
    bytes: integer().notNull(),
    pieces: integer().notNull(),
    /** Of the original, lower case and hexadecimal. */
    sha256: text().notNull(),
    /** Pictures of its pages; 0 where it has words or a sound. */
    pages: integer().notNull(),
    depositedAt: at().notNull(),
  },
  (table) => [index('check_files_case').on(table.caseId), index('check_files_check').on(table.checkId)],
);

/** Blobs of which the row is gone: the worker deletes them. Written in the transaction that takes the row. */
export const evidenceLeftovers = sqliteTable('evidence_leftovers', {
  /** Of the file whose blobs they are. */
  id: text().primaryKey(),
  since: at().notNull(),
});
