import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, tallies, tallyDays } from '#db/schema/index.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { addDays } from '#src/lib/dates.ts';
import { freshDatabase, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { talliesThen } from './counted.ts';
import { aSite, countedFromScratch, type Happening, storedTallies } from './site.ts';

const close: Happening = { kind: 'close', of: 0, outcome: 'solved', buyAgain: 'yes', speed: 4 };

/** Two companies, a few cases, and the tallies of today. */
async function aCountedSite(db: Database) {
  const site = await aSite(db, { companies: 2 });
  const start = addDays(today, -60);
  for (let number = 0; number < 4; number += 1) {
    await site.happen({ kind: 'publish', company: number, promiseIn: 3 }, addDays(start, number));
  }
  await site.happen({ kind: 'reply', of: 0, solved: false, promiseIn: 20 }, addDays(start, 6));
  await site.happen(close, addDays(start, 9));
  await site.happen({ kind: 'withdraw', of: 1 }, addDays(start, 30));
  await keepTallies(db, today);
  return site;
}

// One site for all of them: each ends with everything repaired.
let site: Awaited<ReturnType<typeof aCountedSite>>;
let dispose = () => {};
beforeAll(async () => {
  const fresh = await freshDatabase();
  dispose = fresh.dispose;
  site = await aCountedSite(fresh.db);
});
afterAll(() => dispose());

async function expectSound(db: Database) {
  expect(await storedTallies(db, today)).toEqual(await countedFromScratch(db, today));
  expect(await keepTallies(db, today)).toEqual([]);
  expect(await checkCases(db, momentOn(today))).toEqual([]);
}

describe('a tally that was changed by hand', () => {
  const all = { share: 1, low: 1, high: 1, n: 1 };
  const answered = { day7: all, day14: all, day30: all, medianDays: 1 };
  test.each<[string, Partial<typeof tallies.$inferInsert>]>([
    ['cases', { cases: 77 }],
    ['withdrawn', { withdrawn: 5 }],
    ['removed', { removed: 5 }],
    ['notGenuine', { notGenuine: 5 }],
    ['ripe', { ripe: 77 }],
    ['settled', { settled: 1 }],
    ['solved', { solved: 77 }],
    ['partly', { partly: 77 }],
    ['promisesKept', { promisesKept: 77 }],
    ['promisesBroken', { promisesBroken: 77 }],
    ['promisesUnconfirmed', { promisesUnconfirmed: 77 }],
    ['promisesOpen', { promisesOpen: 77 }],
    ['answered', { answered }],
    ['correlations', { correlations: { answeredSolved: 1, answeredPromises: 1, solvedPromises: 1 } }],
    ['details', { details: {} }],
  ])('in its %s is found, reported and repaired', async (_, changed) => {
    const { db, known } = site;
    const subjectId = known[0]?.company.id ?? '';
    await db
      .update(tallies)
      .set(changed)
      .where(and(eq(tallies.subjectId, subjectId), eq(tallies.months, '12')));
    await db
      .update(tallies)
      .set(changed)
      .where(and(eq(tallies.subjectId, 'energy'), eq(tallies.months, 'all')));
    expect(await keepTallies(db, today)).toEqual([
      { asOf: today, kind: 'company', subjectId, months: '12' },
      { asOf: today, kind: 'industry', subjectId: 'energy', months: 'all' },
    ]);
    await expectSound(db);
  });

  test('or taken away is found, reported and repaired', async () => {
    const { db } = site;
    await db.delete(tallies).where(and(eq(tallies.subjectId, 'shops'), eq(tallies.months, '6')));
    expect(await keepTallies(db, today)).toEqual([{ asOf: today, kind: 'industry', subjectId: 'shops', months: '6' }]);
    await expectSound(db);
  });
});

test('the tallies of earlier days are gone when the day is done, however many there are', async () => {
  const { db } = site;
  const now = await db.select().from(tallies).where(eq(tallies.asOf, today));
  const earlier = Array.from({ length: 12 }, (_, back) =>
    now.map((row) => ({ ...row, asOf: addDays(today, -1 - back) })),
  );
  await db.insert(tallies).values(earlier.flat());
  expect(await db.$count(tallies)).toBeGreaterThan(150);
  await keepTallies(db, today);
  expect(await db.selectDistinct({ asOf: tallies.asOf }).from(tallies)).toEqual([{ asOf: today }]);
  await expectSound(db);
});

describe('what is known about a case and was changed by hand', () => {
  const latest = (db: Database) => {
    const caseId = site.opened[0]?.id ?? '';
    return { db, caseId, isLatest: and(eq(countedFacts.caseId, caseId), eq(countedFacts.state, 'closed')) };
  };
  test.each<[string, Partial<typeof countedFacts.$inferInsert>]>([
    ['state', { state: 'not-genuine' }],
    ['publishedOn', { publishedOn: '2020-01-01' }],
    ['firstAnswerOn', { firstAnswerOn: null }],
    ['firstAnswerBy', { firstAnswerBy: 'author' }],
    ['outcome', { outcome: 'unsolved' }],
    ['closedOn', { closedOn: null }],
    ['endedOn', { endedOn: today }],
    ['promises', { promises: [] }],
    ['contacts', { contacts: 99 }],
    ['waitedMinutes', { waitedMinutes: 99 }],
    ['effortDays', { effortDays: 99 }],
    ['buyAgain', { buyAgain: 'no' }],
    ['content', { content: 'no' }],
    ['factors', { factors: {} }],
    ['supersededOn', { supersededOn: addDays(today, -10) }],
  ])('in its %s is found, reported and repaired', async (_, changed) => {
    const { db, isLatest } = latest(site.db);
    await db.update(countedFacts).set(changed).where(isLatest);
    expect(await checkCases(db, momentOn(today))).toEqual([site.opened[0]?.number]);
    await keepTallies(db, today);
    await expectSound(db);
  });

  test('so that it counts for another company, is found, reported and repaired', async () => {
    const { db, isLatest } = latest(site.db);
    await db
      .update(countedFacts)
      .set({ companyId: site.known[1]?.company.id ?? '' })
      .where(isLatest);
    expect(await checkCases(db, momentOn(today))).toEqual([site.opened[0]?.number]);
    await keepTallies(db, today);
    await expectSound(db);
  });

  test('or taken away, is found, reported and repaired', async () => {
    const { db } = site;
    await db.delete(countedFacts).where(eq(countedFacts.caseId, latest(db).caseId));
    expect(await checkCases(db, momentOn(today))).toEqual([site.opened[0]?.number]);
    await keepTallies(db, today);
    await expectSound(db);
  });
});

test.each<[string, object]>([
  ['status', { status: 'open' }],
  ['outcome', { outcome: 'unsolved' }],
  ['firstAnswerOn', { firstAnswerOn: null }],
  ['effortDays', { effortDays: 77 }],
])('a case whose %s was changed by hand is found and repaired, and its company gains nothing', async (_, changed) => {
  const { db, opened } = site;
  const id = opened[0]?.id ?? '';
  await db.update(cases).set(changed).where(eq(cases.id, id));
  expect(await checkCases(db, momentOn(today))).toEqual([opened[0]?.number]);
  await expectSound(db);
});

test('a night that was interrupted between two companies is made up for, whatever happened meanwhile', async ({
  db,
}) => {
  const site = await aCountedSite(db);
  const [tomorrow, later] = [addDays(today, 1), addDays(today, 3)];
  for (const steps of [1, 2, 3]) await expect(keepTallies(failingAfter(db, steps), tomorrow)).rejects.toThrow('power');
  // The pages still show the day that is complete.
  expect((await readTallies(db, { industry: null, months: 'all' })).asOf).toBe(today);
  await site.happen({ kind: 'publish', company: 0, promiseIn: null }, tomorrow);
  await site.happen({ kind: 'reply', of: 2, solved: false, promiseIn: null }, tomorrow);
  await site.addCompany();
  await site.happen({ kind: 'publish', company: 2, promiseIn: null }, tomorrow);
  expect(await keepTallies(db, tomorrow)).toEqual([]);
  expect(await storedTallies(db, tomorrow)).toEqual(await countedFromScratch(db, tomorrow));
  await expect(keepTallies(failingAfter(db, 5), addDays(today, 2))).rejects.toThrow('power');
  await site.happen({ kind: 'remove', of: 3, genuine: false }, later);
  expect(await keepTallies(db, later)).toEqual([]);
  expect(await storedTallies(db, later)).toEqual(await countedFromScratch(db, later));
});

/** The same database, on which the power fails at a transaction. */
function failingAfter(db: Database, transactions: number): Database {
  let left = transactions;
  return new Proxy(db, {
    get(target, name) {
      if (name === 'transaction' && --left < 0) {
        return () => Promise.reject(new Error('the power failed'));
      }
      return Reflect.get(target, name, target);
    },
  });
}

test('a command that comes between the counting and the writing of a tally is counted once', async ({ db }) => {
  const site = await aCountedSite(db);
  let day = today;
  for (let at = 0; at < 6; at += 1) {
    day = addDays(day, 1);
    let turn = at;
    // A new company every time: it has no tally yet, and is in none of the lists that were read.
    const meanwhile = async () => {
      for (const company of site.known.keys()) await site.happen({ kind: 'publish', company, promiseIn: null }, day);
      await site.addCompany();
      await site.happen({ kind: 'publish', company: site.known.length - 1, promiseIn: null }, day);
    };
    const interrupted = new Proxy(db, {
      get(target, name) {
        if (name !== 'transaction') return Reflect.get(target, name, target);
        return async (task: Parameters<Database['transaction']>[0]) => {
          turn -= 1;
          if (turn === -1) await meanwhile();
          return target.transaction(task);
        };
      },
    });
    expect(await keepTallies(interrupted, day)).toEqual([]);
    expect(await storedTallies(db, day)).toEqual(await countedFromScratch(db, day));
  }
});

test('a database from before the tallies gets its history, day by day', async ({ db }) => {
  await aCountedSite(db);
  const days = [addDays(today, -45), addDays(today, -20), addDays(today, -1)];
  const then = await Promise.all(days.map((on) => talliesThen(db, { industry: null, months: 'all', on })));
  const [facts, counted] = [await db.select().from(countedFacts), await storedTallies(db, today)];
  await db.delete(countedFacts);
  await db.delete(tallies);
  await db.delete(tallyDays);
  expect(await checkCases(db, momentOn(today))).toHaveLength(4);
  expect(await keepTallies(db, today)).toEqual([]);
  expect(await storedTallies(db, today)).toEqual(counted);
  const byDay = (rows: typeof facts) => rows.map((row) => JSON.stringify(row)).sort();
  expect(byDay(await db.select().from(countedFacts))).toEqual(byDay(facts));
  // Counted anew, not taken from what this process remembers of these days.
  const other = new Proxy(db, {});
  expect(await Promise.all(days.map((on) => talliesThen(other, { industry: null, months: 'all', on })))).toEqual(then);
  await expectSound(db);
});
