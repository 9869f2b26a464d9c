import { eq, isNotNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, closings, events, followUps, links, outbox, promises, reopenings } from '#db/schema/index.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { answerClosing, answerPromise } from '#src/features/reminders/answers/commands.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { anOpenCase, aRepresentative, momentOn, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const start = '2026-03-30';
const due = addDays(start, 5);

/** The token of the only link in the mail of a kind. */
async function tokenIn(db: Database, kind: string): Promise<string> {
  const [mail] = await db.select().from(outbox).where(eq(outbox.kind, kind));
  return /token=([\w-]+)/.exec(unseal(mail?.sealed ?? ''))?.[1] ?? '';
}

const remindOn = (db: Database, day: Day) => sendReminders({ db, now: () => momentOn(day), isStopping: () => false });

async function aPromiseAsked(db: Database) {
  const theCase = await anOpenCase(db, { publishedOn: start, seenOn: start, entries: [{ text: 'Gefragt.' }] });
  const id = newId();
  const promise = { id, caseId: theCase.id, text: 'Erstattung', madeOn: start, dueOn: due };
  await exclusively(db, () => db.insert(promises).values(promise));
  await remindOn(db, due);
  return { theCase, promiseId: id, token: await tokenIn(db, 'promise-due') };
}

const thePromise = async (db: Database, id: string) => (await db.select().from(promises).where(eq(promises.id, id)))[0];

describe('"was it kept?" from the mail', () => {
  for (const [answer, expected] of [
    ['kept', { keptOn: due, brokenOn: null, dueOn: due }],
    ['broken', { keptOn: null, brokenOn: due, dueOn: due }],
    ['later', { keptOn: null, brokenOn: null, dueOn: addDays(due, 7) }],
  ] as const) {
    test(`is answered "${answer}" once, without signing in, and leaves its trace in the public history`, async ({
      db,
    }) => {
      const { promiseId, token } = await aPromiseAsked(db);
      expect(await answerPromise(situationOfVisitor(db, due), { token, answer })).toMatchObject({ ok: true });
      expect(await thePromise(db, promiseId)).toMatchObject(expected);
      expect(await db.$count(events, isNotNull(events.particulars))).toBe(1);
      expect(await answerPromise(situationOfVisitor(db, due), { token, answer: 'broken' })).toMatchObject({
        reason: 'link-used',
      });
      expect(await thePromise(db, promiseId)).toMatchObject(expected);
    });
  }

  test('given another week, it is asked about once more then', async ({ db }) => {
    const { token } = await aPromiseAsked(db);
    await answerPromise(situationOfVisitor(db, due), { token, answer: 'later' });
    await remindOn(db, addDays(due, 1));
    expect(await db.$count(outbox, eq(outbox.kind, 'promise-due'))).toBe(1);
    await remindOn(db, addDays(due, 7));
    expect(await db.$count(outbox, eq(outbox.kind, 'promise-due'))).toBe(2);
  });

  test('is asked of the table like every act of the author, and a refusal leaves the link good', async ({ db }) => {
    const { theCase, promiseId, token } = await aPromiseAsked(db);
    const speaker = await aRepresentative(db, { company: theCase.company });
    await exclusively(db, () => db.update(cases).set({ authorId: speaker.userId }).where(eq(cases.id, theCase.id)));
    await exclusively(db, () => db.update(links).set({ email: seal(speaker.email) }));
    const situation = situationOfVisitor(db, due);
    expect(await answerPromise(situation, { token, answer: 'kept' })).toMatchObject({ refusal: 'not-allowed' });
    expect(await thePromise(db, promiseId)).toMatchObject({ keptOn: null });
    expect(await db.select({ usedAt: links.usedAt }).from(links)).toEqual([{ usedAt: null }]);
  });

  test('does nothing once it is two weeks old, once the case is withdrawn, or with another link', async ({ db }) => {
    const { theCase, token } = await aPromiseAsked(db);
    const answer = 'kept';
    expect(await answerPromise(situationOfVisitor(db, addDays(due, 15)), { token, answer })).toMatchObject({
      reason: 'link-expired',
    });
    expect(await answerClosing(situationOfVisitor(db, due), { token, holds: true, reason: '' })).toMatchObject({
      reason: 'link-unknown',
    });
    await withdrawCase(situationOf(theCase.author, due), { number: theCase.number, reason: '' });
    expect(await answerPromise(situationOfVisitor(db, due), { token, answer })).toMatchObject({ refusal: 'too-late' });
  });
});

async function aClosingAsked(db: Database) {
  const theCase = await anOpenCase(db, { publishedOn: start, seenOn: start });
  const none = { reachability: null, speed: null, competence: null, promisesKept: null };
  await closeCase(situationOf(theCase.author, start), {
    ...{ id: newId(), number: theCase.number, outcome: 'solved', words: '', buyAgain: null, ...none },
    ...{ friendliness: null, empathy: null, clarity: null },
  });
  const asked = addDays(start, 30);
  await remindOn(db, asked);
  const status = async () => (await db.select({ status: cases.status }).from(cases))[0]?.status;
  return { theCase, asked, status, token: await tokenIn(db, 'still-holds') };
}

describe('"does it still hold?" from the mail', () => {
  test('yes is recorded and asked no more', async ({ db }) => {
    const { token, asked, status } = await aClosingAsked(db);
    expect(await answerClosing(situationOfVisitor(db, asked), { token, holds: true, reason: '' })).toMatchObject({
      ok: true,
    });
    expect(await db.select({ holds: followUps.holds }).from(followUps)).toEqual([{ holds: true }]);
    expect(await status()).toBe('closed');
  });

  test('no with a reason opens the case again, no without one leaves it closed', async ({ db }) => {
    const { token, asked, status } = await aClosingAsked(db);
    const reason = 'Der Fehler ist wieder da.';
    expect(await answerClosing(situationOfVisitor(db, asked), { token, holds: false, reason })).toMatchObject({
      ok: true,
    });
    expect(await db.select({ holds: followUps.holds }).from(followUps)).toEqual([{ holds: false }]);
    expect(await db.select({ reason: reopenings.reason }).from(reopenings)).toEqual([{ reason }]);
    expect(await status()).toBe('open');
  });

  test('comes to nothing when the case was opened again meanwhile', async ({ db }) => {
    const { theCase, token, asked } = await aClosingAsked(db);
    await reopenCase(situationOf(theCase.author, asked), { id: newId(), number: theCase.number, reason: 'Neu.' });
    expect(await answerClosing(situationOfVisitor(db, asked), { token, holds: true, reason: '' })).toMatchObject({
      reason: 'not-closed-any-more',
    });
    expect(await db.select().from(followUps)).toEqual([]);
    expect(await db.$count(closings)).toBe(1);
  });
});
