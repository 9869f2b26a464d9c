import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { type Figures, figuresOf } from '#src/features/rankings/order/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { anAnsweredCase, anOpenCase, freshDatabase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { somePriors, talliesThen } from './counted.ts';
import { aSite, type Happening } from './site.ts';

const of = fc.nat(5);
const soon = fc.option(fc.nat(40));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('reply'), of, solved: fc.boolean(), promiseIn: soon }),
  fc.record({
    kind: fc.constant('judge'),
    of,
    content: fc.constantFrom('yes', 'partly', 'no'),
    boilerplate: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('mark'), of, mark: fc.constantFrom('kept', 'broken', 'open') }),
  fc.record({ kind: fc.constantFrom('answer', 'reopen'), of }),
  fc.record({
    kind: fc.constant('close'),
    of,
    outcome: fc.constantFrom('solved', 'partly', 'unsolved'),
    buyAgain: fc.constant(null),
    speed: fc.constant(null),
  }),
);
const ending: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('withdraw'), of }),
  fc.record({ kind: fc.constant('remove'), of, genuine: fc.constant(true) }),
  fc.record({
    kind: fc.constant('close'),
    of,
    outcome: fc.constant('unsolved'),
    buyAgain: fc.constant('no'),
    speed: fc.constant(1),
  }),
);

async function figures(db: Database): Promise<Figures> {
  const { companies } = await readTallies(db, { industry: null, months: 'all' });
  const [company] = companies;
  if (!company) throw new Error('no company was counted');
  return figuresOf(company, somePriors);
}

test('a case that is closed unsolved, withdrawn or removed by the real commands never raises the index', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(happening, fc.nat(9)), { maxLength: 8 }),
      ending,
      fc.array(fc.nat(130), { minLength: 1, maxLength: 3 }),
      async (steps, end, later) => {
        const worlds = await Promise.all([freshDatabase(), freshDatabase()]);
        const indices = [];
        for (const [index, { db }] of worlds.entries()) {
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
          if (index === 1) await site.happen(end, day);
          const seen = [(await figures(db)).index];
          for (const days of later) {
            day = addDays(day, days);
            await site.rest(day);
            expect(await keepTallies(db, day)).toEqual([]);
            seen.push((await figures(db)).index);
          }
          indices.push(seen);
        }
        for (const { dispose } of worlds) dispose();
        const [untouched = [], touched = []] = indices;
        expect(touched).toHaveLength(untouched.length);
        for (const [at, { low, mid, high }] of touched.entries()) {
          expect(low).toBeLessThanOrEqual((untouched[at]?.low ?? 0) + 1e-9);
          expect(mid).toBeLessThanOrEqual((untouched[at]?.mid ?? 0) + 1e-9);
          expect(high).toBeLessThanOrEqual((untouched[at]?.high ?? 0) + 1e-9);
        }
      },
    ),
    { numRuns: 6 },
  );
});

describe('what the author says of an answer', () => {
  test('takes it away as boilerplate, and gives it back', async ({ db, day }) => {
    const theCase = await anAnsweredCase(db);
    await keepTallies(db, day);
    const share = async () => (await figures(db)).day14.share;
    expect(await share()).toBe(1);
    const verdict = { number: theCase.number, replyId: theCase.replyId, content: 'no' as const, text: '' };
    await judgeReply(situationOf(theCase.author, day), { ...verdict, boilerplate: true });
    expect(await share()).toBe(0);
    await judgeReply(situationOf(theCase.author, day), { ...verdict, boilerplate: false });
    expect(await share()).toBe(1);
  });

  test('that came long ago counts from the day on which it was written down', async ({ db }) => {
    const theCase = await anOpenCase(db, { publishedOn: addDays(today, -40), seenOn: addDays(today, -40) });
    await keepTallies(db, addDays(today, -1));
    await keepTallies(db, today);
    const answer = anEntryForm({ occurredOn: addDays(today, -37), direction: 'from-company' });
    expect(await recordEntry(situationOf(theCase.author, today), theCase.number, answer)).toMatchObject({ ok: true });
    expect((await figures(db)).day7).toMatchObject({ share: 1, n: 1 });
    const before = await talliesThen(db, { industry: null, months: 'all', on: addDays(today, -1) });
    expect(before.companies[0]?.answered.day7).toMatchObject({ share: 0, n: 1 });
    await keepTallies(db, addDays(today, 1));
    const then = await talliesThen(db, { industry: null, months: 'all', on: today });
    expect(then.companies[0]?.answered.day7).toMatchObject({ share: 1, n: 1 });
  });
});

test('a removal needs a reason, because the tombstone shows it', async ({ db, moderator, day }) => {
  const { number } = await anOpenCase(db);
  const outcome = await removeCase(situationOf(moderator, day), { number, reason: ' ', genuine: false });
  expect(outcome).toEqual({ ok: false, refusal: 'invalid', field: 'reason', reason: 'required' });
  expect((await caseFile(db, { number }, day))?.tombstone).toBeNull();
});
