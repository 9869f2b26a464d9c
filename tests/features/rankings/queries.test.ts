import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, closings, promises } from '#db/schema/index.ts';
import { promiseState } from '#src/features/cases/promises/rules.ts';
import { bestPerIndustry, companyProfile, firstDayOf, rankingFacts, windows } from '#src/features/rankings/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, daysBetween } from '#src/lib/dates.ts';
import { aCompany, type Company, freshDatabase, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const anyCase = fc.record({
  age: fc.nat(800),
  answeredAfter: fc.option(fc.nat(60)),
  status: fc.constantFrom('open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed'),
  outcome: fc.constantFrom('solved', 'partly', 'unsolved', 'unknown', null),
  promises: fc.array(
    fc.record({
      dueIn: fc.option(fc.integer({ min: -5, max: 5 })),
      kept: fc.boolean(),
      broken: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});
type Drawn = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;
type AnyCase = ReturnType<typeof dated>;
let counter = 0;

function dated(drawn: Drawn) {
  counter += 1;
  const publishedOn = addDays(today, -drawn.age);
  const answered = drawn.answeredAfter !== null && drawn.answeredAfter <= drawn.age;
  return {
    id: `case-${counter}`,
    publishedOn,
    firstAnswerOn: answered ? addDays(publishedOn, drawn.answeredAfter ?? 0) : null,
    status: drawn.status,
    outcome: drawn.outcome,
    promises: drawn.promises.map(({ dueIn, kept, broken }) => ({
      dueOn: dueIn === null ? null : addDays(today, dueIn),
      keptOn: kept ? today : null,
      brokenOn: broken ? today : null,
    })),
  };
}

async function insert(db: Database, company: Company, rows: readonly AnyCase[]): Promise<void> {
  await exclusively(db, () =>
    db.transaction(async (tx) => {
      for (const { promises: promised, ...row } of rows) {
        await tx.insert(cases).values({
          ...row,
          companyId: company.id,
          locale: 'de',
          createdAt: momentOn(row.publishedOn),
          ball: 'nobody',
        });
        for (const [index, promise] of promised.entries()) {
          await tx
            .insert(promises)
            .values({ ...promise, id: `${row.id}-${index}`, caseId: row.id, text: 'x', madeOn: row.publishedOn });
        }
      }
    }),
  );
}

describe('rankingFacts', () => {
  test('counts in SQL what the rules say, for every window', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCase, { maxLength: 25 }), fc.constantFrom(...windows), async (drawn, months) => {
        const { db, dispose } = await freshDatabase();
        const company = await aCompany(db, { industry: 'energy' });
        const rows = drawn.map(dated);
        await insert(db, company, rows);
        const from = firstDayOf(months, today);
        const inWindow = rows.filter((row) => from === null || row.publishedOn > from);
        const [facts] = await rankingFacts(db, { industry: 'energy', months, today });
        dispose();
        if (inWindow.length === 0) {
          expect(facts).toBeUndefined();
          return;
        }
        const waited = ({ publishedOn, firstAnswerOn }: AnyCase) =>
          firstAnswerOn === null ? Number.POSITIVE_INFINITY : daysBetween(publishedOn, firstAnswerOn);
        const old = (days: number) => inWindow.filter((row) => daysBetween(row.publishedOn, today) >= days);
        const states = inWindow.flatMap((row) => row.promises).map((promise) => promiseState(promise, today));
        expect(facts).toMatchObject({
          cases: inWindow.length,
          withdrawn: inWindow.filter((row) => row.status === 'withdrawn').length,
          removed: inWindow.filter((row) => row.status === 'removed').length,
          atLeast14: old(14).length,
          answeredBy14: old(14).filter((row) => waited(row) <= 14).length,
          atLeast30: old(30).length,
          solved: old(30).filter((row) => row.outcome === 'solved').length,
          partly: old(30).filter((row) => row.outcome === 'partly').length,
          promisesKept: states.filter((state) => state === 'kept').length,
          promisesBroken: states.filter((state) => state === 'broken').length,
        });
        for (const [day, count] of facts?.answeredOnDay.entries() ?? []) {
          expect(count).toBe(old(30).filter((row) => waited(row) === day).length);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a draft and an unconfirmed case count for nobody', async ({ db, company }) => {
    await exclusively(db, () =>
      db.insert(cases).values({
        id: 'draft',
        companyId: company.id,
        locale: 'de',
        createdAt: momentOn(today),
        status: 'unconfirmed',
        ball: 'nobody',
      }),
    );
    expect(await rankingFacts(db, { industry: null, months: 'all', today })).toEqual([]);
  });

  test('is asked of one industry or of some companies', async ({ db }) => {
    const energy = await aCompany(db, { industry: 'energy' });
    const travel = await aCompany(db, { industry: 'travel' });
    for (const company of [energy, travel]) await insert(db, company, [answered(3)]);
    const slugs = async (scope: { industry: string | null; companyIds?: string[] }) =>
      (await rankingFacts(db, { ...scope, months: 'all', today })).map((facts) => facts.slug).sort();
    expect(await slugs({ industry: 'energy' })).toEqual([energy.slug]);
    expect(await slugs({ industry: null, companyIds: [travel.id] })).toEqual([travel.slug]);
    expect(await slugs({ industry: null, companyIds: [] })).toEqual([]);
    expect(await slugs({ industry: null })).toEqual([energy.slug, travel.slug].sort());
  });
});

test('the best of an industry are those with ten cases or more that answer most often', async ({ db }) => {
  const [quick, slow, small] = [
    await aCompany(db, { industry: 'energy', name: 'Helle Flamme' }),
    await aCompany(db, { industry: 'energy', name: 'Kaltwetter' }),
    await aCompany(db, { industry: 'energy', name: 'Ampere Anker' }),
  ];
  await insert(
    db,
    quick,
    Array.from({ length: 12 }, () => answered(2)),
  );
  await insert(
    db,
    slow,
    Array.from({ length: 12 }, () => answered(20)),
  );
  await insert(db, small, [answered(1)]);
  const [energy] = await bestPerIndustry(db, today);
  expect(energy).toMatchObject({ industry: 'energy', companies: 3 });
  expect(energy?.best.map((row) => [row.facts.name, row.figures.answered.share])).toEqual([
    ['Helle Flamme', 1],
    ['Kaltwetter', 0],
  ]);
});

describe('companyProfile', () => {
  test('of a company without cases is empty and has no number that is none', async ({ db, company }) => {
    const profile = await companyProfile(db, { id: company.id, industry: 'shops' }, { months: '12', today });
    expect(profile).toMatchObject({
      facts: null,
      effort: null,
      years: [],
      ever: { cases: 0 },
      buyAgain: { share: null },
    });
    expect(profile.months).toHaveLength(12);
    expect(profile.months.at(-1)).toEqual({ month: '2026-03', cases: 0, answeredBy14: 0, waiting: 0 });
    expect(JSON.stringify(profile)).not.toContain('NaN');
  });

  test('counts months, the middle effort, and what authors said last about buying again', async ({ db, company }) => {
    const rows = Array.from({ length: 4 }, (_, index) => ({
      ...answered(3),
      publishedOn: addDays(today, -20 - index),
    }));
    await insert(db, company, rows);
    await exclusively(db, () =>
      db.transaction(async (tx) => {
        for (const [index, row] of rows.entries()) {
          await tx
            .update(cases)
            .set({ contacts: index * 2, waitedMinutes: 10, effortDays: 5, closedOn: today })
            .where(eq(cases.id, row.id));
          await tx.insert(closings).values([
            {
              id: `${row.id}-1`,
              caseId: row.id,
              outcome: 'unsolved',
              buyAgain: 'no',
              closedAt: momentOn(addDays(today, -9)),
            },
            { id: `${row.id}-2`, caseId: row.id, outcome: 'solved', buyAgain: 'yes', closedAt: momentOn(today) },
          ]);
        }
      }),
    );
    const profile = await companyProfile(db, { id: company.id, industry: 'shops' }, { months: '12', today });
    expect(profile.effort).toEqual({ n: 4, contacts: 3, waitedMinutes: 10, days: 5 });
    expect(profile.buyAgain).toMatchObject({ hits: 4, n: 4, share: null });
    expect(profile.months.at(-1)).toEqual({ month: '2026-03', cases: 4, answeredBy14: 4, waiting: 0 });
    expect(profile.years).toEqual([2026]);
  });
});

function answered(after: number): AnyCase {
  return dated({ age: 60, answeredAfter: after, status: 'closed', outcome: 'solved', promises: [] });
}
