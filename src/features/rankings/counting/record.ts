import { z } from 'astro/zod';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { insertInto, namesIn, prepared, preparedWrite, type Reading, slots, together } from '#db/prepared.ts';
import { companies, countedFacts, tallies, tallyDays } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { windows } from '../windows.ts';
import type { CountedFacts } from './facts.ts';
import { changedColumns, factsOfRow, sameFacts, tallyColumns } from './stored.ts';
import { count, keysIn, type Tally } from './tally.ts';

/** What was known about a case, and from which day on. Ascending; the last is what is known now. */
export type FactsHistory = readonly { recordedOn: Day; facts: CountedFacts }[];

/**
 * Notes what a case counts for from `today` on, and brings the tallies of its company and its industry up to date. Part
 * of the transaction that changed the case. A case seen for the first time brings its whole history; what was known on
 * an earlier day never changes afterwards.
 */
export async function recordFacts(
  tx: Transaction,
  { caseId, companyId }: { caseId: string; companyId: string },
  { today, facts, history }: { today: Day; facts: CountedFacts; history: () => FactsHistory },
): Promise<void> {
  const known = await latestOf(tx, caseId);
  // Ended for another company: for this one it begins.
  if (!known || (known.companyId !== companyId && known.supersededOn !== null)) {
    for (const row of factsRows({ caseId, companyId }, history())) await insertFacts(tx, row);
    await countAgain(tx, companyId, { before: null, after: facts, today });
    return;
  }
  const before = factsOfRow(known);
  if (known.companyId !== companyId || known.supersededOn !== null) {
    // Nobody writes this; the nightly check found it.
    const isOfIt = and(eq(countedFacts.caseId, caseId), eq(countedFacts.companyId, known.companyId));
    await tx.update(countedFacts).set({ companyId }).where(isOfIt);
    await tx
      .update(countedFacts)
      .set({ supersededOn: null })
      .where(and(eq(countedFacts.caseId, caseId), eq(countedFacts.recordedOn, known.recordedOn)));
  }
  if (sameFacts(known, facts)) return;
  const knownOn = known.recordedOn;
  if (knownOn >= today) {
    await setFacts(tx, { ...facts, caseId, knownOn }, namesIn(facts));
  } else {
    await setFacts(tx, { supersededOn: today, caseId, knownOn }, ['supersededOn']);
    await insertFacts(tx, { caseId, companyId, recordedOn: today, ...facts });
  }
  await countAgain(tx, companyId, { before, after: facts, today });
}

/**
 * The case counts for this company no longer, since it was moved to another: from `today` on it is in none of its tallies.
 * What was known on an earlier day stays.
 */
export async function endFacts(
  tx: Transaction,
  { caseId, companyId }: { caseId: string; companyId: string },
  today: Day,
): Promise<void> {
  const known = await latestOf(tx, caseId);
  if (!known || known.companyId !== companyId) return;
  const isKnown = and(eq(countedFacts.caseId, caseId), eq(countedFacts.recordedOn, known.recordedOn));
  // A row of today has no day on which it was known.
  if (known.recordedOn >= today) await tx.delete(countedFacts).where(isKnown);
  else await tx.update(countedFacts).set({ supersededOn: today }).where(isKnown);
  await countAgain(tx, companyId, { before: factsOfRow(known), after: null, today });
}

async function latestOf(tx: Transaction, caseId: string) {
  const [known] = await latest(tx, { caseId });
  return known;
}

const latest = prepared((db) =>
  db
    .select()
    .from(countedFacts)
    .where(eq(countedFacts.caseId, sql.placeholder('caseId')))
    .orderBy(desc(countedFacts.recordedOn))
    .limit(1),
);
const insertFacts = insertInto(countedFacts);
const isRow = and(
  eq(countedFacts.caseId, sql.placeholder('caseId')),
  eq(countedFacts.recordedOn, sql.placeholder('knownOn')),
);
const setFacts = preparedWrite((db, names: readonly string[]) =>
  db.update(countedFacts).set(slots<typeof countedFacts>(names)).where(isRow),
);

/** The rows of a case that nothing is known about yet. */
export function factsRows(
  { caseId, companyId }: { caseId: string; companyId: string },
  history: FactsHistory,
): (typeof countedFacts.$inferInsert)[] {
  return history.map(({ recordedOn, facts }, index) => ({
    caseId,
    companyId,
    recordedOn,
    supersededOn: history[index + 1]?.recordedOn ?? null,
    ...facts,
  }));
}

/** Its industry, and the days from today on that are complete. */
const placeOf = prepared((db) => {
  const from = sql`${tallyDays.asOf} >= ${sql.placeholder('today')}`;
  const days = sql<Day[]>`(select json_group_array(${tallyDays.asOf}) from ${tallyDays} where ${from})`;
  return db
    .select({ industry: companies.industry, complete: days.mapWith((listed) => daysListed.parse(JSON.parse(listed))) })
    .from(companies)
    .where(eq(companies.id, sql.placeholder('companyId')));
});
const daysListed = z.array(z.string());
const isOfSubject = and(eq(tallies.kind, sql.placeholder('kind')), eq(tallies.subjectId, sql.placeholder('subjectId')));
/** Of the company and of its industry. Each row is found by its whole key: a day has some thousands of others. */
const talliesFrom = prepared((db) => {
  const next = (than: SQL) => sql`select min(${tallies.asOf}) from ${tallies} where ${tallies.asOf} ${than}`;
  const days = sql`with recursive days(day) as (${next(sql`>= ${sql.placeholder('today')}`)}
    union all select (${next(sql`> days.day`)}) from days where days.day is not null) select day from days`;
  const industry = sql`(select ${companies.industry} from ${companies} where ${companies.id} = ${sql.placeholder('companyId')})`;
  const subjects = sql`(values ('company', ${sql.placeholder('companyId')}), ('industry', ${industry}))`;
  return db
    .select({
      kind: tallies.kind,
      months: tallies.months,
      asOf: tallies.asOf,
      cases: tallies.cases,
      withdrawn: tallies.withdrawn,
      removed: tallies.removed,
      notGenuine: tallies.notGenuine,
      ripe: tallies.ripe,
      settled: tallies.settled,
      solved: tallies.solved,
      partly: tallies.partly,
      promisesKept: tallies.promisesKept,
      promisesBroken: tallies.promisesBroken,
      promisesUnconfirmed: tallies.promisesUnconfirmed,
      promisesOpen: tallies.promisesOpen,
      details: sql<string>`${tallies.details}`,
    })
    .from(tallies)
    .where(
      and(
        sql`${tallies.asOf} in (${days})`,
        inArray(tallies.months, [...windows]),
        sql`(${tallies.kind}, ${tallies.subjectId}) in ${subjects}`,
      ),
    );
});
const setTally = preparedWrite((db, names: readonly string[]) =>
  db
    .update(tallies)
    .set({ ...slots<typeof tallies>(names), details: sql`${sql.placeholder('stored')}` })
    .where(and(isOfSubject, eq(tallies.asOf, sql.placeholder('day')), eq(tallies.months, sql.placeholder('window')))),
);
const insertTally = insertInto(tallies);

/**
 * Takes what the case counted for out of the tallies and puts in what it counts for now. Tallies of a day before the
 * change say what was known then, and stay.
 */
async function countAgain(
  tx: Transaction,
  companyId: string,
  { before, after, today }: { before: CountedFacts | null; after: CountedFacts | null; today: Day },
): Promise<void> {
  const [[company], kept] = await together(tx, [
    placeOf(tx, { companyId, today }),
    talliesFrom(tx, { companyId, today }),
  ]);
  if (!company) return;
  const idOf = { company: companyId, industry: company.industry };
  const writing: Reading<unknown>[] = [];
  // Of one day and window the company and its industry change by the same.
  for (const rows of Map.groupBy(kept, ({ asOf, months }) => `${asOf} ${months}`).values()) {
    const [first] = rows;
    if (!first) continue;
    const { asOf: day, months: window } = first;
    const changes: Tally = new Map();
    if (before) count(changes, keysIn(before, window, day), -1);
    if (after) count(changes, keysIn(after, window, day));
    if (changes.size === 0) continue;
    for (const { kind, ...row } of rows) {
      const { stored, ...columns } = changedColumns(row, changes);
      const values = { ...columns, stored, kind, subjectId: idOf[kind], day, window };
      writing.push(setTally(tx, values, namesIn(columns)));
    }
  }
  // The first case of a company: on a day that is complete it has no tally yet, on one in the making it will get one.
  for (const kind of after ? (['company', 'industry'] as const) : []) {
    for (const asOf of company.complete) {
      for (const months of windows) {
        if (kept.some((row) => row.kind === kind && row.asOf === asOf && row.months === months)) continue;
        const tally: Tally = new Map();
        if (after) count(tally, keysIn(after, months, asOf));
        writing.push(insertTally(tx, { kind, subjectId: idOf[kind], months, asOf, ...tallyColumns(tally) }));
      }
    }
  }
  if (writing.length > 0) await together(tx, writing);
}
