import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { outbox, promises, reminders } from '#db/schema/index.ts';
import { closeCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { restDormantCases } from '#src/features/cases/state/dormancy.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { casesToRemind } from '#src/features/reminders/facts.ts';
import { oneADay, scheduleOf } from '#src/features/reminders/rules.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { anAnsweredCase, anAuthor, anOpenCase, aRepresentative, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const start = '2026-03-30';
const entries = [{ text: 'Ich habe die Erstattung verlangt.' }];

const remindOn = (db: Database, day: Day) => sendReminders({ db, now: () => momentOn(day), isStopping: () => false });

async function live(db: Database, days: number, from: Day = start): Promise<void> {
  for (let index = 0; index <= days; index += 1) {
    const day = addDays(from, index);
    await restDormantCases(db, momentOn(day));
    await remindOn(db, day);
  }
}

async function aPromise(db: Database, caseId: string, dueOn: Day): Promise<string> {
  const id = newId();
  const promise = { id, caseId, text: 'Erstattung von 129 Euro', madeOn: start, dueOn };
  await exclusively(db, () => db.insert(promises).values(promise));
  return id;
}

const sentOf = (db: Database, caseId: string) =>
  db
    .select({ kind: reminders.kind, recipientId: reminders.recipientId, sentOn: reminders.sentOn })
    .from(reminders)
    .where(eq(reminders.caseId, caseId))
    .orderBy(reminders.sentOn);

test('120 days of four stories: what goes out is what the schedule said on the first day', async ({ db, company }) => {
  await aRepresentative(db, { company });
  const silent = await anOpenCase(db, { company, publishedOn: start, entries, seenOn: start });
  const unknown = await anOpenCase(db, { publishedOn: start, entries, seenOn: start });
  const left = await anAnsweredCase(db, { publishedOn: '2026-03-25', repliedOn: start, entries, seenOn: start });
  await aPromise(db, left.id, addDays(start, 10));
  const solved = await anOpenCase(db, { publishedOn: '2026-03-20', entries, seenOn: start });
  await closeCase(situationOf(solved.author, start), {
    id: newId(),
    number: solved.number,
    outcome: 'solved',
    words: '',
    buyAgain: null,
    reachability: null,
    speed: null,
    competence: null,
    promisesKept: null,
    friendliness: null,
    empathy: null,
    clarity: null,
  });
  const stories = [silent, unknown, left, solved].map(({ id }) => id);
  const before = await casesToRemind(db, stories);
  await live(db, 120);

  const told: string[][] = [];
  for (const id of stories) {
    const theCase = before.get(id);
    if (!theCase) throw new Error('a story is missing');
    const planned = oneADay(scheduleOf(theCase.facts, start, addDays(start, 120)));
    const sent = await sentOf(db, id);
    expect(sent.map(({ kind, sentOn }) => [kind, sentOn])).toEqual(planned.map(({ kind, on }) => [kind, on]));
    for (const [index, { side }] of planned.entries()) {
      expect(sent[index]?.recipientId).toBe(side === 'author' ? theCase.author.id : theCase.company[0]?.id);
    }
    told.push(planned.map(({ kind }) => kind));
  }
  expect(told).toEqual([
    ['company-week', 'company-last-day', 'company-overdue', 'step-open', 'about-to-rest'],
    ['step-open', 'about-to-rest'],
    ['judge-reply', 'promise-due', 'your-turn', 'your-turn', 'step-open', 'about-to-rest'],
    ['still-holds'],
  ]);
  expect(await db.$count(outbox)).toBe(told.flat().length);
});

test('once the author has acted, nobody asks for it any more', async ({ db }) => {
  const answered = await anAnsweredCase(db, { publishedOn: '2026-03-20', repliedOn: start, entries, seenOn: start });
  await live(db, 2);
  const { number, replyId, author } = answered;
  await judgeReply(situationOf(author, addDays(start, 2)), {
    number,
    replyId,
    content: 'no',
    boilerplate: false,
    text: '',
  });
  await live(db, 5, addDays(start, 3));
  expect((await sentOf(db, answered.id)).map(({ kind }) => kind)).toEqual(['your-turn']);
  await withdrawCase(situationOf(author, addDays(start, 9)), { number, reason: '' });
  await live(db, 90, addDays(start, 9));
  expect(await sentOf(db, answered.id)).toHaveLength(1);
});

test('two cases of one author: the more important reminder first, the other one the next day', async ({
  db,
  author,
}) => {
  const one = await anAnsweredCase(db, { author, publishedOn: '2026-03-20', repliedOn: start, entries, seenOn: start });
  const other = await anOpenCase(db, { author, publishedOn: start, entries, seenOn: start });
  const day = addDays(start, 3);
  await aPromise(db, other.id, day);
  await remindOn(db, day);
  await remindOn(db, day);
  expect((await sentOf(db, other.id)).map(({ kind }) => kind)).toEqual(['promise-due']);
  expect(await sentOf(db, one.id)).toEqual([]);
  await remindOn(db, addDays(day, 1));
  expect(await sentOf(db, one.id)).toMatchObject([{ kind: 'judge-reply', sentOn: addDays(day, 1) }]);
});

test('after a week without a worker one mail goes out, not a burst, and what came too late is noted', async ({
  db,
  company,
}) => {
  await aRepresentative(db, { company });
  const silent = await anOpenCase(db, { company, publishedOn: start, entries, seenOn: start });
  await live(db, 5);
  await live(db, 4, addDays(start, 16));
  const rows = await db.select().from(reminders).where(eq(reminders.caseId, silent.id));
  expect(rows.map(({ kind, result }) => [kind, result]).sort()).toEqual([
    ['company-last-day', 'outdated'],
    ['company-overdue', 'queued'],
    ['company-week', 'outdated'],
  ]);
  expect(await db.$count(outbox)).toBe(1);
});

test('who wants a digest or none of a kind is asked the other way, and others still get a mail that day', async ({
  db,
  author,
}) => {
  await chooseMails(situationOf(author), [
    ['your-turn', 'digest'],
    ['promises', 'never'],
  ]);
  const one = await anAnsweredCase(db, { author, publishedOn: '2026-03-20', repliedOn: start, entries, seenOn: start });
  await aPromise(db, one.id, addDays(start, 3));
  await remindOn(db, addDays(start, 3));
  const rows = await db.select().from(reminders);
  expect(rows.map(({ kind, result, sentOn }) => [kind, result, sentOn]).sort()).toEqual([
    ['judge-reply', 'digest', null],
    ['promise-due', 'refused', null],
  ]);
  expect(await db.$count(outbox)).toBe(0);
});

test('two workers at once write each reminder once, and one a day', async ({ db }) => {
  const authors = await Promise.all([1, 2, 3].map(() => anAuthor(db)));
  for (const author of authors) {
    for (const repliedOn of [start, addDays(start, 1)]) {
      await anAnsweredCase(db, { author, publishedOn: '2026-03-20', repliedOn, entries, seenOn: start });
    }
  }
  const day = addDays(start, 4);
  const sent = await Promise.all([1, 2, 3].map(() => remindOn(db, day)));
  expect(sent.reduce((a, b) => a + b)).toBe(3);
  const rows = await db.select().from(reminders);
  expect(new Set(rows.map(({ recipientId }) => recipientId)).size).toBe(3);
  expect(await db.$count(outbox)).toBe(3);
});
