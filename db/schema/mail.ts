import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { cases } from './cases.ts';
import { at, day, locale } from './columns.ts';
import { companies } from './companies.ts';

/**
 * Mails to be sent, written in the transaction of the change they tell about.
 *
 * queued → handing-over (the server is about to get the last byte) → sent;
 * queued again with a later `notBefore` after a failure that the server or the network reported;
 * failed after the last try; uncertain when the process died while handing over:
 * nobody knows whether the mail went out, so it is shown to the administrator instead of being sent twice;
 * held in a copy that was put back: it may have gone out since, so it waits for the administrator.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    /** The same key is never queued twice. */
    dedupeKey: text().notNull().unique(),
    kind: text().notNull(),
    /** The published case it tells about, if any. */
    caseId: text(),
    /** The contact address it goes to, if it goes to one. */
    contactId: text(),
    locale: locale().notNull(),
    /** Keyed hash of the address, so that a person can be told what they were sent. Empty once that is forgotten. */
    toHash: text().notNull().default(''),
    /** Address, subject and body, encrypted: they hold links. Emptied once sent. */
    sealed: text().notNull(),
    status: text({ enum: ['queued', 'held', 'handing-over', 'sent', 'failed', 'uncertain'] }).notNull(),
    attempts: integer().notNull().default(0),
    notBefore: at().notNull(),
    createdAt: at().notNull(),
    /** The worker that has it and until when; another may take it afterwards. */
    takenBy: text(),
    takenUntil: at(),
    finishedAt: at(),
    lastError: text(),
  },
  (table) => [
    index('outbox_due').on(table.status, table.notBefore),
    index('outbox_case').on(table.caseId),
    index('outbox_contact').on(table.contactId),
    index('outbox_to').on(table.toHash),
  ],
);

/**
 * Where a company without representatives is told about a case: entered by the author of a case (then for that case
 * alone) or by an administrator. `ended…`: nothing goes there any more, and why.
 */
export const contactAddresses = sqliteTable(
  'contact_addresses',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    /** Null: for every case of the company. */
    caseId: text().references(() => cases.id),
    /** Encrypted. */
    sealed: text().notNull(),
    source: text({ enum: ['author', 'administrator'] }).notNull(),
    addedBy: text(),
    addedAt: at().notNull(),
    endedAt: at(),
    endedBecause: text({ enum: ['bounced', 'wrong-address', 'refused', 'replaced'] }),
  },
  (table) => [index('contact_addresses_company').on(table.companyId), index('contact_addresses_case').on(table.caseId)],
);

/**
 * A reminder that fell due and what became of it. The key names kind, subject and recipient, so that it exists once
 * whoever works on the calendar.
 */
export const reminders = sqliteTable(
  'reminders',
  {
    key: text().primaryKey(),
    kind: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** A user id, or the id of a contact address. */
    recipientId: text().notNull(),
    dueOn: day().notNull(),
    decidedAt: at().notNull(),
    /**
     * `refused`: the recipient wants none of this kind. `outdated`: it no longer made sense when its turn came. `held`: the
     * first word to a contact address that has had enough mails for now; it goes out later.
     */
    result: text({ enum: ['queued', 'digest', 'refused', 'outdated', 'held'] }).notNull(),
    /** Day it went out: a recipient gets at most one reminder a day. */
    sentOn: day(),
  },
  (table) => [
    index('reminders_recipient').on(table.recipientId, table.sentOn),
    index('reminders_case').on(table.caseId),
  ],
);

/** How a person wants the mails of one topic; topics without a row come in their usual way. */
export const mailPreferences = sqliteTable(
  'mail_preferences',
  {
    userId: text()
      .notNull()
      .references(() => users.id),
    topic: text('kind').notNull(),
    way: text({ enum: ['at-once', 'digest', 'never'] }).notNull(),
    changedAt: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.topic] })],
);

/** What waits for a person's daily digest. */
export const digestItems = sqliteTable(
  'digest_items',
  {
    dedupeKey: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    kind: text().notNull(),
    /** The case it tells about, if any. */
    caseId: text(),
    /** The mail it would have been, encrypted. */
    sealed: text().notNull(),
    createdAt: at().notNull(),
    /** Day of the digest it went out with. */
    sentOn: day(),
  },
  (table) => [index('digest_items_user').on(table.userId, table.sentOn), index('digest_items_case').on(table.caseId)],
);

/** A person follows a case, a company or an industry by mail. */
export const follows = sqliteTable(
  'follows',
  {
    userId: text()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: ['case', 'company', 'industry'] }).notNull(),
    /** Case id, company id or key of an industry. */
    subjectId: text().notNull(),
    since: at().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.kind, table.subjectId] }),
    index('follows_subject').on(table.kind, table.subjectId),
  ],
);
