import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cases, entries } from './cases.ts';
import { at, day, flag } from './columns.ts';
import { companies } from './companies.ts';

/** Where a case takes mail: whoever knows the secret puts something into its author's private tray, and nothing else. */
export const caseAddresses = sqliteTable('case_addresses', {
  caseId: text()
    .primaryKey()
    .references(() => cases.id, { onDelete: 'cascade' }),
  /** Keyed hash of the secret, by which a mail finds its case. */
  secretHash: text().notNull().unique(),
  /** The secret, for its author. Sealed. */
  sealed: text().notNull(),
  madeAt: at().notNull(),
});

/** A mail that was taken for a case, or uploaded with its story. Its bytes lie in `receivedParts`. */
export const receivedMails = sqliteTable(
  'received_mails',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** `upload`: a file of a story that was told; its proposals stand on the page of that story. */
    via: text({ enum: ['smtp', 'upload'] }).notNull(),
    /** Hash of what makes it this mail and no other, whichever way it came: the same twice is one. */
    sameness: text().notNull(),
    /** Of the mail as it came. */
    bytes: integer().notNull(),
    receivedAt: at().notNull(),
    /** Who handed it over, for SPF. Sealed; empty for an upload. */
    envelope: text().notNull().default(''),
    /** When its words were read and its signature checked; null: waits for the worker, not before `readFrom`. */
    readAt: at(),
    readFrom: at().notNull(),
    tries: integer().notNull().default(0),
    /** What was read and proved. Sealed; empty until then. */
    read: text().notNull().default(''),
    /** A signature of it holds, or one of a mail that is forwarded in it. */
    isSigned: flag().notNull().default(false),
    /** A program wrote it (RFC 3834): nobody is told of it by mail. */
    isAutomatic: flag().notNull().default(false),
    /** `bounce`: one of our mails to the company could not be delivered. */
    kind: text({ enum: ['letter', 'bounce'] }).notNull(),
    state: text({ enum: ['waiting', 'taken', 'dropped'] }).notNull(),
    decidedAt: at(),
    /** The entry at which the worker is to deposit it, with the files in it, as evidence; null: nothing is to be done. */
    evidenceFor: text(),
    /** When its author was told by mail that something is there. */
    toldAt: at(),
    /** The company to whose representatives it was offered as its reply. */
    offeredTo: text().references(() => companies.id),
    offeredAt: at(),
    /** When one of them published a reply made of it. */
    repliedAt: at(),
  },
  (table) => [
    uniqueIndex('received_mails_same').on(table.caseId, table.sameness),
    index('received_mails_unread').on(table.readAt, table.readFrom),
    index('received_mails_state').on(table.state, table.decidedAt),
    index('received_mails_evidence').on(table.evidenceFor),
    index('received_mails_offered').on(table.offeredTo).where(sql`offered_to is not null`),
  ],
);

/** The bytes of a mail, in pieces: compressed (gzip), in base64, sealed. */
export const receivedParts = sqliteTable(
  'received_parts',
  {
    mailId: text()
      .notNull()
      .references(() => receivedMails.id, { onDelete: 'cascade' }),
    part: integer().notNull(),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mailId, table.part] })],
);

/**
 * What a signed mail proves about an entry whose words were taken from it: everything that somebody else needs to check it
 * again, with the mail that only its author has.
 */
export const entryProofs = sqliteTable(
  'entry_proofs',
  {
    entryId: text()
      .primaryKey()
      .references(() => entries.id, { onDelete: 'cascade' }),
    caseId: text()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    mailId: text().notNull(),
    /** Registrable domain that signed and that stands in the sender's address. */
    domain: text().notNull(),
    /** SHA-256 of the words of the entry as they stand in the mail: other words are not proved. */
    wordsHash: text().notNull(),
    /** Some of the words of the mail are left out, and the entry shows where. */
    hasGaps: flag().notNull(),
    /** Day of its date line, in Germany. */
    sentOn: day().notNull(),
    subjectSigned: flag().notNull(),
    /** SHA-256 of the mail. */
    mailHash: text().notNull(),
    /** Its field DKIM-Signature as it came, without line ends. */
    signature: text().notNull(),
    keyName: text().notNull(),
    /** The key as the DNS gave it when it was checked. */
    keyRecord: text().notNull(),
    checkedAt: at().notNull(),
  },
  (table) => [index('entry_proofs_case').on(table.caseId), index('entry_proofs_signature').on(table.signature)],
);
