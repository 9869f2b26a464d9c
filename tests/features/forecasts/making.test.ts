import { asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { forecastCases, forecastDays, forecasts, tallyDays } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { challengeCase } from '#src/features/challenges/commands.ts';
import { recordStep } from '#src/features/escalation/commands.ts';
import { boardOfKind, boardsToFind, isWorthFinding } from '#src/features/forecasts/board.ts';
import { questions } from '#src/features/forecasts/happened/rules.ts';
import { keepForecasts } from '#src/features/forecasts/index.ts';
import { expectedOf, forecastScores } from '#src/features/forecasts/queries.ts';
import { sayKind } from '#src/features/problems/record.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { aCompany, anAuthor, anOpenCase, freshDatabase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aSite, type Happening } from '../rankings/site.ts';

type Site = Awaited<ReturnType<typeof aSite>>;

const keep = (db: Database, day: Day) => keepForecasts(db, day, () => false, write);
const rowsOf = (db: Database, day: Day) => db.select().from(forecasts).where(eq(forecasts.asOf, day));

/** A company with so many cases, each published three days after the one before, half of them answered on the next day. */
async function aLivedSite(db: Database, many: number, from: Day): Promise<Site> {
  const site = await aSite(db, { companies: 1 });
  for (let at = 0; at < many; at += 1) {
    const day = addDays(from, 3 * at);
    await site.happen({ kind: 'publish', company: 0, promiseIn: null }, day);
    if (at % 2 === 0) await reply(site, at, addDays(day, 1));
  }
  return site;
}

async function reply({ opened, known }: Site, at: number, day: Day) {
  const [theCase, speaker] = [opened[at], known[0]?.representative];
  if (!theCase || !speaker) throw new Error('no such case');
  const said = {
    id: newId(),
    number: theCase.number,
    text: `Antwort ${at} zu ${theCase.id}.`,
    intent: 'solution' as const,
  };
  expect(await publishReply(situationOf(speaker, day), { ...said, promises: [] })).toMatchObject({ ok: true });
}

async function answeredShare(db: Database, companyId: string) {
  const expected = await expectedOf(db, companyId, null);
  if (!expected) throw new Error('nothing is expected');
  return expected.perQuestion.answered.forecast;
}

test('a day is made once, from the evening before, and a case keeps what stood there when it was published', async ({
  db,
}) => {
  const from = addDays(today, -120);
  const site = await aLivedSite(db, 12, from);
  const companyId = site.known[0]?.company.id ?? '';
  const day = addDays(from, 60);
  await keep(db, day);
  await keepTallies(db, day);
  const morning = await rowsOf(db, day);
  expect(morning.find(({ kind }) => kind === '')?.answered).toMatchObject({ hits: 6, n: 12, all: 12 });

  // What happens on the day changes nothing that was said in its morning; a case that comes gets just that.
  await reply(site, 1, day);
  await site.happen({ kind: 'publish', company: 0, promiseIn: null }, day);
  const fresh = site.opened.at(-1)?.id ?? '';
  await keep(db, day);
  expect(await rowsOf(db, day)).toEqual(morning);
  const given = async () => (await db.select().from(forecastCases).where(eq(forecastCases.caseId, fresh)))[0];
  expect(await given()).toBeUndefined();

  // Two days without a worker: what was said stood until it came again.
  const later = addDays(day, 3);
  await site.happen({ kind: 'publish', company: 0, promiseIn: null }, addDays(day, 2));
  await keep(db, later);
  const first = morning.find(({ kind }) => kind === '')?.answered;
  expect(await given()).toMatchObject({ givenOn: day, given: { answered: { share: first?.share, low: first?.low } } });
  expect((await db.select().from(forecastCases)).filter(({ givenOn }) => givenOn === day)).toHaveLength(2);
  // Pages go on showing the day to which they have turned.
  expect((await expectedOf(db, companyId, null))?.asOf).toBe(day);
  await keepTallies(db, later);
  expect((await expectedOf(db, companyId, null))?.asOf).toBe(later);

  // Cases from before there was a forecast never get one, and whatever comes to be known of the case, what was given stays.
  expect((await db.select().from(forecastCases)).filter(({ given }) => given === null)).toHaveLength(12);
  expect((await forecastScores(db))?.scores.answered).toMatchObject({ n: 0, untold: 0 });
  const over = addDays(day, 20);
  await keep(db, over);
  await keepTallies(db, over);
  const { n = 0, untold = 0 } = (await forecastScores(db))?.scores.answered ?? {};
  expect(n + untold).toBe(2);
  expect((await given())?.given?.answered.share).toBe(first?.share);
});

test('a day that was ended in between is begun anew, and nobody sees half of it', async ({ db }) => {
  const site = await aLivedSite(db, 11, addDays(today, -90));
  await keep(db, addDays(today, -1));
  await keepTallies(db, addDays(today, -1));
  await site.addCompany();
  let asked = 0;
  const stopping = () => {
    asked += 1;
    return asked > 1;
  };
  expect(await keepForecasts(db, today, stopping, write)).toBe(false);
  await keepTallies(db, today);
  const [last] = await db.select().from(tallyDays);
  expect(last?.asOf).toBe(today);
  expect((await expectedOf(db, site.known[0]?.company.id ?? '', null))?.asOf).toBe(addDays(today, -1));
  expect(await keep(db, today)).toBe(true);
  expect((await expectedOf(db, site.known[0]?.company.id ?? '', null))?.asOf).toBe(today);
  const days = await db.select().from(forecastDays).orderBy(asc(forecastDays.asOf));
  expect(days.map(({ asOf, sums }) => [asOf, sums === null])).toEqual([
    [addDays(today, -1), false],
    [today, false],
  ]);
});

const of = fc.nat(11);
/** What makes a case go away or seem done without its author's word, by whomever it was brought about. */
const evasion: fc.Arbitrary<Happening | { kind: 'challenge'; of: number }> = fc.oneof(
  fc.record({ kind: fc.constant('withdraw'), of }),
  fc.record({ kind: fc.constant('remove'), of, genuine: fc.constant(true) }),
  fc.record({ kind: fc.constant('challenge'), of }),
  fc.record({
    kind: fc.constant('entry'),
    of,
    daysAgo: fc.nat(3),
    fromCompany: fc.constant(true),
    receipt: fc.constant(true),
  }),
  fc.record({
    kind: fc.constant('close'),
    of,
    outcome: fc.constant('unsolved'),
    buyAgain: fc.constant(null),
    speed: fc.constant(null),
  }),
);

test('a company gains nothing by cases that go away, by challenges, receipts or boilerplate', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(evasion, { minLength: 1, maxLength: 5 }), fc.nat(11), async (happenings, boilerplate) => {
      const from = addDays(today, -120);
      const shares: Awaited<ReturnType<typeof answeredShare>>[][] = [];
      for (const isTouched of [false, true]) {
        const { db, dispose } = await freshDatabase();
        const site = await aLivedSite(db, 12, from);
        const day = addDays(from, 40);
        for (const what of isTouched ? happenings : []) {
          if (what.kind === 'challenge') await challenge(site, what.of, day);
          else await site.happen(what, day);
        }
        if (isTouched) {
          await site.happen({ kind: 'reply', of: boilerplate, solved: true, promiseIn: null }, day);
          await site.happen({ kind: 'judge', of: boilerplate, content: 'no', boilerplate: true }, day);
        }
        const companyId = site.known[0]?.company.id ?? '';
        const seen: Awaited<ReturnType<typeof answeredShare>>[] = [];
        for (const ago of [70, 20, 0]) {
          await site.rest(addDays(today, -ago));
          await keep(db, addDays(today, -ago));
          await keepTallies(db, addDays(today, -ago));
          const expected = await expectedOf(db, companyId, null);
          for (const question of questions) if (expected) seen.push(expected.perQuestion[question].forecast);
        }
        shares.push(seen);
        dispose();
      }
      const [untouched = [], touched = []] = shares;
      expect(touched).toHaveLength(untouched.length);
      expect(untouched.at(-1)?.n).toBe(12);
      for (const [at, { n, share, low, high }] of touched.entries()) {
        expect(n).toBe(untouched[at]?.n);
        expect(share).toBeLessThanOrEqual(untouched[at]?.share ?? 0);
        expect(low).toBeLessThanOrEqual(untouched[at]?.low ?? 0);
        expect(high).toBeLessThanOrEqual(untouched[at]?.high ?? 0);
      }
    }),
    { numRuns: 4 },
  );
});

async function challenge({ opened, known }: Site, at: number, day: Day): Promise<void> {
  const [theCase, speaker] = [opened[at], known[0]?.representative];
  if (!theCase || !speaker) return;
  const said = { id: newId(), number: theCase.number, claim: 'not-customer' as const, text: 'Kein Vertrag.' };
  await challengeCase(situationOf(speaker, day), said);
}

test('what preceded solutions is what was entered before them, of those that can be read, from ten on', async ({
  db,
}) => {
  const from = addDays(today, -170);
  const site = await aLivedSite(db, 12, from);
  const closed = { outcome: 'solved' as const, buyAgain: null, speed: null };
  for (let of = 0; of < 12; of += 1) {
    const day = addDays(from, 3 * of + 10);
    const theCase = site.opened[of];
    if (of < 4 && theCase) {
      const taken = { id: newId(), number: theCase.number, step: 'complaint' };
      const on = of === 3 ? addDays(day, 5) : day;
      if (of === 3) await site.happen({ kind: 'close', of, ...closed }, day);
      expect((await recordStep(situationOf(theCase.author, on), { ...taken, takenOn: on })).ok).toBe(true);
    }
    if (of === 5) await site.happen({ kind: 'entry', of, daysAgo: 0, fromCompany: false, receipt: false }, day);
    await site.happen({ kind: 'close', of, ...closed }, day);
  }
  await keep(db, today);
  await keepTallies(db, today);
  const companyId = site.known[0]?.company.id ?? '';
  const preceded = async () => (await expectedOf(db, companyId, null))?.preceded;
  // One deadline was set after the case was solved: it preceded nothing.
  const before = [
    ['reply', 6],
    ['complaint', 3],
    ['contact', 1],
  ];
  expect(await preceded()).toEqual({ n: 12, isOfKind: false, before });
  await site.happen({ kind: 'withdraw', of: 0 }, today);
  const tomorrow = addDays(today, 1);
  await keep(db, tomorrow);
  await keepTallies(db, tomorrow);
  expect(await preceded()).toMatchObject({ n: 11, before: [['reply', 5], ['complaint', 2], expect.anything()] });
});

test('a board of a kind has the companies with cases that can be read, orders by the estimate and shows what can be told', async ({
  db,
}) => {
  const [certain, unsure, gone] = [await aCompany(db), await aCompany(db), await aCompany(db)];
  const author = await anAuthor(db);
  const kind = 'shops-refund';
  const publish = async (company: Awaited<ReturnType<typeof aCompany>>) => {
    const { id, number } = await anOpenCase(db, { company, author });
    await write(db, async (tx) => done(await sayKind(tx, id, kind, momentOn(today))));
    return number;
  };
  for (const company of [certain, certain]) await publish(company);
  const last = await publish(unsure);
  const number = await publish(gone);
  expect(await withdrawCase(situationOf(author), { number, reason: '' })).toMatchObject({ ok: true });
  await keepTallies(db, today);
  await exclusively(db, async () => {
    await db.insert(forecastDays).values({ asOf: today, sums: null, scores: null }).onConflictDoNothing();
    await db.run(sql`update forecast_days set sums = '{}'`);
    const of = (share: number, width: number) => ({
      ...{ share, low: share, high: share + width, naive: 0.5, n: 3, hits: 1, all: 12 },
    });
    const row = { asOf: today, kind, preceded: null };
    await db.delete(forecasts);
    await db.insert(forecasts).values([
      { ...row, companyId: certain.id, answered: of(0.1, 0.2), solved: of(0.2, 0.2) },
      { ...row, companyId: unsure.id, answered: of(0.5, 0.3), solved: of(0.4, 0.5) },
    ]);
  });
  expect(await boardOfKind(db, kind)).toMatchObject({
    asOf: today,
    told: [
      { slug: unsure.slug, cases: 1, answered: { share: 0.5 }, solved: null },
      { slug: certain.slug, cases: 2, solved: { share: 0.2 } },
    ],
    untold: [],
  });
  // Of four cases one is withdrawn: three are enough to send somebody there.
  const found = await boardsToFind(db, {});
  expect(found.find((one) => one.kind === kind)).toEqual({ kind, changedOn: today });
  expect(isWorthFinding(await boardOfKind(db, kind))).toBe(true);
  await exclusively(db, () => db.delete(forecasts));
  const { told, untold } = await boardOfKind(db, kind);
  expect([told, untold.map(({ slug }) => slug).sort()]).toEqual([[], [certain.slug, unsure.slug].sort()]);
  expect(await withdrawCase(situationOf(author), { number: last, reason: '' })).toMatchObject({ ok: true });
  expect(isWorthFinding(await boardOfKind(db, kind))).toBe(false);
  expect((await boardsToFind(db, {})).map((one) => one.kind)).not.toContain(kind);
});
