import { desc } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { tallyDays } from '#db/schema/index.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { windows } from '#src/features/rankings/windows.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { freshDatabase, momentOn } from '#tests/factories.ts';
import { talliesThen } from './counted.ts';
import { aSite, countedFromScratch, type Happening, storedTallies } from './site.ts';

const of = fc.nat(9);
const soon = fc.option(fc.nat(12));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('publish'), company: fc.nat(3), promiseIn: soon }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reply'), of, solved: fc.boolean(), promiseIn: soon }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('judge'),
      of,
      content: fc.constantFrom('yes', 'partly', 'no'),
      boilerplate: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('answer', 'reopen', 'withdraw'), of }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), of, genuine: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('mark'), of, mark: fc.constantFrom('kept', 'broken', 'open') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('entry'),
      of,
      daysAgo: fc.nat(8),
      fromCompany: fc.boolean(),
      receipt: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('close'),
      of,
      outcome: fc.constantFrom('solved', 'partly', 'unsolved'),
      buyAgain: fc.constantFrom('yes', 'no', null),
      speed: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
  },
);

/** What the worker does: nothing, its whole night, or only its count. */
type Night = { kind: 'night'; days: number; work: 'none' | 'count' | 'all' };
const night: fc.Arbitrary<Night> = fc.record({
  kind: fc.constant('night'),
  days: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 3, max: 120 })),
  work: fc.constantFrom('none', 'count', 'all'),
});
const aNewCompany = fc.record({ kind: fc.constant('company') });
const start: Day = '2026-01-05';

async function shownDay(db: Database): Promise<Day | null> {
  const [row] = await db.select().from(tallyDays).orderBy(desc(tallyDays.asOf)).limit(1);
  return row?.asOf ?? null;
}

/** What readers saw: companies with a case, in all windows. Months are read of one company at a time. */
async function figuresRead(read: (months: (typeof windows)[number]) => ReturnType<typeof readTallies>) {
  const seen: unknown[] = [];
  for (const months of windows) {
    const { asOf, companies, all } = await read(months);
    const its = companies.filter(({ cases, notGenuine }) => cases + notGenuine > 0);
    seen.push([
      asOf,
      its.sort((a, b) => (a.companyId < b.companyId ? -1 : 1)).map(({ asOf: _, trend: __, ...row }: Row) => row),
      all,
    ]);
  }
  return seen;
}
type Row = Awaited<ReturnType<typeof readTallies>>['companies'][number] & { asOf?: Day };

test('whatever happens on whatever days, the tallies are those of a count from scratch, and past days stay as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: happening },
          { weight: 2, arbitrary: night },
          { weight: 1, arbitrary: aNewCompany },
        ),
        {
          minLength: 10,
          maxLength: 40,
        },
      ),
      async (steps) => {
        const { db, dispose } = await freshDatabase();
        const site = await aSite(db, { companies: 2 });
        let today = start;
        await keepTallies(db, today);
        const seen = new Map<Day, unknown>();
        const check = async () => {
          const shown = await shownDay(db);
          if (shown !== today) return;
          expect(await storedTallies(db, today)).toEqual(await countedFromScratch(db, today));
          seen.set(today, await figuresRead((months) => readTallies(db, { industry: null, months })));
        };
        for (const step of steps) {
          if (step.kind === 'company') await site.addCompany();
          else if (step.kind === 'night') {
            today = addDays(today, step.days);
            if (step.work === 'all') {
              await site.rest(today);
              expect(await checkCases(db, momentOn(today))).toEqual([]);
            }
            if (step.work !== 'none') expect(await keepTallies(db, today)).toEqual([]);
          } else await site.happen(step, today);
          await check();
        }
        expect(await keepTallies(db, today)).toEqual([]);
        await check();
        for (const [on, then] of seen) {
          const now = await figuresRead((months) => talliesThen(db, { industry: null, months, on }));
          expect(closeTo(now)).toEqual(closeTo(then));
        }
        dispose();
      },
    ),
    { numRuns: 10 },
  );
});

/** Sums of fractions come in another order. */
function closeTo(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'number' ? Number(one.toPrecision(10)) : one));
}
