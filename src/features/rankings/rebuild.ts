import { and, asc, desc, eq, gt, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, countedFacts, tallies, tallyDays } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { countKeys } from './facts.ts';
import { factsOfRow, tallyColumns, tallyOfRow } from './stored.ts';
import { countingOn, merge, type Tally } from './tally.ts';
import { type Window, windows } from './windows.ts';

/** Rows of facts read at once: a few megabytes. */
const atOnce = 5000;

/** A tally that did not say what the facts say. It is repaired when this is reported. */
export interface Difference {
  asOf: Day;
  kind: 'company' | 'industry';
  subjectId: string;
  months: Window;
}

/**
 * Brings the tallies to `today`: those of the last day are counted once more from the facts, which must give the same
 * (what does not is repaired and reported), then those of `today` are made, and the pages turn to them at once. Nothing
 * is counted inside a transaction, so that nobody who writes waits long.
 */
export async function keepTallies(db: Database, today: Day): Promise<Difference[]> {
  const [last] = await db.select().from(tallyDays).orderBy(desc(tallyDays.asOf)).limit(1);
  const differences: Difference[] = last ? await countDay(db, last.asOf) : [];
  if (last && last.asOf >= today) return differences;
  await countDay(db, today);
  return differences;
}

/** Counts every tally of a day from the facts. Returns those that said something else or were not there. */
async function countDay(db: Database, asOf: Day): Promise<Difference[]> {
  const differences: Difference[] = [];
  const known = await db.select({ id: companies.id }).from(companies);
  for (const { id } of known) differences.push(...(await countCompany(db, id, asOf)));
  await write(db, async (tx) => {
    // Companies that came in while the others were counted.
    const late = await tx
      .selectDistinct({ id: countedFacts.companyId })
      .from(countedFacts)
      .where(
        sql`${countedFacts.companyId} not in (
          select ${tallies.subjectId} from ${tallies} where ${tallies.asOf} = ${asOf} and ${tallies.kind} = 'company'
        )`,
      );
    for (const { id } of late) await keep(tx, companySubject(id, asOf), await tallyFacts(tx, id, asOf));
    differences.push(...(await countIndustries(tx, asOf)));
    await tx.insert(tallyDays).values({ asOf }).onConflictDoNothing();
    await tx.delete(tallyDays).where(lt(tallyDays.asOf, asOf));
    await tx.delete(tallies).where(lt(tallies.asOf, asOf));
    return done();
  });
  return differences;
}

/** A company is counted so often without the lock; somebody who writes on all these occasions has to wait at last. */
const mostTries = 5;

/**
 * Counts a company without holding the lock of the writers: 100,000 cases take seconds. Every command that changes what
 * a case counts for also changes the tallies of its company. So when they are still those from before the count, the
 * count holds; else it begins anew.
 */
async function countCompany(db: Database, companyId: string, asOf: Day): Promise<Difference[]> {
  const subject = companySubject(companyId, asOf);
  if ((await rowsOf(db, subject)).length < windows.length) await write(db, (tx) => makeRoom(tx, subject));
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await rowsOf(db, subject);
    const perWindow = await tallyFacts(db, companyId, asOf);
    if (windowsThatDiffer(before, perWindow).length === 0) return [];
    const outcome = await write<Difference[]>(db, async (tx) => {
      const isUntouched = JSON.stringify(await rowsOf(tx, subject)) === JSON.stringify(before);
      return isUntouched ? done(await keep(tx, subject, perWindow)) : refused('conflict');
    });
    if (outcome.ok) return outcome.value;
  }
  const outcome = await write(db, async (tx) => done(await keep(tx, subject, await tallyFacts(tx, companyId, asOf))));
  return outcome.ok ? outcome.value : [];
}

type Subject = Omit<Difference, 'months'>;

function companySubject(subjectId: string, asOf: Day): Subject {
  return { asOf, kind: 'company', subjectId };
}

function rowsOf(db: Database | Transaction, { asOf, kind, subjectId }: Subject) {
  return db
    .select()
    .from(tallies)
    .where(and(eq(tallies.asOf, asOf), eq(tallies.kind, kind), eq(tallies.subjectId, subjectId)))
    .orderBy(tallies.months);
}

/** Tallies of nothing, in which commands leave their mark while the company is counted. */
async function makeRoom(tx: Transaction, subject: Subject): Promise<Outcome> {
  for (const months of windows) {
    await tx
      .insert(tallies)
      .values({ ...subject, months, ...tallyColumns(new Map()) })
      .onConflictDoNothing();
  }
  return done();
}

/** The tallies of one company on a day, from what was known on it. */
export async function tallyFacts(
  db: Database | Transaction,
  companyId: string,
  asOf: Day,
): Promise<Map<Window, Tally>> {
  const counting = countingOn(asOf);
  for await (const facts of factsOn(db, companyId, asOf)) counting.add(facts);
  return counting.perWindow;
}

/** What was known about each case of a company on a day, by publication. Read in pieces. */
export async function* factsOn(db: Database | Transaction, companyId: string, asOf: Day) {
  let after = { publishedOn: '', caseId: '' };
  for (;;) {
    const rows = await db
      .select()
      .from(countedFacts)
      .where(
        and(
          eq(countedFacts.companyId, companyId),
          lte(countedFacts.recordedOn, asOf),
          or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, asOf)),
          sql`(${countedFacts.publishedOn}, ${countedFacts.caseId}) > (${after.publishedOn}, ${after.caseId})`,
        ),
      )
      .orderBy(asc(countedFacts.publishedOn), asc(countedFacts.caseId))
      .limit(atOnce);
    for (const row of rows) yield { caseId: row.caseId, ...factsOfRow(row) };
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last;
  }
}

/** The tally of an industry is the sum of those of its companies. */
async function countIndustries(tx: Transaction, asOf: Day): Promise<Difference[]> {
  const rows = await tx
    .select({ tally: tallies, industry: companies.industry })
    .from(tallies)
    .innerJoin(companies, eq(companies.id, tallies.subjectId))
    .where(and(eq(tallies.asOf, asOf), eq(tallies.kind, 'company')));
  const perIndustry = new Map<string, Map<Window, Tally>>();
  for (const { tally: row, industry } of rows) {
    const perWindow = perIndustry.get(industry) ?? new Map<Window, Tally>();
    const sum: Tally = perWindow.get(row.months) ?? new Map();
    merge(sum, tallyOfRow(row));
    perIndustry.set(industry, perWindow.set(row.months, sum));
  }
  const differences: Difference[] = [];
  for (const [subjectId, perWindow] of perIndustry) {
    differences.push(...(await keep(tx, { asOf, kind: 'industry', subjectId }, perWindow)));
  }
  // An industry that lost its last company.
  await tx
    .delete(tallies)
    .where(
      and(eq(tallies.asOf, asOf), eq(tallies.kind, 'industry'), notInArray(tallies.subjectId, [...perIndustry.keys()])),
    );
  return differences;
}

/** Writes the tallies of a subject. Returns the windows in which another tally stood there, or none. */
async function keep(tx: Transaction, subject: Subject, perWindow: ReadonlyMap<Window, Tally>): Promise<Difference[]> {
  const differing = windowsThatDiffer(await rowsOf(tx, subject), perWindow);
  for (const { months, columns } of differing) {
    await tx
      .insert(tallies)
      .values({ ...subject, months, ...columns })
      .onConflictDoUpdate({
        target: [tallies.asOf, tallies.kind, tallies.months, tallies.subjectId],
        set: columns,
      });
  }
  // A subject without a case may have no row; one with cases may not.
  return differing.filter(({ isNew, tally }) => !isNew || tally.size > 0).map(({ months }) => ({ ...subject, months }));
}

function windowsThatDiffer(stored: readonly (typeof tallies.$inferSelect)[], perWindow: ReadonlyMap<Window, Tally>) {
  return [...perWindow].flatMap(([months, tally]) => {
    const columns = tallyColumns(tally);
    const row = stored.find((one) => one.months === months);
    return row && isSame(row, columns) ? [] : [{ months, columns, tally, isNew: row === undefined }];
  });
}

function isSame(row: typeof tallies.$inferSelect, columns: ReturnType<typeof tallyColumns>): boolean {
  return (
    countKeys.every((key) => row[key] === columns[key]) &&
    row.details === columns.details &&
    row.answered === columns.answered &&
    row.trend === columns.trend
  );
}
