import { setImmediate } from 'node:timers/promises';
import { and, asc, desc, eq, getTableColumns, gt, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import { type Database, snapshot, type Transaction } from '#db/client.ts';
import { preparedWrite, slots } from '#db/prepared.ts';
import { companies, countedFacts, tallies, tallyDays } from '#db/schema/index.ts';
import { writeGently, writeStep } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { done } from '#src/lib/outcome.ts';
import { type Window, windows } from '../windows.ts';
import { keepMoments } from './priors.ts';
import { factsOfRow, sameColumns, tallyColumns, tallyOfRow } from './stored.ts';
import { countingOn, merge, type Tally } from './tally.ts';

/** Rows of facts read at once. The client blocks its process meanwhile: about as long as a page takes. */
const atOnce = 500;

const { kind, subjectId, months, asOf, ...counted } = getTableColumns(tallies);
const key = { kind, subjectId, months, asOf };

interface Subject {
  kind: 'company' | 'industry';
  subjectId: string;
}

/** A tally that did not say what the facts say. It is repaired when this is reported. */
export interface Difference extends Subject {
  asOf: Day;
  months: Window;
}

/** So many days without a worker are an outage. More are one too, or a clock that is wrong: no program can tell. */
const mostMissed = 2;

/**
 * The last day that was counted, when `today` lies so far behind it that only a person can say whether the clock is right:
 * nothing is forgotten, put to rest, reminded of or counted for such a day. Null when all is well.
 */
export async function lastDayBeforeLeap(db: Database, today: Day): Promise<Day | null> {
  const [last] = await db.select().from(tallyDays).orderBy(desc(tallyDays.asOf)).limit(1);
  return last !== undefined && addDays(last.asOf, mostMissed) < today ? last.asOf : null;
}

/**
 * Brings the tallies to `today`: those of the last day are counted once more from the facts, which must give the same
 * (what does not is repaired and reported), those of `today` are made in the same pass, and the pages turn to them at
 * once. Nobody who writes waits for it: companies and industries are counted one after the other in a snapshot, and
 * what the commands change meanwhile is added to what was counted. `isStopping` is asked between two companies: a day
 * that was not brought to its end is begun anew.
 */
export async function keepTallies(db: Database, today: Day, isStopping = () => false): Promise<Difference[]> {
  const [last] = await db.select().from(tallyDays).orderBy(desc(tallyDays.asOf)).limit(1);
  const days = last === undefined ? [today] : last.asOf < today ? [last.asOf, today] : [last.asOf];
  const newest = days.at(-1) ?? today;
  await beginDay(db, newest);
  const known = await db.select({ id: companies.id, industry: companies.industry }).from(companies);
  const differences: Difference[] = [];
  for (const { id } of known) {
    if (isStopping()) return [];
    await giveWay();
    const company = { kind: 'company' as const, subjectId: id };
    differences.push(...(await recount(db, company, days, (frozen) => countCompany(frozen, id, days))));
  }
  for (const industry of new Set(known.map((company) => company.industry))) {
    if (isStopping()) return [];
    const subject = { kind: 'industry' as const, subjectId: industry };
    differences.push(...(await recount(db, subject, days, (frozen) => countIndustry(frozen, industry, days))));
  }
  await completeDay(db, newest);
  await forgetDays(db, newest, isStopping);
  return differences.filter(({ asOf }) => asOf === last?.asOf);
}

type PerWindow = ReadonlyMap<Window, Tally>;
type PerDay = ReadonlyMap<Day, PerWindow>;

/**
 * Gives a day in the making a tally of nothing for every company and industry: from now on the commands note in it what they
 * change. Such a tally may hold less than nothing, until what it began with is added.
 */
async function beginDay(db: Database, asOf: Day): Promise<void> {
  const [complete] = await db.select().from(tallyDays).where(eq(tallyDays.asOf, asOf));
  if (complete) return;
  const nothing = new Map<string, unknown>(Object.entries(tallyColumns(new Map())));
  const columns = Object.entries(counted).map(([name, column]) => sql`${sql.param(nothing.get(name), column)}`);
  const subjects = sql`select 'company' as kind, ${companies.id} as subject from ${companies} union select 'industry', ${companies.industry} from ${companies}`;
  const perWindow = sql`json_each(${JSON.stringify(windows)})`;
  await writeStep(db, async (tx) => {
    await tx
      .insert(tallies)
      .select(
        sql`select kind, subject, value, ${asOf}, ${sql.join(columns, sql`, `)} from (${subjects}), ${perWindow} where true`,
      )
      .onConflictDoNothing();
    return done();
  });
}

/**
 * Counts a subject in a snapshot and compares with the tallies in the same snapshot. Where they differ, the difference is
 * added to the tallies as they are by then: what commands changed meanwhile stays in them.
 */
async function recount(
  db: Database,
  subject: Subject,
  days: readonly Day[],
  counting: (frozen: Database) => Promise<PerDay>,
): Promise<Difference[]> {
  const { counted, stored } = await snapshot(db, async (frozen) => ({
    stored: await tallyRows(frozen, subject, days),
    counted: await counting(frozen),
  }));
  const differences: (Difference & { missing: Tally })[] = [];
  for (const [asOf, perWindow] of counted) {
    for (const [months, tally] of perWindow) {
      const row = stored.find((one) => one.asOf === asOf && one.months === months);
      if (row ? sameColumns(row, tallyColumns(tally)) : tally.size === 0) continue;
      const missing: Tally = new Map(tally);
      if (row) merge(missing, tallyOfRow(row), -1);
      differences.push({ ...subject, asOf, months, missing });
    }
  }
  if (differences.length === 0) return [];
  await writeStep(db, async (tx) => {
    const rows = await tallyRows(tx, subject, days);
    for (const { missing, ...at } of differences) {
      const row = rows.find((one) => one.asOf === at.asOf && one.months === at.months);
      const tally: Tally = row ? tallyOfRow(row) : new Map();
      merge(tally, missing);
      await put(tx, at, tally);
    }
    return done();
  });
  return differences.map(({ missing: _, ...difference }) => difference);
}

function tallyRows(db: Database | Transaction, { kind, subjectId }: Subject, days: readonly Day[]) {
  return db
    .select()
    .from(tallies)
    .where(
      and(
        or(...days.map((day) => eq(tallies.asOf, day))),
        eq(tallies.kind, kind),
        or(...windows.map((months) => eq(tallies.months, months))),
        eq(tallies.subjectId, subjectId),
      ),
    );
}

async function put(tx: Transaction, at: Difference, tally: Tally): Promise<void> {
  await keepTally(tx, { ...at, ...tallyColumns(tally) });
}

const keepTally = preparedWrite((db) => {
  const set = slots<typeof tallies>(Object.keys(counted));
  return db
    .insert(tallies)
    .values({ ...slots<typeof tallies>(Object.keys(key)), ...set })
    .onConflictDoUpdate({ target: [key.asOf, key.kind, key.months, key.subjectId], set });
});

/**
 * The tallies of one company on some days, from what was known on each of them; the facts are read once. `rest`: what is
 * done after each piece, which began at that moment.
 */
export async function countCompany(
  db: Database | Transaction,
  companyId: string,
  days: readonly Day[],
  rest: (began: number) => Promise<void> = () => setImmediate(),
): Promise<PerDay> {
  const countings = days.map((day) => [day, countingOn(day)] as const);
  for await (const { recordedOn, supersededOn, facts } of factsOn(db, companyId, days, rest)) {
    for (const [day, counting] of countings) {
      if (recordedOn <= day && (supersededOn === null || supersededOn > day)) counting.add(facts);
    }
  }
  return new Map(countings.map(([day, { perWindow }]) => [day, perWindow]));
}

/** What was known about each case of a company on any of some days (ascending), by publication. Read in pieces. */
async function* factsOn(
  db: Database | Transaction,
  companyId: string,
  days: readonly Day[],
  rest: (began: number) => Promise<void>,
) {
  const [first = '', last = first] = [days[0], days.at(-1)];
  let after = { publishedOn: '', caseId: '', recordedOn: '' };
  for (;;) {
    const began = performance.now();
    const rows = await db
      .select()
      .from(countedFacts)
      .where(
        and(
          eq(countedFacts.companyId, companyId),
          // Says nothing new, but ends the search in the index.
          lte(countedFacts.publishedOn, last),
          lte(countedFacts.recordedOn, last),
          or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, first)),
          sql`(${countedFacts.publishedOn}, ${countedFacts.caseId}, ${countedFacts.recordedOn})
            > (${after.publishedOn}, ${after.caseId}, ${after.recordedOn})`,
        ),
      )
      .orderBy(asc(countedFacts.publishedOn), asc(countedFacts.caseId), asc(countedFacts.recordedOn))
      .limit(atOnce);
    for (const row of rows) {
      const { caseId, recordedOn, supersededOn } = row;
      yield { caseId, recordedOn, supersededOn, facts: factsOfRow(row) };
    }
    // A promise of the client never lets go of the process; this does, so that pages are served in between.
    await rest(began);
    const end = rows.at(-1);
    if (!end || rows.length < atOnce) return;
    after = end;
  }
}

/** The tallies of an industry are the sums of those of its companies. */
async function countIndustry(db: Database | Transaction, industry: string, days: readonly Day[]): Promise<PerDay> {
  const perDay = new Map(
    days.map((day) => [day, new Map<Window, Tally>(windows.map((months) => [months, new Map()]))] as const),
  );
  const its = await db.select({ id: companies.id }).from(companies).where(eq(companies.industry, industry));
  for (const { id } of its) {
    for (const row of await tallyRows(db, { kind: 'company', subjectId: id }, days)) {
      const sum = perDay.get(row.asOf)?.get(row.months);
      if (sum) merge(sum, tallyOfRow(row));
    }
  }
  return perDay;
}

/** Lets the pages turn to a day: one short transaction. */
async function completeDay(db: Database, asOf: Day): Promise<void> {
  await writeStep(db, async (tx) => {
    const tallyOf = (kind: Subject['kind'], subjectId: typeof companies.id | typeof companies.industry) =>
      notExists(
        tx
          .select({ one: sql`1` })
          .from(tallies)
          .where(
            and(
              eq(tallies.asOf, asOf),
              eq(tallies.kind, kind),
              // By its whole key, as all windows begin together: else all companies would be looked through for each.
              eq(tallies.months, 'all'),
              eq(tallies.subjectId, subjectId),
            ),
          ),
      );
    // Companies that came in while the others were counted. Their industries were summed up without them.
    const late = await tx.select().from(companies).where(tallyOf('company', companies.id));
    for (const { id } of late) {
      await putDay(tx, { kind: 'company', subjectId: id }, asOf, await countCompany(tx, id, [asOf]));
    }
    const unseen = await tx
      .selectDistinct({ industry: companies.industry })
      .from(companies)
      .where(tallyOf('industry', companies.industry));
    for (const industry of new Set([...late, ...unseen].map((one) => one.industry))) {
      await putDay(tx, { kind: 'industry', subjectId: industry }, asOf, await countIndustry(tx, industry, [asOf]));
    }
    // An industry that lost its last company.
    const ofIndustry = tx.select({ one: sql`1` }).from(companies).where(eq(companies.industry, tallies.subjectId));
    await tx.delete(tallies).where(and(eq(tallies.asOf, asOf), eq(tallies.kind, 'industry'), notExists(ofIndustry)));
    await keepMoments(tx, asOf);
    await tx.insert(tallyDays).values({ asOf }).onConflictDoNothing();
    await tx.delete(tallyDays).where(lt(tallyDays.asOf, asOf));
    return done();
  });
}

/** Tallies deleted in one transaction: each is some pages that are overwritten. */
const forgottenAtOnce = 50;

/** Takes away the tallies of earlier days, which no page shows and no command counts in any more. */
async function forgetDays(db: Database, asOf: Day, isStopping: () => boolean): Promise<void> {
  const isEarlier = lt(tallies.asOf, asOf);
  for (let left = forgottenAtOnce; left === forgottenAtOnce && !isStopping(); ) {
    const step = await writeGently(db, async (tx) => {
      const some = tx.select({ rowid: sql`rowid` }).from(tallies).where(isEarlier).limit(forgottenAtOnce);
      const { rowsAffected } = await tx.delete(tallies).where(sql`rowid in ${some}`);
      return done(rowsAffected);
    });
    left = step.ok ? step.value : 0;
  }
}

async function putDay(tx: Transaction, subject: Subject, asOf: Day, perDay: PerDay): Promise<void> {
  for (const [months, tally] of perDay.get(asOf) ?? []) await put(tx, { ...subject, asOf, months }, tally);
}
