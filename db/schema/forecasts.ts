import { index, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { day } from './columns.ts';
import { companies } from './companies.ts';

/** What is expected of a case, 0 to 1, and what that rests on (`Forecast` of src/features/forecasts). */
interface Forecast {
  share: number;
  low: number;
  high: number;
  /** Share of the industry: what somebody would say who knows nothing else. */
  naive: number;
  hits: number;
  n: number;
  all: number;
}
type Given = Pick<Forecast, 'share' | 'low' | 'high' | 'naive' | 'all'>;

/**
 * What is expected of a case of a kind at a company, as of a day: from what was known on the evening before. Made at the change
 * of day, and never again during it. Of the last day and the one before.
 */
export const forecasts = sqliteTable(
  'forecasts',
  {
    asOf: day().notNull(),
    companyId: text()
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    /** Key of a kind of problem; empty: whatever kind. */
    kind: text().notNull(),
    answered: text({ mode: 'json' }).$type<Forecast>().notNull(),
    solved: text({ mode: 'json' }).$type<Forecast>().notNull(),
    /** Of the solved cases that can be read, in how many what stood before the solution; null: too few of them. */
    preceded: text({ mode: 'json' }).$type<{ n: number; before: readonly (readonly [what: string, n: number])[] }>(),
  },
  (table) => [
    primaryKey({ columns: [table.asOf, table.companyId, table.kind] }),
    index('forecasts_company').on(table.companyId),
  ],
);

/** A published case as forecasts know it: what was known of it on the evening before the last day, and what was expected of it. */
export const forecastCases = sqliteTable('forecast_cases', {
  caseId: text()
    .primaryKey()
    .references(() => cases.id),
  publishedOn: day().notNull(),
  /** Its kind of problem; empty: none. */
  kind: text().notNull(),
  /** Whether it was answered in time: 0 or 1, or null before that can be said. */
  answered: real(),
  /** Whether it was solved in time: 0, ½ or 1, or null. */
  solved: real(),
  /** What stood before its solution; null unless it was solved and can be read. */
  preceded: text({ mode: 'json' }).$type<readonly string[]>(),
  /** Day of the forecast that stood there when it was published; null: none did. */
  givenOn: day(),
  given: text({ mode: 'json' }).$type<{ answered: Given; solved: Given }>(),
});

/** What the shrinking of a group of companies needs (`Sums` of src/features/forecasts). */
interface Sums {
  companies: { companies: number; n: number; hits: number; squares: number; hitSquares: number };
  kinds: { degrees: number; between: number; within: number; spread: number };
}

/** How well the forecasts did that were given in the last year (`Score` of src/features/forecasts). */
interface Score {
  n: number;
  untold: number;
  brier: number;
  naive: number;
  gain: { low: number; high: number };
  bins: readonly { from: number; n: number; forecast: number; happened: number }[];
}

/** A day of forecasts. */
export const forecastDays = sqliteTable('forecast_days', {
  asOf: day().primaryKey(),
  /** By industry, and `''` for all companies; null while the day is being made. */
  sums: text({ mode: 'json' }).$type<Readonly<Record<string, { answered: Sums; solved: Sums }>>>(),
  scores: text({ mode: 'json' }).$type<{ answered: Score; solved: Score }>(),
});
