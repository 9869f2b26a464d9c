import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { at, flag, locale } from './columns.ts';
import { companies } from './companies.ts';

/** What a notice or a decision can be about. `votes`: those of a sign, taken together; the last two: a report of pressure. */
export const pieceKinds = [
  'case',
  'entry',
  'reply',
  'answer',
  'closing',
  'reopening',
  'pen-name',
  'company-name',
  'votes',
  'threat',
  'money-offer',
] as const;

/** The last one was a removal from before decisions were recorded. */
const decisionKinds = ['notice', 'own', 'sign', 'appeal', 'challenge', 'pressure', 'before-records'] as const;

const measures = [
  'keep',
  'blacken',
  'hide',
  'remove',
  'not-genuine',
  'end-writing',
  'confirmed',
  'not-confirmed',
] as const;

/** `decision_ground` of the EU transparency database: against the law, or against the rules of the house. */
export const grounds = ['DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'] as const;

/** `category` of the EU transparency database, those that can concern a complaint. */
export const categories = [
  'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
  'STATEMENT_CATEGORY_VIOLENCE',
] as const;

/**
 * What a moderator decided, with the statement of reasons (DSA Art. 17). Whatever is hidden, blackened or removed names a
 * row of this table; triggers hold everybody to it, also whoever writes SQL by hand.
 */
export const decisions = sqliteTable(
  'decisions',
  {
    id: text().primaryKey(),
    /** `E-2026-000012`. */
    number: text().notNull().unique(),
    kind: text({ enum: decisionKinds }).notNull(),
    /** The decision that was appealed against; null unless `kind` is `appeal`. */
    appealOf: text().references((): AnySQLiteColumn => decisions.id),
    /** The examination that it ends; null for a decision without a notice. */
    examinationId: text(),
    pieceKind: text({ enum: pieceKinds }).notNull(),
    pieceId: text().notNull(),
    caseId: text(),
    companyId: text().references(() => companies.id),
    /** Whose words, or whose right to write: who may appeal. */
    affectedId: text().references(() => users.id),
    measure: text({ enum: measures }).notNull(),
    ground: text({ enum: grounds }).notNull(),
    category: text({ enum: categories }).notNull(),
    /** Of which law or rule of the house, as it is cited: `§ 186 StGB`. */
    rule: text().notNull(),
    /** What was found. Goes to both sides, is not public. */
    facts: text().notNull(),
    /** One sentence that stands at the piece for everybody. */
    reason: text().notNull(),
    /** No decision is made by a program (Art. 17(3)(c)); the column is what the statement says. */
    automated: flag().notNull().default(false),
    /** Null for rows from before decisions were recorded. */
    decidedBy: text().references(() => users.id),
    decidedAt: at().notNull(),
    /** Who looked a second time: another person, or with one operator the same a day later. */
    secondBy: text().references(() => users.id),
    secondAt: at(),
    /** Null while the second look is awaited: nothing is done by it until then. */
    effectiveAt: at(),
    /** The second look said no: it never takes effect. */
    droppedAt: at(),
    /** The letters as they went out: the statement of reasons, and what the notifier was told. */
    statement: text().notNull().default(''),
    statementLocale: locale(),
    answer: text().notNull().default(''),
    answerLocale: locale(),
  },
  (table) => [
    index('decisions_case').on(table.caseId),
    index('decisions_company').on(table.companyId),
    index('decisions_examination').on(table.examinationId),
    index('decisions_appeal').on(table.appealOf),
    check('decisions_have_reasons', sql`trim(${table.reason}) <> '' and trim(${table.facts}) <> ''`),
    check('decisions_by_people', sql`${table.automated} = 0`),
    check('decisions_by_somebody', sql`${table.decidedBy} is not null or ${table.kind} = 'before-records'`),
  ],
);

/** An account that may no longer write, and by which decision. */
export const writingEnds = sqliteTable('writing_ends', {
  userId: text()
    .primaryKey()
    .references(() => users.id),
  decisionId: text()
    .notNull()
    .references(() => decisions.id),
  endedAt: at().notNull(),
});
