import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { day } from './columns.ts';
import { companies } from './companies.ts';

type Factor = 'reachability' | 'speed' | 'competence' | 'promisesKept' | 'friendliness' | 'empathy' | 'clarity';

/**
 * What the statistics know about a case, from a day on until the next row. So every figure of a past day can be
 * calculated again from what was known on that day. Written by `recordFacts` alone.
 */
export const countedFacts = sqliteTable(
  'counted_facts',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    recordedOn: day().notNull(),
    /** Day of the next row of the case; null for the latest. */
    supersededOn: day(),
    publishedOn: day().notNull(),
    /** Status of the case; `not-genuine` when a moderator's decision found that it was none. */
    state: text({ enum: ['open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed', 'not-genuine'] }).notNull(),
    firstAnswerOn: day(),
    firstAnswerBy: text({ enum: ['reply', 'author'] }),
    /** From when to when the author had to answer a question of the company. */
    asked: text({ mode: 'json' })
      .$type<readonly (readonly [from: string, until: string | null])[]>()
      .notNull()
      .default([]),
    outcome: text({ enum: ['solved', 'partly', 'unsolved', 'unknown'] }),
    closedOn: day(),
    endedOn: day(),
    promises: text({ mode: 'json' })
      .$type<readonly (readonly [dueOn: string | null, mark: 'kept' | 'broken' | null, said?: 'reported'])[]>()
      .notNull(),
    contacts: integer().notNull(),
    waitedMinutes: integer().notNull(),
    effortDays: integer().notNull(),
    buyAgain: text({ enum: ['yes', 'no'] }),
    /** The author's latest verdict on a reply. */
    content: text({ enum: ['yes', 'partly', 'no'] }),
    /** Marks of the closing; only the factors that were marked. */
    factors: text({ mode: 'json' }).$type<Readonly<Partial<Record<Factor, number>>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.recordedOn] }),
    index('counted_facts_company').on(table.companyId, table.publishedOn),
    /** Few rows; found without reading the others. The condition of a query has to be written the same way. */
    index('counted_facts_not_genuine').on(table.companyId, table.publishedOn).where(sql`state = 'not-genuine'`),
  ],
);

/** A share with its 95 % interval, and the number of cases behind it. */
interface Share {
  share: number;
  low: number;
  high: number;
  n: number;
}

/**
 * Counts of a company or an industry over the cases of a window, as of a day: what every page reads instead of the
 * cases. Kept by the commands that change a case, made anew each day, checked each night.
 */
export const tallies = sqliteTable(
  'tallies',
  {
    kind: text({ enum: ['company', 'industry'] }).notNull(),
    /** Company id, or key of the industry. */
    subjectId: text().notNull(),
    months: text({ enum: ['6', '12', '24', 'all'] }).notNull(),
    asOf: day().notNull(),
    /** Every case ever public in the window, withdrawn and removed ones too; without those that were not genuine. */
    cases: integer().notNull(),
    withdrawn: integer().notNull(),
    removed: integer().notNull(),
    notGenuine: integer().notNull(),
    /** Cases published at least 14 days before `asOf`. */
    ripe: integer().notNull(),
    /** Cases published at least 30 days before `asOf`, and those of them their authors call solved or partly solved. */
    settled: integer().notNull(),
    solved: integer().notNull(),
    partly: integer().notNull(),
    promisesKept: integer().notNull(),
    promisesBroken: integer().notNull(),
    /** Their day passed, and nobody said how they ended: due, but neither kept nor broken. */
    promisesUnconfirmed: integer().notNull().default(0),
    promisesOpen: integer().notNull(),
    /** Share answered by day 7, 14 and 30, and the median, from the waits. */
    answered: text({ mode: 'json' })
      .$type<{ day7: Share; day14: Share; day30: Share; medianDays: number | null }>()
      .notNull(),
    /** How the parts of the index are correlated over the cases, from −1 to 1. */
    correlations: text({ mode: 'json' })
      .$type<{ answeredSolved: number; answeredPromises: number; solvedPromises: number }>()
      .notNull()
      .default({ answeredSolved: 0, answeredPromises: 0, solvedPromises: 0 }),
    /**
     * Counts per month of publication, waits, effort and ratings; only a company's own pages read them. The last column: what is
     * behind it could not be read without it.
     */
    details: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.asOf, table.kind, table.months, table.subjectId] })],
);

/** What the method of moments needs of the companies of a group (`Moments` of src/features/rankings). */
interface Moments {
  companies: number;
  n: number;
  hits: number;
  squares: number;
  hitSquares: number;
}

/**
 * The sums over the companies of an industry, and over all, from which the priors of a day follow: counted when the day was
 * begun, so that no case of another company changes the figures of one during the day. Kept for good.
 */
export const dayMoments = sqliteTable(
  'day_moments',
  {
    asOf: day().notNull(),
    months: text({ enum: ['6', '12', '24', 'all'] }).notNull(),
    /** Key of the industry; empty: all companies. */
    industry: text().notNull(),
    solved: text({ mode: 'json' }).$type<Moments>().notNull(),
    promises: text({ mode: 'json' }).$type<Moments>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.asOf, table.months, table.industry] })],
);

/** A day whose tallies are complete. Pages show the latest. */
export const tallyDays = sqliteTable('tally_days', {
  asOf: day().primaryKey(),
});
