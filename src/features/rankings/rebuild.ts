import { and, asc, desc, eq, gt, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, countedFacts, tallies, tallyDays } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { countKeys } from './facts.ts';
import { factsOfRow, tallyColumns, tallyOfRow } from './stored.ts';
import { countingOn, merge, type Tally } from './tally.ts';
import type { Window } from './windows.ts';

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
 * (what does not is repaired and reported), then those of `today` are made, and the pages turn to them at once. One
 * transaction for each company, so that nobody who writes waits long.
 */
export async function keepTallies(db: Database, today: Day): Promise<Difference[]> {
  const [last] = await db.select().from(tallyDays).orderBy(desc(tallyDays.asOf)).limit(1);
  const differences: Difference[] = last ? await countDay(db, last.asOf) : [];
  if (last && last.asOf >= today) return differences;
  await countDay(db, today);
  return differences;
}

/** Counts every tally of a day from the facts. Returns those that were there and said something else. */
async function countDay(db: Database, asOf: Day): Promise<Difference[]> {
  const differences: Difference[] = [];
  const known = await db.select({ id: companies.id }).from(companies);
  for (const { id } of known) {
    await write(db, async (tx) => {
      differences.push(...(await countCompany(tx, id, asOf)));
      return done();
    });
  }
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
    for (const { id } of late) await countCompany(tx, id, asOf);
    differences.push(...(await countIndustries(tx, asOf)));
    await tx.insert(tallyDays).values({ asOf }).onConflictDoNothing();
    await tx.delete(tallyDays).where(lt(tallyDays.asOf, asOf));
    await tx.delete(tallies).where(lt(tallies.asOf, asOf));
    return done();
  });
  return differences;
}

async function countCompany(tx: Transaction, companyId: string, asOf: Day): Promise<Difference[]> {
  const perWindow = await tallyFacts(tx, companyId, asOf);
  return keep(tx, { asOf, kind: 'company', subjectId: companyId }, perWindow);
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

/** Writes the tallies of a subject. Returns the windows in which another tally stood there. */
async function keep(
  tx: Transaction,
  subject: Omit<Difference, 'months'>,
  perWindow: ReadonlyMap<Window, Tally>,
): Promise<Difference[]> {
  const stored = await tx
    .select()
    .from(tallies)
    .where(
      and(eq(tallies.asOf, subject.asOf), eq(tallies.kind, subject.kind), eq(tallies.subjectId, subject.subjectId)),
    );
  const differences: Difference[] = [];
  for (const [months, tally] of perWindow) {
    const columns = tallyColumns(tally);
    const row = stored.find((one) => one.months === months);
    if (row && isSame(row, columns)) continue;
    if (row) differences.push({ ...subject, months });
    await tx
      .insert(tallies)
      .values({ ...subject, months, ...columns })
      .onConflictDoUpdate({
        target: [tallies.asOf, tallies.kind, tallies.months, tallies.subjectId],
        set: columns,
      });
  }
  return differences;
}

function isSame(row: typeof tallies.$inferSelect, columns: ReturnType<typeof tallyColumns>): boolean {
  return (
    countKeys.every((key) => row[key] === columns[key]) &&
    row.details === columns.details &&
    row.trend === columns.trend
  );
}
