import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { forecastDays, forecasts } from '#db/schema/index.ts';
import { shownDay } from '#src/features/rankings/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { type Question, questions } from './happened/rules.ts';
import type { Score } from './scoring/rules.ts';
import { type Forecast, isTold, type Preceded, shownOf } from './shrinking/rules.ts';

/** The last day that is whole, and not one to which pages have not turned yet. */
export const forecastDay = sql<Day | null>`(
  select max(${forecastDays.asOf}) from ${forecastDays}
  where ${forecastDays.sums} is not null and ${forecastDays.asOf} <= ${shownDay}
)`;

/** Query for what is expected at a company (`companyId`), of a kind (`kind`) and of whatever kind, on the day pages show. */
export const forecastRows = prepared((db) =>
  db
    .select({
      asOf: forecasts.asOf,
      kind: forecasts.kind,
      answered: forecasts.answered,
      solved: forecasts.solved,
      preceded: forecasts.preceded,
    })
    .from(forecasts)
    .where(
      and(
        eq(forecasts.asOf, forecastDay),
        eq(forecasts.companyId, sql.placeholder('companyId')),
        inArray(forecasts.kind, ['', sql.placeholder('kind')]),
      ),
    ),
);

/** What a page says that is expected of a case. */
export interface Expectation {
  asOf: Day;
  perQuestion: Record<Question, { forecast: Forecast; isOfKind: boolean; isTold: boolean }>;
  /** Of the kind where there are enough solved cases, else of all; null where there are too few. */
  preceded: (Preceded & { isOfKind: boolean }) | null;
}

/** Null where no case of the company was counted yet. */
export function expectationOf(rows: Awaited<ReturnType<typeof forecastRows>>): Expectation | null {
  const [all, kind] = [rows.find((row) => row.kind === ''), rows.find((row) => row.kind !== '')];
  if (!all) return null;
  const [answered, solved] = questions.map((question) => {
    const shown = shownOf(kind?.[question] ?? null, all[question]);
    return { ...shown, isTold: isTold(shown.forecast) };
  });
  if (!answered || !solved) return null;
  const preceded = kind?.preceded ?? all.preceded;
  return {
    asOf: all.asOf,
    perQuestion: { answered, solved },
    preceded: preceded && { ...preceded, isOfKind: Boolean(kind?.preceded) },
  };
}

/** What is expected of a case of a kind (null: whatever kind) at a company. One round trip; nothing is noted of who asked. */
export async function expectedOf(db: Database, companyId: string, kind: string | null): Promise<Expectation | null> {
  return expectationOf(await forecastRows(db, { companyId, kind: kind ?? '' }));
}

/** How well the forecasts did, as of the day pages show; null before there is one. */
export async function forecastScores(db: Database): Promise<{ asOf: Day; scores: Record<Question, Score> } | null> {
  const [day] = await scoresOfDay(db, {});
  return day?.scores ? { asOf: day.asOf, scores: day.scores } : null;
}

const scoresOfDay = prepared((db) =>
  db
    .select({ asOf: forecastDays.asOf, scores: forecastDays.scores })
    .from(forecastDays)
    .where(eq(forecastDays.asOf, forecastDay)),
);
