import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { at, day, derived, flag, locale } from './columns.ts';
import { companies } from './companies.ts';
import { decisions } from './decisions.ts';

const directions = ['to-company', 'from-company', 'conversation', 'attempt', 'event'] as const;
const precisions = ['exact', 'approximate', 'period', 'part', 'month', 'season', 'year', 'unknown'] as const;
const channels = [
  'phone',
  'email',
  'letter',
  'fax',
  'chat',
  'social',
  'form',
  'app',
  'on-site',
  'technician',
  'other',
] as const;

export const cases = sqliteTable(
  'cases',
  {
    id: text().primaryKey(),
    /** `2026-000417`; null until published. */
    number: text().unique(),
    authorId: text().references(() => users.id),
    companyId: text().references(() => companies.id),
    locale: locale().notNull(),
    title: text().notNull().default(''),
    /** Markdown, at most 10,000 characters. */
    summary: text().notNull().default(''),
    desiredOutcome: text({
      enum: ['refund', 'replacement', 'repair', 'delivery', 'contract-change', 'information', 'apology', 'other'],
    }),
    desiredText: text().notNull().default(''),
    penName: text().notNull().default(''),
    /** Town the author chose to show; may be empty. */
    place: text().notNull().default(''),
    /** The amount in dispute, in hundredths of its currency; null while nobody said. */
    disputedCents: integer(),
    /** ISO 4217. */
    disputedCurrency: text().notNull().default('EUR'),
    disputedIsAbout: flag().notNull().default(false),
    createdAt: at().notNull(),
    /** Pressed "publish"; the mail link is not yet confirmed. */
    submittedAt: at(),
    publishedAt: at(),
    /** When its author moved it to the right company, once, and from which one; null: it is against the first. */
    transferredAt: at(),
    transferredFromId: text().references(() => companies.id),

    // What follows is written by `refreshCase` alone, from `caseState` in features/cases/rules.ts.
    status: derived(
      text({ enum: ['draft', 'unconfirmed', 'open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed'] })
        .notNull()
        .$defaultFn(() => 'draft'),
    ),
    ball: derived(
      text({ enum: ['company', 'author', 'nobody'] })
        .notNull()
        .$defaultFn(() => 'nobody'),
    ),
    outcome: derived(text({ enum: ['solved', 'partly', 'unsolved', 'unknown'] })),
    /** Day of the last act that moved the case: start of the 90 days. */
    movedOn: derived(day()),
    publishedOn: derived(day()),
    /** First public reply, boilerplate or not: what "overdue" looks at. */
    firstReplyOn: derived(day()),
    /** First answer of the statistics: never boilerplate, never an automatic receipt. */
    firstAnswerOn: derived(day()),
    firstAnswerBy: derived(text({ enum: ['reply', 'author'] })),
    closedOn: derived(day()),
    /** Day of removal or withdrawal. */
    endedOn: derived(day()),
    contacts: derived(integer().notNull().default(0)),
    waitedMinutes: derived(integer().notNull().default(0)),
    waitedIsAbout: derived(flag().notNull().default(false)),
    effortDays: derived(integer().notNull().default(0)),
    /** Contacts per channel for lists, `[["phone",7],["fax",3]]`, largest first. */
    channels: derived(
      text({ mode: 'json' }).$type<[channel: (typeof channels)[number], contacts: number][]>().notNull().default([]),
    ),
    /** Empty: words of a case from before there was a search feature, until the next command of the case takes them out. */
    searchKey: derived(text().notNull().default('')),
    /** Industry of the company, so that a list of one industry has an index. */
    industry: derived(text().notNull().default('')),
  },
  (table) => [
    index('cases_author').on(table.authorId),
    // A company that goes is looked for in every column that names one.
    index('cases_transferred_from').on(table.transferredFromId).where(sql`transferred_from_id is not null`),
    // Every list of cases asks one of these six and reads no row that it does not show, however many cases there are.
    // Numbers follow the order of publication.
    index('cases_newest').on(table.publishedOn, table.number, table.status),
    index('cases_stamp').on(
      table.status,
      table.outcome,
      table.publishedOn,
      table.number,
      table.firstReplyOn,
      table.firstAnswerOn,
    ),
    index('cases_company').on(table.companyId, table.publishedOn, table.number, table.status),
    index('cases_company_stamp').on(
      table.companyId,
      table.status,
      table.outcome,
      table.publishedOn,
      table.number,
      table.firstReplyOn,
      table.firstAnswerOn,
    ),
    index('cases_industry').on(table.industry, table.publishedOn, table.number, table.status),
    index('cases_industry_stamp').on(
      table.industry,
      table.status,
      table.outcome,
      table.publishedOn,
      table.number,
      table.firstReplyOn,
      table.firstAnswerOn,
    ),
  ],
);

/** A second company that a case names. It is told and may answer; the case counts for the company that it is against. */
export const namedCompanies = sqliteTable(
  'named_companies',
  {
    caseId: text()
      .primaryKey()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    namedAt: at().notNull(),
  },
  (table) => [index('named_companies_company').on(table.companyId)],
);

export const entries = sqliteTable(
  'entries',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** First day on which it can have been; where it is `unknown`, that of the entry before it. */
    occurredOn: day().notNull(),
    /** Last day of a period, or of the stretch that was named; null for one day. */
    occurredUntil: day(),
    precision: text({ enum: precisions }).notNull(),
    /** A day of its stretch among whose entries the author put it; null: its first day. */
    placedOn: day(),
    /** `HH:MM`, if known. */
    time: text(),
    /** Order among the entries of one day. */
    position: integer().notNull(),
    channel: text({ enum: channels }).notNull(),
    direction: text({ enum: directions }).notNull(),
    /** False for an order or a thank-you. */
    expectsAnswer: flag().notNull().default(true),
    /** Who was spoken to: roles or names, each as given. */
    people: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Somebody else than the company (a rating agency, a carrier): its name; empty otherwise. */
    thirdParty: text().notNull().default(''),
    /** Markdown. */
    text: text().notNull(),
    /** How many contacts this entry stands for; 0 for an event. */
    contacts: integer().notNull().default(1),
    waitedMinutes: integer().notNull().default(0),
    spentCents: integer().notNull().default(0),
    /** ISO 4217. */
    spentCurrency: text().notNull().default('EUR'),
    timeIsAbout: flag().notNull().default(false),
    waitedIsAbout: flag().notNull().default(false),
    spentIsAbout: flag().notNull().default(false),
    automaticReceipt: flag().notNull().default(false),
    handOvers: integer().notNull().default(0),
    recordedAt: at().notNull(),
    /** The decision by which its words are hidden: they lie in `hiddenWords`. Its place and its time go on counting. */
    hiddenBy: text().references(() => decisions.id),
  },
  (table) => [index('entries_case').on(table.caseId, table.occurredOn, table.position)],
);

export const closings = sqliteTable(
  'closings',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    outcome: text({ enum: ['solved', 'partly', 'unsolved'] }).notNull(),
    words: text().notNull().default(''),
    buyAgain: text({ enum: ['yes', 'no'] }),
    /** Hard factors, 1–5. */
    reachability: integer(),
    speed: integer(),
    competence: integer(),
    promisesKept: integer(),
    /** Soft factors, 1–5. */
    friendliness: integer(),
    empathy: integer(),
    clarity: integer(),
    closedAt: at().notNull(),
  },
  (table) => [index('closings_case').on(table.caseId, table.closedAt)],
);

export const reopenings = sqliteTable(
  'reopenings',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    reason: text().notNull(),
    reopenedAt: at().notNull(),
  },
  (table) => [index('reopenings_case').on(table.caseId)],
);

/** What stays visible in place of a case: by whom it ended, when and why. */
export const tombstones = sqliteTable(
  'tombstones',
  {
    caseId: text()
      .primaryKey()
      .references(() => cases.id),
    kind: text({ enum: ['withdrawn', 'removed'] }).notNull(),
    reason: text().notNull().default(''),
    /** False when a moderator's decision found that it was no genuine case: then it counts no longer. */
    genuine: flag().notNull().default(true),
    endedBy: text(),
    endedAt: at().notNull(),
    /** When the words of the case were deleted; null while they are kept. */
    erasedAt: at(),
    /** By which decision it was removed; null only where its author withdrew it. */
    decisionId: text().references(() => decisions.id),
  },
  (table) => [
    check(
      'tombstones_by_decision',
      sql`(${table.kind} = 'withdrawn' and ${table.genuine} = 1) or (${table.kind} = 'removed' and ${table.decisionId} is not null)`,
    ),
  ],
);
