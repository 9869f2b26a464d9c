import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { affected, cases, countedFacts, events, signCases, signs, tallies, tombstones } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { sayAffected } from '#src/features/following/affected/commands.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { decideSign } from '#src/features/signs/commands.ts';
import { openSigns } from '#src/features/signs/queries.ts';
import { raiseSigns } from '#src/features/signs/raise.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aCompany,
  anAuthor,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const yesterday = addDays(today, -1);
const reason = 'Von einem Programm geschrieben.';

let stories = 0;

/** A text that shares no three words in a row with one of another name. */
const story = (name: string) => Array.from({ length: 60 }, (_, place) => `${name}wort${place}`).join(' ');

async function many(db: Database, company: Company, count: number, publishedOn = yesterday) {
  const made = [];
  for (let one = 0; one < count; one += 1) {
    stories += 1;
    made.push(await anOpenCase(db, { company, publishedOn, summary: story(`nummer${stories}`), entries: [] }));
  }
  return made;
}

const raise = (db: Database, on = today) => raiseSigns(db, momentOn(on));

async function open(db: Database) {
  return (await openSigns(db)).map(({ kind, companySlug, day, cases }) => ({ kind, companySlug, day, cases }));
}

const numbersOf = async (db: Database, signId: string) =>
  (await db.select({ id: signCases.caseId }).from(signCases).where(eq(signCases.signId, signId)))
    .map(({ id }) => id)
    .sort();

/** Everything that a figure of the site is made of. */
async function figures(db: Database) {
  return {
    cases: await db.select().from(cases).orderBy(asc(cases.id)),
    counted: await db.select().from(countedFacts).orderBy(asc(countedFacts.caseId)),
    tallies: await db.select().from(tallies).orderBy(asc(tallies.kind), asc(tallies.subjectId), asc(tallies.months)),
    votes: await db.select().from(affected).orderBy(asc(affected.caseId), asc(affected.userId)),
    tombstones: await db.select().from(tombstones),
  };
}

const examined = async (db: Database, companyId: string) =>
  (await casesOfCompany(db, { companyId, perPage: 15, withTombstones: true }, today)).examined;

describe('many cases against one company in a day', () => {
  test('are a fact from ten on, once, however often the worker looks', async ({ db, company }) => {
    await many(db, company, 9);
    expect(await raise(db)).toBe(0);
    await many(db, company, 1);
    expect(await raise(db)).toBe(1);
    expect(await raise(db)).toBe(0);
    expect(await raise(db, addDays(today, 2))).toBe(0);
    expect(await open(db)).toEqual([{ kind: 'many-cases', companySlug: company.slug, day: yesterday, cases: 10 }]);
    const [sign] = await db.select().from(signs);
    expect(sign?.figures).toEqual({ count: 10, mailboxes: 10, usual: 0, likeness: null });
  });

  test('are none where so many are usual, and of a day only once it is over', async ({ db, company }) => {
    for (const back of [10, 20]) await many(db, company, 90, addDays(today, -back));
    await many(db, company, 10);
    // Two a day: from eleven on.
    expect(await raise(db)).toBe(0);
    const other = await aCompany(db);
    await many(db, other, 12, today);
    expect(await raise(db)).toBe(0);
    expect(await raise(db, addDays(today, 1))).toBe(1);
  });
});

describe('nearly the same text', () => {
  const told = story('regal');
  const nearly = told.replace('regalwort30 ', 'ganz ');

  test('by two mailboxes against one company is a fact', async ({ db, company }) => {
    const old = await anOpenCase(db, { company, publishedOn: addDays(today, -40), summary: told, entries: [] });
    const copy = await anOpenCase(db, { company, publishedOn: yesterday, summary: nearly, entries: [] });
    await anOpenCase(db, { company, publishedOn: yesterday, summary: story('lampe'), entries: [] });
    await anOpenCase(db, { publishedOn: yesterday, summary: told, entries: [] });
    expect(await raise(db)).toBe(1);
    const [sign] = await db.select().from(signs);
    expect(sign).toMatchObject({ kind: 'same-text', companyId: company.id, figures: { count: 2, mailboxes: 2 } });
    expect(sign?.figures.likeness).toBeGreaterThanOrEqual(0.8);
    expect(await numbersOf(db, sign?.id ?? '')).toEqual([old.id, copy.id].sort());
  });

  test('by one mailbox, or of a few words, is none', async ({ db, company }) => {
    const one = await anAuthor(db, { email: 'hanna@mail.example' });
    const same = await anAuthor(db, { email: 'hanna+zwei@mail.example' });
    for (const author of [one, same]) {
      await anOpenCase(db, { company, author, publishedOn: yesterday, summary: told, entries: [] });
    }
    for (let twice = 0; twice < 2; twice += 1) {
      await anOpenCase(db, { company, publishedOn: yesterday, summary: 'Das Paket kam nicht an.', entries: [] });
    }
    expect(await raise(db)).toBe(0);
  });

  test('that comes later joins the sign that waits, and is raised alone when the others are decided', async ({
    db,
    company,
    moderator,
  }) => {
    const copy = (on: string) => anOpenCase(db, { company, publishedOn: on, summary: told, entries: [] });
    await copy(addDays(today, -2));
    await copy(yesterday);
    expect(await raise(db)).toBe(1);
    await copy(today);
    expect(await raise(db, addDays(today, 1))).toBe(0);
    expect(await open(db)).toMatchObject([{ kind: 'same-text', cases: 3 }]);
    const [sign] = await db.select().from(signs);
    const decision = { id: sign?.id ?? '', decision: 'genuine' as const, reason: 'Ein Musterbrief.', except: [] };
    expect((await decideSign(situationOf(moderator), decision)).ok).toBe(true);
    await copy(addDays(today, 1));
    expect(await raise(db, addDays(today, 2))).toBe(1);
    expect(await open(db)).toMatchObject([{ kind: 'same-text', cases: 1 }]);
  });
});

describe('many votes in a day', () => {
  test('are a fact; taken for not genuine they go, the case stays and older votes too', async ({
    db,
    company,
    moderator,
  }) => {
    const theCase = await anOpenCase(db, { company, publishedOn: addDays(today, -20), entries: [] });
    const vote = async (on: string) => {
      expect((await sayAffected(situationOf(await anAuthor(db), on), theCase.number)).ok).toBe(true);
    };
    await vote(addDays(today, -8));
    for (let one = 0; one < 11; one += 1) await vote(yesterday);
    expect(await raise(db)).toBe(1);
    expect(await open(db)).toEqual([{ kind: 'many-votes', companySlug: company.slug, day: yesterday, cases: 1 }]);
    expect(await examined(db, company.id)).toEqual({ cases: 0, votes: 1 });
    const [sign] = await db.select().from(signs);
    const decision = { id: sign?.id ?? '', decision: 'not-genuine' as const, reason, except: [] };
    expect(await decideSign(situationOf(moderator), decision)).toMatchObject({ value: { gone: 11 } });
    expect(await db.$count(affected)).toBe(1);
    expect(await db.$count(tombstones)).toBe(0);
  });
});

describe('raising a sign', () => {
  test('never changes a figure, and deciding that all is genuine leaves everything as it was', async ({
    db,
    moderator,
  }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8, max: 14 }), fc.integer({ min: 0, max: 3 }), async (count, copies) => {
        const company = await aCompany(db);
        const [first] = await many(db, company, count);
        for (let copy = 0; copy < copies; copy += 1) {
          await anOpenCase(db, { company, publishedOn: yesterday, summary: first?.summary ?? '', entries: [] });
        }
        await keepTallies(db, today);
        const before = await figures(db);
        const raised = await raise(db);
        expect(raised).toBe((count + copies >= 10 ? 1 : 0) + (copies > 0 ? 1 : 0));
        expect(await figures(db)).toEqual(before);
        for (const { id } of await openSigns(db)) {
          const decision = { id, decision: 'genuine' as const, reason: 'Ein Ausfall, viele Betroffene.', except: [] };
          expect((await decideSign(situationOf(moderator), decision)).ok).toBe(true);
        }
        await keepTallies(db, today);
        expect(await figures(db)).toEqual(before);
        expect(await openSigns(db)).toEqual([]);
      }),
      { seed: 11, numRuns: 6 },
    );
  });
});

describe('one decision over a whole burst', () => {
  test('takes all of it out of the figures but what it spares, with the reason on every tombstone', async ({
    db,
    company,
    moderator,
  }) => {
    const made = await many(db, company, 30);
    const [withdrawn, spared] = [made[0], made[3]?.number ?? ''];
    if (withdrawn) await withdrawCase(situationOf(withdrawn.author), { number: withdrawn.number, reason: '' });
    await raise(db);
    expect(await examined(db, company.id)).toEqual({ cases: 30, votes: 0 });
    const [sign] = await db.select().from(signs);
    const decision = { id: sign?.id ?? '', decision: 'not-genuine' as const, reason, except: [spared] };
    const situation = situationOf(moderator);
    expect(await decideSign(situation, decision)).toMatchObject({
      ok: true,
      value: { gone: 28, waiting: 0, endedBefore: 1 },
    });
    const stones = await db.select().from(tombstones).where(eq(tombstones.kind, 'removed'));
    expect(stones).toHaveLength(28);
    expect(new Set(stones.map((stone) => `${stone.genuine} ${stone.reason}`))).toEqual(new Set([`false ${reason}`]));
    await keepTallies(db, today);
    const all = await db.query.tallies.findFirst({
      where: (row, { and }) => and(eq(row.kind, 'company'), eq(row.subjectId, company.id), eq(row.months, 'all')),
    });
    expect(all).toMatchObject({ cases: 2 });
    expect(await examined(db, company.id)).toEqual({ cases: 0, votes: 0 });
    const told = await db.select().from(events).where(eq(events.action, 'moderation.decideSign'));
    expect(told).toMatchObject([{ actor: moderator.userId, companyId: company.id, subjectId: sign?.id }]);
    expect(await decideSign(situation, decision)).toMatchObject({ refusal: 'conflict' });
  });

  test('leaves nothing of another sign to be looked at that was about the same cases', async ({
    db,
    company,
    moderator,
  }) => {
    const summary = story('kopie');
    for (let one = 0; one < 10; one += 1) {
      await anOpenCase(db, { company, publishedOn: yesterday, summary, entries: [] });
    }
    expect(await raise(db)).toBe(2);
    const [sign] = await openSigns(db);
    const decision = { id: sign?.id ?? '', decision: 'not-genuine' as const, reason, except: [] };
    expect((await decideSign(situationOf(moderator), decision)).ok).toBe(true);
    expect(await openSigns(db)).toEqual([]);
    expect(await raise(db)).toBe(0);
  });

  test('is refused without a reason, for somebody who has a part in it, and for a number that is not in it', async ({
    db,
    company,
    moderator,
  }) => {
    await many(db, company, 12);
    await raise(db);
    const [sign] = await db.select().from(signs);
    const decision = { id: sign?.id ?? '', decision: 'not-genuine' as const, reason, except: [] };
    const before = await figures(db);
    const speaker = await aRepresentative(db, { company });
    const theirs = { ...speaker, actor: { ...speaker.actor, isModerator: true } };
    expect(await decideSign(situationOf(theirs), decision)).toMatchObject({ refusal: 'not-allowed' });
    expect(await decideSign(situationOf(await anAuthor(db)), decision)).toMatchObject({ refusal: 'not-allowed' });
    const situation = situationOf(moderator);
    expect(await decideSign(situation, { ...decision, reason: ' ' })).toMatchObject({ refusal: 'invalid' });
    expect(await decideSign(situation, { ...decision, except: ['2026-999999'] })).toMatchObject({ refusal: 'invalid' });
    expect(await decideSign(situation, { ...decision, id: 'none' })).toMatchObject({ refusal: 'not-found' });
    expect(await figures(db)).toEqual(before);
  });
});

test('a sign goes over with the cases when its company becomes another', async ({ db, company }) => {
  const other = await aCompany(db);
  await many(db, company, 10);
  await raise(db);
  expect((await mergeCompanies(db, { from: company.slug, into: other.slug, now: momentOn(today) })).ok).toBe(true);
  expect(await open(db)).toMatchObject([{ companySlug: other.slug, cases: 10 }]);
  expect(await examined(db, other.id)).toEqual({ cases: 10, votes: 0 });
  expect(await raise(db)).toBe(0);
});
