import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, locale } from './columns.ts';

/** A person with a confirmed e-mail address. The address is never public. */
export const users = sqliteTable('users', {
  id: text().primaryKey(),
  /** Lower case; compared exactly. */
  email: text().notNull().unique(),
  /** argon2id; null while the person signs in by mail links only. */
  passwordHash: text(),
  locale: locale().notNull(),
  createdAt: at().notNull(),
});

/** Somebody was made moderator or administrator: by whom and when. */
export const appointments = sqliteTable('appointments', {
  userId: text()
    .primaryKey()
    .references(() => users.id),
  role: text({ enum: ['moderator', 'administrator'] }).notNull(),
  appointedBy: text().notNull(),
  appointedAt: at().notNull(),
});

/** `id` is the SHA-256 of the session id in the cookie, so that a stolen database opens no session. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    /** Seconds since 1970: the unit lucia's adapter writes. */
    expiresAt: integer().notNull(),
    createdAt: at().notNull(),
    userAgent: text().notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** A single-use link sent by mail; only the HMAC of its token is stored. */
export const links = sqliteTable(
  'links',
  {
    tokenHash: text().primaryKey(),
    purpose: text({
      enum: [
        'sign-in',
        'reset-password',
        'confirm-case',
        'resume-draft',
        'claim-company',
        'answer-promise',
        'answer-closing',
        'object',
      ],
    }).notNull(),
    email: text().notNull(),
    /** What the link is about: a case id, a claim id; for a sign-in the own path to go on to, or null. */
    subjectId: text(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
  },
  (table) => [index('links_subject').on(table.purpose, table.subjectId)],
);

/** Counters of rate-limiter-flexible (its column names). */
export const rateLimits = sqliteTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: at(),
});
