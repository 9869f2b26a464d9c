import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type apiScopes, webhookFaults, webhookTypes } from '../lists.ts';
import { at, day } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** With these a program reads what its person reads at the desk. It may no longer when that person no longer speaks. */
export const apiTokens = sqliteTable(
  'api_tokens',
  {
    id: text().primaryKey(),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    name: text().notNull(),
    /** `keyedHash` of the token: the token itself is nowhere. */
    tokenHash: text().notNull().unique(),
    scopes: text({ mode: 'json' }).$type<(typeof apiScopes)[number][]>().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    /** To the minute. */
    lastUsedAt: at(),
    /** Ended by a person. */
    endedAt: at(),
  },
  (table) => [index('api_tokens_representative').on(table.representativeId)],
);

/** Where a company is told by HTTP of what happens in its cases. It belongs to the company and stays when its maker leaves. */
export const webhooks = sqliteTable(
  'webhooks',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    /** The address, sealed: it may hold a secret of its own. */
    sealed: text().notNull(),
    /** Its host, to be shown. */
    host: text().notNull(),
    types: text({ mode: 'json' }).$type<(typeof webhookTypes)[number][]>().notNull(),
    /** `whsec_…`, sealed: it signs, so it cannot be a hash. */
    sealedSecret: text().notNull(),
    /** The one before, which signs as well until then. */
    sealedOldSecret: text(),
    oldSecretUntil: at(),
    /** When the secret was last made anew. */
    secretAt: at().notNull(),
    /** Only events after this one are told. */
    sinceEvent: integer().notNull(),
    createdAt: at().notNull(),
    /** Failures in a row, since when, and until when it is left alone because of them. */
    failures: integer().notNull().default(0),
    failingSince: at(),
    retryAt: at(),
    /** Nothing is sent any more until a person says so. */
    disabledAt: at(),
    /** A worker has it until then. */
    takenUntil: at(),
  },
  (table) => [
    index('webhooks_company').on(table.companyId),
    index('webhooks_representative').on(table.representativeId),
  ],
);

/** What is told to a webhook, and what became of it: the outbox and the log of deliveries in one. No words of a case. */
export const webhookMessages = sqliteTable(
  'webhook_messages',
  {
    /** Sent as `webhook-id`: the same at every try. */
    id: text().primaryKey(),
    webhookId: text()
      .notNull()
      .references(() => webhooks.id),
    /** Names webhook and occasion: nothing is told twice. */
    dedupeKey: text().notNull().unique(),
    type: text({ enum: webhookTypes }).notNull(),
    /** As it is sent, JSON. */
    body: text().notNull(),
    status: text({ enum: ['queued', 'delivered', 'failed'] }).notNull(),
    attempts: integer().notNull().default(0),
    notBefore: at().notNull(),
    createdAt: at().notNull(),
    /** Of the last try: when, the status of the answer, what went wrong, and how long it took. Never what was answered. */
    triedAt: at(),
    answered: integer(),
    fault: text({ enum: webhookFaults }),
    milliseconds: integer(),
  },
  (table) => [
    index('webhook_messages_due').on(table.webhookId, table.status, table.notBefore),
    index('webhook_messages_log').on(table.webhookId, table.createdAt),
  ],
);

/** Weeks, by their Monday, of which everybody who speaks for a company has been told. */
export const toldWeeks = sqliteTable('told_weeks', { monday: day().primaryKey(), toldAt: at().notNull() });
