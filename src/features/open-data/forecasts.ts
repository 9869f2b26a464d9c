import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, forecastCases, forecastDays, forecasts } from '#db/schema/index.ts';
import { countedMonths, questions } from '#src/features/forecasts/happened/rules.ts';
import { forecastDay } from '#src/features/forecasts/index.ts';
import { firstDayOf } from '#src/features/rankings/windows.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { type FileNote, jsonListFile } from './files.ts';

/** Cases read at once. */
const atOnce = 1000;

/**
 * Writes the forecasts of the shown day, the cases they rest on as they were known on the evening before, and how well those did
 * that were given. Refuses while the worker makes those of another day: the cases would be those of half of it.
 */
export async function writeForecasts(
  db: Database,
  folder: string,
  known: readonly { id: string; slug: string }[],
): Promise<FileNote[]> {
  const days = await db
    .select({ isShown: sql<number>`${forecastDays.asOf} = ${forecastDay}`, day: forecastDays })
    .from(forecastDays);
  const shown = days.find(({ isShown }) => isShown)?.day;
  if (shown && days.some(({ day }) => day.asOf > shown.asOf)) {
    throw new Error('The forecasts of a new day are being made: try again when the day is done.');
  }
  const files = {
    forecasts: await jsonListFile(folder, 'forecasts.json'),
    cases: await jsonListFile(folder, 'forecast-cases.json'),
    scores: await jsonListFile(folder, 'forecast-scores.json'),
  };
  for (const { id, slug } of shown ? known : []) {
    const { asOf } = shown ?? { asOf: '' };
    for (const row of await ofCompany(db, id, asOf)) {
      const { kind, answered, solved, preceded } = row;
      await files.forecasts.add({ asOf, company: slug, kind, answered, solved, preceded });
    }
    for await (const { number, stored } of casesOf(db, id, addDays(asOf, -1))) {
      const { publishedOn, kind, answered, solved, preceded, givenOn, given } = stored;
      await files.cases.add({ number, company: slug, publishedOn, kind, answered, solved, preceded, givenOn, given });
    }
  }
  for (const question of questions) {
    const score = shown?.scores?.[question];
    if (score) await files.scores.add({ asOf: shown?.asOf, question, ...score });
  }
  const notes: FileNote[] = [];
  for (const file of Object.values(files)) notes.push(await file.close());
  return notes;
}

function ofCompany(db: Database, companyId: string, asOf: Day) {
  return db
    .select()
    .from(forecasts)
    .where(and(eq(forecasts.asOf, asOf), eq(forecasts.companyId, companyId)))
    .orderBy(asc(forecasts.kind));
}

/** The cases of a company that were known on an evening, by publication and number. Read in pieces. */
async function* casesOf(db: Database, companyId: string, evening: Day) {
  let after = { publishedOn: firstDayOf(countedMonths, evening) ?? '', number: '~' };
  for (;;) {
    const rows = await db
      .select({ number: sql<string>`${cases.number}`, stored: forecastCases })
      .from(countedFacts)
      .innerJoin(cases, eq(cases.id, countedFacts.caseId))
      .innerJoin(forecastCases, eq(forecastCases.caseId, countedFacts.caseId))
      .where(
        and(
          eq(countedFacts.companyId, companyId),
          sql`${countedFacts.publishedOn} <= ${evening} and ${countedFacts.recordedOn} <= ${evening}`,
          or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, evening)),
          sql`(${countedFacts.publishedOn}, ${cases.number}) > (${after.publishedOn}, ${after.number})`,
        ),
      )
      .orderBy(asc(countedFacts.publishedOn), asc(cases.number))
      .limit(atOnce);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = { publishedOn: last.stored.publishedOn, number: last.number };
  }
}
