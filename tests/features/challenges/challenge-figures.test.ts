import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { challenges } from '#db/schema/index.ts';
import { challengeCase, proveCase } from '#src/features/challenges/commands.ts';
import { decideChallenge } from '#src/features/challenges/deciding.ts';
import { confirmDecision } from '#src/features/moderation/decisions/commands.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { figuresOf } from '#src/features/rankings/order/rules.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { freshDatabase, situationOf } from '#tests/factories.ts';
import { somePriors } from '../rankings/counted.ts';
import { aSite, type Happening } from '../rankings/site.ts';
import { reasoned } from './challenging.ts';

const of = fc.nat(5);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('reply'), of, solved: fc.boolean(), promiseIn: fc.option(fc.nat(40)) }),
  fc.record({ kind: fc.constant('mark'), of, mark: fc.constantFrom('kept', 'broken', 'open') }),
  fc.record({
    kind: fc.constant('close'),
    of,
    outcome: fc.constantFrom('solved', 'partly', 'unsolved'),
    buyAgain: fc.constant(null),
    speed: fc.constant(null),
  }),
);
const results = ['runs', 'proved', 'confirmed', 'not-confirmed'] as const;

type Site = Awaited<ReturnType<typeof aSite>>;

async function index(db: Database) {
  const [company] = (await readTallies(db, { industry: null, months: 'all' })).companies;
  if (!company) throw new Error('no company was counted');
  return figuresOf(company, somePriors).index;
}

/** The company says that one of its cases is no customer's. */
async function challenge({ opened, known }: Site, which: number, day: Day): Promise<void> {
  const theCase = opened[which % opened.length];
  const speaker = known[0]?.representative;
  if (!theCase || !speaker) throw new Error('a site without cases');
  const said = { id: newId(), number: theCase.number, claim: 'not-customer' as const, text: 'Kein Vertrag.' };
  expect(await challengeCase(situationOf(speaker, day), said)).toMatchObject({ ok: true });
}

/** What comes of it; removing waits a day for the second look of the one moderator there is. */
async function goOn({ db, opened, moderator }: Site, result: (typeof results)[number], day: Day): Promise<void> {
  const [one] = await db.select().from(challenges);
  const author = opened.find(({ id }) => id === one?.caseId)?.author;
  if (!one || !author) throw new Error('nothing was challenged');
  const { id } = one;
  if (result === 'proved') {
    expect(await proveCase(situationOf(author, day), { id, text: 'Bestellung 1.' })).toMatchObject({ ok: true });
  } else if (result !== 'runs') {
    const decisionId = newId();
    const decided = await decideChallenge(situationOf(moderator, day), { id, decisionId, result, ...reasoned });
    expect(decided).toMatchObject({ ok: true });
    if (result === 'not-confirmed')
      expect(await confirmDecision(situationOf(moderator, addDays(day, 1)), { id: decisionId })).toMatchObject({
        ok: true,
      });
  }
}

test('a challenge never raises an index, whatever comes of it but the decision that a case is not genuine', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(happening, fc.nat(9)), { maxLength: 6 }),
      fc.nat(5),
      fc.constantFrom(...results),
      fc.array(fc.nat(100), { minLength: 1, maxLength: 2 }),
      async (steps, which, result, later) => {
        const worlds = await Promise.all([freshDatabase(), freshDatabase()]);
        const seen: Awaited<ReturnType<typeof index>>[][] = [];
        for (const [at, { db, dispose }] of worlds.entries()) {
          const site = await aSite(db, { companies: 1 });
          let day: Day = '2026-01-05';
          for (const promiseIn of [null, 5, 60, null, 20]) {
            await site.happen({ kind: 'publish', company: 0, promiseIn }, day);
            day = addDays(day, 3);
          }
          for (const [step, days] of steps) {
            day = addDays(day, days);
            await site.happen(step, day);
          }
          await keepTallies(db, day);
          if (at === 1) await challenge(site, which, day);
          const indices = [await index(db)];
          day = addDays(day, 15);
          await site.rest(day);
          await keepTallies(db, day);
          if (at === 1) await goOn(site, result, day);
          indices.push(await index(db));
          day = addDays(day, 1);
          for (const days of later) {
            day = addDays(day, days);
            await site.rest(day);
            expect(await keepTallies(db, day)).toEqual([]);
            indices.push(await index(db));
          }
          seen.push(indices);
          dispose();
        }
        const [untouched = [], challenged = []] = seen;
        for (const [at, { low, mid, high }] of challenged.entries()) {
          expect(low).toBeLessThanOrEqual((untouched[at]?.low ?? 0) + 1e-9);
          expect(mid).toBeLessThanOrEqual((untouched[at]?.mid ?? 0) + 1e-9);
          expect(high).toBeLessThanOrEqual((untouched[at]?.high ?? 0) + 1e-9);
        }
        // While it runs and when it is confirmed nothing moves at all.
        if (result !== 'not-confirmed') expect(challenged).toEqual(untouched);
      },
    ),
    { numRuns: 8 },
  );
});
