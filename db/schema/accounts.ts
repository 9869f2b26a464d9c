import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, flag, locale } from './columns.ts';

/** A person with a confirmed e-mail address. The address is never public. */
export const users = sqliteTable(
  'users',
  {
    id: text().primaryKey(),
    /** Lower case; compared exactly. `closed:` and the id once the account is closed: nothing is sent there. */
    email: text().notNull().unique(),
    /** By what one person is counted once, however they write their address (`mailboxOf`). */
    mailbox: text().notNull().default(''),
    /** argon2id; null while the person signs in by mail links only. */
    passwordHash: text(),
    locale: locale().notNull(),
    createdAt: at().notNull(),
    closedAt: at(),
    /** What became of the person's cases when everything about them was erased; null in accounts closed before that was so. */
    erased: text({ enum: ['keep', 'withdraw'] }),
  },
  (table) => [index('users_mailbox').on(table.mailbox)],
);

/** The second factor of a person: an app that shows a code of six digits, a new one each half minute. */
export const secondFactors = sqliteTable('second_factors', {
  userId: text()
    .primaryKey()
    .references(() => users.id),
  /** The secret that the app shares with this site. Sealed. */
  secret: text().notNull(),
  startedAt: at().notNull(),
  /** Null until a first code showed that the app has the secret: until then nobody is asked for one. */
  since: at(),
  /** Half minutes since 1970 of the last code that was taken: none is taken twice. */
  lastStep: integer().notNull().default(0),
});

/** Codes for the day the telephone is gone. Each opens once; only its keyed hash is stored. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    codeHash: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    madeAt: at().notNull(),
    usedAt: at(),
  },
  (table) => [index('recovery_codes_user').on(table.userId)],
);

/** Somebody lost telephone and recovery codes: an administrator who knows who they are has the second factor end, a day later. */
export const factorResets = sqliteTable(
  'factor_resets',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    /** How the administrator knows who it is. Sealed. */
    checked: text().notNull(),
    askedAt: at().notNull(),
    endsAt: at().notNull(),
    /** The second factor is gone since then. */
    doneAt: at(),
    /** Somebody still had a code, or the administrator took it back. */
    stoppedAt: at(),
  },
  (table) => [index('factor_resets_user').on(table.userId)],
);

/** Somebody wants another address; it counts once both have confirmed it. */
export const addressChanges = sqliteTable(
  'address_changes',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    /** Sealed. */
    newEmail: text().notNull(),
    askedAt: at().notNull(),
    oldConfirmedAt: at(),
    newConfirmedAt: at(),
  },
  (table) => [index('address_changes_user').on(table.userId)],
);

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
    /** When the person last showed that it is them, for what is dangerous: by password or code. */
    provedAt: at(),
    /** Opened by password or link, but the code of the second factor is still to come: until then it is nobody's. */
    awaitsCode: flag().notNull().default(false),
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
        'join-team',
        'answer-promise',
        'answer-closing',
        'old-address',
        'new-address',
        'object',
      ],
    }).notNull(),
    /** Sealed: a stolen database tells nobody's address by its links. */
    email: text().notNull(),
    /** Keyed hash of the address, by which its links are found. */
    emailHash: text().notNull().default(''),
    /** What the link is about: a case id, a claim id; for a sign-in the own path to go on to, or null. */
    subjectId: text(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
  },
  (table) => [
    index('links_subject').on(table.purpose, table.subjectId),
    index('links_email').on(table.emailHash, table.purpose),
  ],
);

/** Counters of rate-limiter-flexible (its column names). */
export const rateLimits = sqliteTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: at(),
});
