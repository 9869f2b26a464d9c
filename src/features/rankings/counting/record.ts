import { z } from 'astro/zod';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { insertInto, namesIn, prepared, preparedWrite, type Reading, slots, together } from '#db/prepared.ts';
import { companies, countedFacts, tallies, tallyDays } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { windows } from '../windows.ts';
import { type CountedFacts, type Key, keysOf } from './facts.ts';
import { changedColumns, factsOfRow, sameFacts, tallyColumns } from './stored.ts';
import { count, isIn, keysIn, type Tally } from './tally.ts';

/** What was known about a case, and from which day on. Ascending; the last is what is known now. */
export type FactsHistory = readonly { recordedOn: Day; facts: CountedFacts }[];

interface Counting {
  today: Day;
  facts: CountedFacts;
  history: () => FactsHistory;
  isNew?: boolean;
}

/**
 * Notes what a case counts for from `today` on, and brings the tallies of its company and its industry up to date. Part
 * of the transaction that changed the case. A case seen for the first time (`isNew`: it is) brings its whole history; what was
 * known on an earlier day never changes afterwards.
 */
export async function recordFacts(
  tx: Transaction,
  { caseId, companyId }: { caseId: string; companyId: string },
  { today, facts, history, isNew = false }: Counting,
): Promise<void> {
  const known = isNew ? undefined : await latestOf(tx, caseId);
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

/** The days from today on that are complete: a list. */
const completeDays = sql<string>`(select json_group_array(${tallyDays.asOf}) from ${tallyDays} where ${tallyDays.asOf} >= ${sql.placeholder('today')})`;
const daysListed = z.array(z.string());
const placeOf = prepared((db) =>
  db
    .select({ industry: companies.industry, complete: completeDays })
    .from(companies)
    .where(eq(companies.id, sql.placeholder('companyId'))),
);
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
      subjectId: tallies.subjectId,
      complete: completeDays,
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
  const kept = await talliesFrom(tx, { companyId, today });
  // Both are known by their tallies, but where a first case comes.
  const [its, ofIndustry] = [kept.find((row) => row.kind === 'company'), kept.find((row) => row.kind === 'industry')];
  const place =
    its && ofIndustry
      ? { industry: ofIndustry.subjectId, complete: its.complete }
      : (await placeOf(tx, { companyId, today }))[0];
  if (!place) return;
  const complete = daysListed.parse(JSON.parse(place.complete));
  const idOf = { company: companyId, industry: place.industry };
  const writing: Reading<unknown>[] = [];
  for (const [day, ofDay] of Map.groupBy(kept, ({ asOf }) => asOf)) {
    const [was, is] = [before && keysOf(before, day), after && keysOf(after, day)];
    // Company and industry change by the same, in every window in which the case is.
    const changing = new Map<string, ReturnType<typeof changedColumns> | null>();
    for (const row of ofDay) {
      const window = row.months;
      const [wasIn, isInNow] = [
        before !== null && isIn(before, window, day),
        after !== null && isIn(after, window, day),
      ];
      const known = changing.get(`${wasIn} ${isInNow}`);
      const change = known === undefined ? changeBy(wasIn ? was : null, isInNow ? is : null) : known;
      changing.set(`${wasIn} ${isInNow}`, change);
      if (!change) continue;
      const { stored, columns } = change(row);
      writing.push(
        setTally(tx, { ...columns, stored, kind: row.kind, subjectId: row.subjectId, day, window }, namesIn(columns)),
      );
    }
  }
  // The first case of a company: on a day that is complete it has no tally yet, on one in the making it will get one.
  for (const kind of after ? (['company', 'industry'] as const) : []) {
    for (const asOf of complete) {
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

/** What is another in a tally for which the case counted, and counts now, by these keys; null: nothing. */
function changeBy(was: readonly Key[] | null, is: readonly Key[] | null) {
  const changes: Tally = new Map();
  if (was) count(changes, was, -1);
  if (is) count(changes, is);
  return changes.size === 0 ? null : changedColumns(changes);
}
