import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { companyWordKinds } from '../lists.ts';
import { at, day } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** What a company promises its customers, as it stands on its profile. A row is never re-worded: it ends, and another begins. */
export const companyWords = sqliteTable(
  'company_words',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    kind: text({ enum: companyWordKinds }).notNull(),
    /** Within how many days. */
    days: integer().notNull(),
    /** The first day on which a case can be published for which it holds. */
    holdsFrom: day().notNull(),
    givenBy: text()
      .notNull()
      .references(() => representatives.id),
    givenAt: at().notNull(),
    /** The last such day. */
    heldUntil: day(),
    endedBy: text().references(() => representatives.id),
    endedAt: at(),
  },
  (table) => [
    uniqueIndex('company_words_holding').on(table.companyId, table.kind).where(sql`ended_at is null`),
    index('company_words_company').on(table.companyId, table.givenAt),
  ],
);

/** Where a company wants to be told of complaints. Public. */
export const complaintContacts = sqliteTable(
  'complaint_contacts',
  {
    companyId: text()
      .primaryKey()
      .references(() => companies.id),
    /** An e-mail address, or empty. */
    address: text().notNull(),
    /** A telephone number, or empty. */
    phone: text().notNull(),
    /** `phone` as it is compared with what people type (`contactKey` of lib/personal/guard.ts); a hint, where a decision hides it. */
    phoneKey: text().notNull().default(''),
    setBy: text()
      .notNull()
      .references(() => representatives.id),
    setAt: at().notNull(),
  },
  (table) => [index('complaint_contacts_phone').on(table.phoneKey).where(sql`phone_key <> ''`)],
);
