import { eq, isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, outbox, promises, replies, representatives } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { refused } from '#src/lib/outcome.ts';
import { anAnsweredCase, anOpenCase, aRepresentative, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { anEntryForm, aPromiseIn } from './forms.ts';

const closing = {
  words: 'Danke.',
  buyAgain: 'yes' as const,
  reachability: 4,
  speed: null,
  competence: 5,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: 1,
};
const reply = (number: string) => ({
  id: newId(),
  number,
  text: 'Es tut uns leid. Sie bekommen Ihr Geld.',
  intent: 'solution' as const,
  promises: [{ text: 'Erstattung', dueOn: '2026-04-10' }],
});

test('a public reply carries full name, job title and company, puts the author on the move and is mailed once', async ({
  db,
  company,
  author,
  representative,
  day,
}) => {
  const open = await anOpenCase(db, { company, author });
  const input = reply(open.number);
  expect(await publishReply(situationOf(representative, day), input)).toMatchObject({ ok: true });
  expect(await publishReply(situationOf(representative, day), input)).toMatchObject({ ok: true });
  const file = await caseFile(db, { number: open.number }, day);
  expect(file?.thread).toHaveLength(1);
  expect(file?.thread[0]).toMatchObject({
    signedName: 'Miriam Okafor',
    signedJobTitle: 'Leiterin Kundendienst',
    signedCompany: 'Nordlicht Möbel GmbH',
  });
  expect(file?.state).toMatchObject({ status: 'answered', ball: 'author', firstReplyOn: day, firstAnswerOn: day });
  expect(file?.promises.filter((one) => one.replyId === input.id)).toMatchObject([
    { text: 'Erstattung', dueOn: '2026-04-10' },
  ]);
  expect(await db.select().from(outbox)).toMatchObject([{ kind: 'reply-published' }]);
});

test('whoever wrote while a colleague answered is told before a second answer stands in public, and once', async ({
  db,
  company,
  representative,
  day,
}) => {
  const { number } = await anOpenCase(db, { company });
  const colleague = await aRepresentative(db, { company });
  const at = (time: string) => new Date(`${day}T${time}Z`);
  const sent = (seenAt: Date | null, text: string) =>
    publishReply(
      { ...situationOf(colleague, day), now: at('11:00:00') },
      { ...reply(number), promises: [], seenAt, text },
    );
  must(await publishReply({ ...situationOf(representative, day), now: at('10:00:00') }, reply(number)));
  expect(await sent(at('09:59:00'), 'Ihr Geld geht heute hinaus.')).toEqual(
    refused('invalid', { field: 'text', reason: 'answered-meanwhile' }),
  );
  expect(await db.$count(replies)).toBe(1);
  // Told so, they have seen it; a statement for many cases asks nobody.
  must(await sent(at('10:00:01'), 'Ihr Geld geht heute hinaus.'));
  must(await sent(null, 'Die Gutschrift liegt bei.'));
  expect(await db.$count(replies)).toBe(3);
});

test('a reply with a promise due yesterday is refused at that day and nothing is stored', async ({
  db,
  company,
  representative,
  day,
}) => {
  const open = await anOpenCase(db, { company });
  const late = { ...reply(open.number), promises: [{ text: 'Erstattung', dueOn: '2026-03-29' }] };
  expect(await publishReply(situationOf(representative, day), late)).toMatchObject({
    ok: false,
    field: 'promise1DueOn',
  });
  expect(await db.$count(replies)).toBe(0);
  expect(await db.$count(promises, isNotNull(promises.replyId))).toBe(0);
});

test('who stopped speaking for the company since the page was opened can no longer reply', async ({
  db,
  company,
  representative,
  day,
}) => {
  const open = await anOpenCase(db, { company });
  await db.update(representatives).set({ endedAt: new Date() });
  expect(await publishReply(situationOf(representative, day), reply(open.number))).toEqual({
    ok: false,
    refusal: 'not-allowed',
  });
});

test('a reply that the author calls boilerplate stops counting as the first answer, and counts again when taken back', async ({
  db,
  author,
  day,
}) => {
  const answered = await anAnsweredCase(db, { author });
  const judge = (boilerplate: boolean) =>
    judgeReply(situationOf(author, day), {
      number: answered.number,
      replyId: answered.replyId,
      content: 'no',
      boilerplate,
      text: 'Kein Wort zu meinem Fall.',
    });
  const answer = async () => (await caseFile(db, { number: answered.number }, day))?.state.firstAnswerOn;
  await judge(true);
  expect(await answer()).toBeNull();
  await judge(false);
  expect(await answer()).toBe('2026-03-25');
  expect((await caseHistory(db, answered.number))?.corrections).toMatchObject([
    {
      action: 'cases.changeVerdict',
      about: { repliedOn: '2026-03-25' },
      by: { who: 'author' },
      changes: [{ field: 'boilerplate', before: true, after: false }],
    },
  ]);
});

test('an answer in the thread puts the company on the move; before any reply there is nothing to answer', async ({
  db,
  author,
  day,
}) => {
  const open = await anOpenCase(db, { author });
  const answer = (number: string) =>
    answerInThread(situationOf(author, day), { id: newId(), number, text: 'Und nun?' });
  expect(await answer(open.number)).toMatchObject({ ok: false, reason: 'nothing-to-answer' });
  const answered = await anAnsweredCase(db, { author });
  expect(await answer(answered.number)).toMatchObject({ ok: true });
  const file = await caseFile(db, { number: answered.number }, day);
  expect(file?.state).toMatchObject({ status: 'open', ball: 'company' });
  expect(await db.select().from(outbox)).toMatchObject([{ kind: 'author-answered' }]);
});

test('a case is closed once, reopened once, and keeps its earlier outcome in sight', async ({ db, author, day }) => {
  const answered = await anAnsweredCase(db, { author });
  const { number } = answered;
  const situation = situationOf(author, day);
  const first = { id: newId(), number, outcome: 'solved' as const, ...closing };
  expect(await closeCase(situation, first)).toMatchObject({ ok: true });
  expect(await closeCase(situation, first)).toMatchObject({ ok: true });
  expect(await closeCase(situation, { ...first, id: newId(), outcome: 'unsolved' })).toMatchObject({
    refusal: 'conflict',
  });
  const closed = await caseFile(db, { number }, day);
  expect(closed?.state).toMatchObject({ status: 'closed', outcome: 'solved', ball: 'nobody' });
  expect(closed?.closings[0]?.factors).toEqual([
    ['reachability', 4],
    ['competence', 5],
    ['clarity', 1],
  ]);
  expect(await reopenCase(situation, { id: newId(), number, reason: 'Es hielt nicht.' })).toMatchObject({ ok: true });
  const reopened = await caseFile(db, { number }, day);
  expect(reopened?.state).toMatchObject({ outcome: null, ball: 'company' });
  expect(reopened?.closings).toHaveLength(1);
});

test('a promise of another case cannot be marked', async ({ db, author, day }) => {
  const own = await anOpenCase(db, { author });
  const foreign = await anOpenCase(db);
  const promiseId = await aPromiseIn(db, foreign.id, { dueOn: null });
  expect(await markPromise(situationOf(author, day), { number: own.number, promiseId, mark: 'kept' })).toMatchObject({
    refusal: 'not-found',
  });
});

test('an answer of the company that the author records later counts as the first answer; a receipt does not', async ({
  db,
  author,
  day,
}) => {
  const open = await anOpenCase(db, { author, publishedOn: '2026-03-10' });
  const state = async () => (await caseFile(db, { number: open.number }, day))?.state;
  const receipt = anEntryForm({ direction: 'from-company', automaticReceipt: true, occurredOn: '2026-03-12' });
  await recordEntry(situationOf(author, day), open.number, receipt);
  expect(await state()).toMatchObject({ firstAnswerOn: null });
  await recordEntry(
    situationOf(author, day),
    open.number,
    anEntryForm({ direction: 'from-company', occurredOn: '2026-03-14' }),
  );
  expect(await state()).toMatchObject({ firstAnswerOn: '2026-03-14', firstAnswerBy: 'author', ball: 'company' });
});

test('an entry of another case cannot be taken over by its id', async ({ db, author, day }) => {
  const own = await anOpenCase(db, { author });
  const foreign = await anOpenCase(db);
  const [theirs] = (await caseFile(db, { number: foreign.number }, day))?.entries ?? [];
  const stolen = anEntryForm({ id: theirs?.id ?? '', text: 'gekapert' });
  expect(await recordEntry(situationOf(author, day), own.number, stolen)).toMatchObject({ refusal: 'not-found' });
  const [kept] = (await caseFile(db, { number: foreign.number }, day))?.entries ?? [];
  expect(kept?.text).toBe(theirs?.text);
});

test('a withdrawn case leaves a tombstone: no word of it leaves the database, and it still counts', async ({
  db,
  author,
  day,
}) => {
  const answered = await anAnsweredCase(db, { author });
  await closeCase(situationOf(author, day), { id: newId(), number: answered.number, outcome: 'unsolved', ...closing });
  await withdrawCase(situationOf(author, day), { number: answered.number, reason: 'Ich möchte das nicht mehr.' });
  const file = await caseFile(db, { number: answered.number }, day);
  expect(file).toMatchObject({ title: '', summary: '', penName: '', entries: [], thread: [], closings: [] });
  expect(file?.tombstone).toMatchObject({ kind: 'withdrawn' });
  expect(file?.state).toMatchObject({ status: 'withdrawn', firstAnswerOn: '2026-03-25', publishedOn: '2026-03-20' });
  expect(await caseHistory(db, answered.number)).toBeNull();
  const [row] = await db.select().from(cases).where(eq(cases.id, answered.id));
  expect(row?.outcome).toBe('unsolved');
});

test('a removed case leaves a tombstone with the public reason and no word of its own', async ({
  db,
  moderator,
  day,
}) => {
  const open = await anOpenCase(db);
  const reason = 'Nennt eine Privatperson mit vollem Namen.';
  expect(await removeCase(situationOf(moderator, day), { number: open.number, reason })).toMatchObject({ ok: true });
  const file = await caseFile(db, { number: open.number }, day);
  expect(file).toMatchObject({ title: '', entries: [], tombstone: { kind: 'removed', reason } });
  expect(file?.state.status).toBe('removed');
});

test('two replies at the same moment both stand in the thread', async ({ db, company, representative, day }) => {
  const open = await anOpenCase(db, { company });
  const situation = situationOf(representative, day);
  const outcomes = await Promise.all([
    publishReply(situation, reply(open.number)),
    publishReply(situation, reply(open.number)),
  ]);
  expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
  expect((await caseFile(db, { number: open.number }, day))?.thread).toHaveLength(2);
});

test('no command on a case answers more than its number and title: never who the author is', async ({
  db,
  company,
  author,
  representative,
  day,
}) => {
  const { number } = await anOpenCase(db, { company, author });
  const input = reply(number);
  const asAuthor = situationOf(author, day);
  const answers = [
    await publishReply(situationOf(representative, day), input),
    await judgeReply(asAuthor, { number, replyId: input.id, content: 'no', boilerplate: false, text: '' }),
    await answerInThread(asAuthor, { id: newId(), number, text: 'Nein.' }),
    await recordEntry(asAuthor, number, anEntryForm()),
    await closeCase(asAuthor, { ...closing, id: newId(), number, outcome: 'unsolved' }),
    await reopenCase(asAuthor, { id: newId(), number, reason: 'Doch nicht.' }),
    await correctHead(asAuthor, {
      number,
      title: 'Neu',
      summary: 'S',
      desiredOutcome: 'refund',
      desiredText: '',
      disputed: null,
    }),
  ];
  for (const answer of answers) {
    expect(answer).toEqual({ ok: true, value: { number, title: expect.any(String) } });
  }
});
