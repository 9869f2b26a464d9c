import { isDeepStrictEqual } from 'node:util';
import { asc, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, forecastCases, forecastDays, forecasts } from '#db/schema/index.ts';
import { firstDayOf } from '#src/features/rankings/windows.ts';
import { writeGently } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { done } from '#src/lib/outcome.ts';
import { countedMonths, type Question } from '../happened/rules.ts';
import { givenTo, type Scored, scoring } from '../scoring/rules.ts';
import { type CompanyCounts, countIn, type Expected, expectedAt, groupsOf, sumsIn } from '../shrinking/rules.ts';
import { casesOn, type Known } from './read.ts';

/** Rows written at once: a forecast has nine columns, and whoever writes meanwhile waits for one piece. */
const atOnce = 100;

interface Company {
  id: string;
  industry: string;
  counts: CompanyCounts;
}

/**
 * Makes the forecasts of a day from what was known on the evening before, notes for each case that is new the forecast that
 * stood there when it was published, and scores those whose time is over. Once for each day: what was said in the morning is
 * not said otherwise at noon. Begun anew where it was ended in between (`isStopping`): pages and data set see a day when it is
 * whole, and pages when its tallies are. Answers whether the day is whole.
 */
export async function keepForecasts(
  db: Database,
  today: Day,
  isStopping = () => false,
  writing = writeGently,
): Promise<boolean> {
  const [newest, before] = await db.select().from(forecastDays).orderBy(desc(forecastDays.asOf)).limit(2);
  const last = newest?.sums ? newest : before;
  if (last && last.asOf >= today) return true;
  const pieces = (rows: readonly unknown[], write: (tx: Transaction, from: number) => Promise<unknown>) =>
    inPieces(db, writing, rows.length, write);
  await writing(db, async (tx) => {
    // Of a day that was not brought to its end.
    await tx.delete(forecasts).where(gte(forecasts.asOf, today));
    await tx.delete(forecastDays).where(sql`${forecastDays.sums} is null and ${forecastDays.asOf} <> ${today}`);
    await tx.insert(forecastDays).values({ asOf: today }).onConflictDoNothing();
    return done();
  });
  const known: Company[] = [];
  const score = scoring();
  for (const company of await db
    .select({ id: companies.id, industry: companies.industry })
    .from(companies)
    .orderBy(asc(companies.slug))) {
    if (isStopping()) return false;
    await giveWay();
    const { scored, ...counted } = await countCompany(db, company, { today, last: last?.asOf ?? null }, pieces);
    known.push(counted);
    score.add(scored);
  }
  const sums = sumsIn(known);
  // Of a company without a case that counts there is nothing to say.
  const rows = known
    .filter(({ counts }) => counts.size > 0)
    .flatMap(({ id, industry, counts }) =>
      [...expectedAt(counts, groupsOf(sums, industry))].map(([kind, expected]) => ({
        asOf: today,
        companyId: id,
        kind,
        ...expected,
      })),
    );
  await pieces(rows, (tx, from) => tx.insert(forecasts).values(rows.slice(from, from + atOnce)));
  if (isStopping()) return false;
  await writing(db, async (tx) => {
    await tx.update(forecastDays).set({ sums, scores: score.scores() }).where(eq(forecastDays.asOf, today));
    // Pages show the last day until the tallies of this one are counted.
    if (last) await tx.delete(forecasts).where(lt(forecasts.asOf, last.asOf));
    if (last) await tx.delete(forecastDays).where(lt(forecastDays.asOf, last.asOf));
    return done();
  });
  return true;
}

type Pieces = (rows: readonly unknown[], write: (tx: Transaction, from: number) => Promise<unknown>) => Promise<void>;

async function inPieces(
  db: Database,
  writing: typeof writeGently,
  length: number,
  write: (tx: Transaction, from: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < length; from += atOnce) {
    await writing(db, async (tx) => {
      await write(tx, from);
      return done();
    });
  }
}

/** Counts the cases of a company, and stores what is new about them. */
async function countCompany(
  db: Database,
  { id, industry }: { id: string; industry: string },
  { today, last }: { today: Day; last: Day | null },
  pieces: Pieces,
): Promise<Company & { scored: Scored[] }> {
  const evening = addDays(today, -1);
  const standing = last === null ? null : await standingOf(db, id, last);
  const company: Company & { scored: Scored[] } = { id, industry, counts: new Map(), scored: [] };
  for await (const piece of casesOn(db, id, firstDayOf(countedMonths, evening) ?? '', evening)) {
    const rows = piece.map((one) => ({ row: rowOf(one, standing), stored: one.stored }));
    const changed = rows.filter(({ row, stored }) => !isDeepStrictEqual(row, stored)).map(({ row }) => row);
    await pieces(changed, (tx, from) => put(tx, changed.slice(from, from + atOnce)));
    for (const [index, one] of piece.entries()) {
      countIn(company.counts, one);
      const given = rows[index]?.row.given;
      if (given) company.scored.push({ given, answered: one.answered, solved: one.solved });
    }
  }
  return company;
}

/** What is known of a case takes the place of what was. */
const anew = {
  publishedOn: sql`excluded.published_on`,
  kind: sql`excluded.kind`,
  answered: sql`excluded.answered`,
  solved: sql`excluded.solved`,
  preceded: sql`excluded.preceded`,
  givenOn: sql`excluded.given_on`,
  given: sql`excluded.given`,
};

function put(tx: Transaction, rows: (typeof forecastCases.$inferInsert)[]) {
  return tx.insert(forecastCases).values(rows).onConflictDoUpdate({ target: forecastCases.caseId, set: anew });
}

/** What is said of a company on a day, by kind. */
interface Standing {
  asOf: Day;
  perKind: ReadonlyMap<string, Pick<Expected, Question>>;
}

async function standingOf(db: Database, companyId: string, asOf: Day): Promise<Standing> {
  const rows = await db
    .select()
    .from(forecasts)
    .where(sql`${forecasts.asOf} = ${asOf} and ${forecasts.companyId} = ${companyId}`);
  return { asOf, perKind: new Map(rows.map((row) => [row.kind, row])) };
}

/**
 * How a case is stored. One that is new, or that was moved here, gets the forecast that stood there on its day: never one that
 * was made later, when something of it may have been known.
 */
function rowOf({ stored, caseId, publishedOn, kind, answered, solved, preceded }: Known, standing: Standing | null) {
  const isKnown = stored?.publishedOn === publishedOn;
  const given = isKnown
    ? stored.given
    : standing && publishedOn >= standing.asOf
      ? givenTo(kind, standing.perKind)
      : null;
  const givenOn = isKnown ? stored.givenOn : given && standing ? standing.asOf : null;
  return { caseId, publishedOn, kind, answered, solved, preceded, givenOn, given };
}

/** Makes the forecasts of today once more, since companies became one: each of their cases belongs to another now. */
export async function remakeForecasts(db: Database, today: Day): Promise<void> {
  await writeGently(db, async (tx) => {
    await tx.update(forecastDays).set({ sums: null }).where(eq(forecastDays.asOf, today));
    return done();
  });
  await keepForecasts(db, today);
}
