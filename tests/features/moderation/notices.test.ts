import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { entries, examinations, moderatorQuestions, notices, outbox } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { noticeInput } from '#src/features/moderation/input.ts';
import { answerAsNotifier } from '#src/features/moderation/notices/commands.ts';
import { noticeStatus, questionFor } from '#src/features/moderation/notices/status.ts';
import { piecesOf, tracesOf } from '#src/features/moderation/queries.ts';
import { answerQuestion, askAuthor } from '#src/features/moderation/questions.ts';
import { remindAsked } from '#src/features/moderation/reminding.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { letters } from './appealing.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

describe('a notice', () => {
  test('can be given about every piece that anybody reads, and about nothing else', async ({ db }) => {
    const { id, number, replyId, author } = await anAnsweredCase(db);
    const [entry] = await db.select().from(entries).where(eq(entries.caseId, id));
    const found = await piecesOf(db, number);
    expect(found?.pieces.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['case', 'entry', 'reply', 'pen-name', 'company-name']),
    );
    for (const { kind, id: pieceId } of found?.pieces ?? []) {
      expect(await notify(db, aNotice({ kind, id: pieceId })), kind).toMatchObject({ ok: true });
    }
    for (const piece of [
      { kind: 'answer' as const, id: replyId },
      { kind: 'entry' as const, id: replyId },
      { kind: 'case' as const, id: 'x' },
    ]) {
      expect(await notify(db, aNotice(piece))).toEqual({ ok: false, refusal: 'not-found' });
    }
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    expect(await notify(db, aNotice({ kind: 'entry', id: entry?.id ?? '' }))).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect(await piecesOf(db, number)).toBeNull();
  });

  test('gets its number and its receipt at once, and is sent twice as one', async ({ db }) => {
    const { id } = await anOpenCase(db);
    const notice = aNotice({ kind: 'case', id });
    const given = must(await notify(db, notice));
    expect(given.number).toBe(`M-${today.slice(0, 4)}-000001`);
    expect(must(await notify(db, notice))).toEqual(given);
    expect((await db.select().from(outbox)).filter(({ kind }) => kind === 'notice-received')).toHaveLength(1);
    const status = await noticeStatus(db, given.token, momentOn(today));
    expect(status).toMatchObject({ number: given.number, state: 'waiting', decision: null, mayAnswer: false });
    expect(status?.dueAt).toEqual(momentOn(addDays(today, 7)));
    expect(await noticeStatus(db, notice.id, momentOn(today))).toBeNull();
    expect(JSON.stringify(await db.select().from(notices))).not.toMatch(/Kim|kanzlei|Arbeitsbericht/);
  });

  test('is no way to somebody else’s: an id that is taken, with other words, is a notice of its own', async ({
    db,
  }) => {
    const { id } = await anOpenCase(db);
    const theirs = aNotice({ kind: 'case', id });
    const given = must(await notify(db, theirs));
    const guessed = must(await notify(db, aNotice({ kind: 'case', id }, { id: theirs.id, email: 'x@y.example' })));
    expect(guessed.token).not.toBe(given.token);
    expect(guessed.number).not.toBe(given.number);
  });

  test('is the company’s when it comes from an address of the company, whatever its giver calls themselves', async ({
    db,
  }) => {
    const theCase = await anAnsweredCase(db);
    const give = (email: string) => notify(db, aNotice({ kind: 'case', id: theCase.id }, { email }));
    must(await give(theCase.representative.email.replace('@', '+weg@')));
    must(await give(`praktikum@${theCase.company.domain}`));
    must(await give('kim@leser.example'));
    const rows = await db.select().from(notices).orderBy(notices.number);
    expect(rows.map(({ notifier }) => notifier)).toEqual(['company', 'company', 'reader']);
  });

  test('joins what others say about the piece, and a flood by one person is one entry of the queue', async ({ db }) => {
    const { id } = await anOpenCase(db);
    for (let one = 0; one < 5; one += 1) must(await notify(db, aNotice({ kind: 'case', id })));
    must(await notify(db, aNotice({ kind: 'case', id }, { email: 'other@leser.example', isUrgent: true })));
    expect(await db.select().from(examinations)).toMatchObject([{ isUrgent: true, closedAt: null }]);
    const keys = (await db.select().from(notices)).map(({ notifierKey }) => notifierKey);
    expect([keys.length, new Set(keys).size]).toEqual([6, 2]);
  });

  test('needs name, address and good faith, but for the abuse of children neither name nor address', async ({ db }) => {
    const { id } = await anOpenCase(db);
    const give = (changed: Parameters<typeof aNotice>[1]) => notify(db, aNotice({ kind: 'case', id }, changed));
    expect(await give({ name: '' })).toMatchObject({ field: 'name' });
    expect(await give({ email: '' })).toMatchObject({ field: 'email' });
    expect(await give({ goodFaith: false })).toMatchObject({ field: 'goodFaith' });
    expect(await give({ explanation: '' })).toMatchObject({ field: 'explanation' });
    expect(await give({ passage: 'steht dort nicht' })).toMatchObject({ field: 'passage', reason: 'not-in-piece' });
    expect(await db.$count(notices)).toBe(0);
    expect(await give({ name: '', email: '', category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' })).toMatchObject({
      ok: true,
    });
  });

  test('that names no breach is asked once, by its link, before anybody else is', async ({ db }) => {
    const { id } = await anOpenCase(db);
    const { token } = must(await notify(db, aNotice({ kind: 'case', id }, { explanation: 'Das ist falsch.' })));
    expect((await db.select().from(outbox)).map(({ kind }) => kind)).toContain('notice-asked');
    const status = (on = today) => noticeStatus(db, token, momentOn(on));
    expect(await status()).toMatchObject({ state: 'asked-notifier', mayAnswer: true });
    expect(await status(addDays(today, 8))).toMatchObject({ state: 'waiting', mayAnswer: false });
    const answer = { token, text: 'Der Techniker war da, hier ist der Bericht.' };
    expect(await answerAsNotifier(situationOfVisitor(db), { ...answer, token: 'x' })).toMatchObject({
      refusal: 'not-found',
    });
    must(await answerAsNotifier(situationOfVisitor(db), answer));
    expect(await answerAsNotifier(situationOfVisitor(db), answer)).toMatchObject({ refusal: 'too-late' });
    expect(await status()).toMatchObject({ state: 'waiting', mayAnswer: false });
    expect(await db.$count(moderatorQuestions)).toBe(1);
  });
});

test('the form of a notice comes in without what was left empty', () => {
  const { isUrgent: _, id, ...typed } = aNotice({ kind: 'case', id: newId() });
  const sent = { ...typed, id, piece: `case:${typed.piece.id}`, passage: null, goodFaith: 'on', isUrgent: null };
  expect(noticeInput.parse(sent)).toEqual({ ...typed, id, passage: '', goodFaith: true, isUrgent: false });
  expect(noticeInput.safeParse({ ...sent, piece: 'votes:x' }).success).toBe(false);
});

describe('the author of what was reported', () => {
  test('is asked, answers in private, and the case stays with "examined" until it is decided', async ({
    db,
    moderator,
  }) => {
    const author = await anAuthor(db);
    const { id, number } = await anOpenCase(db, { author });
    const { token } = must(await notify(db, aNotice({ kind: 'case', id })));
    const [examination] = await db.select().from(examinations);
    const ask = { examinationId: examination?.id ?? '', text: 'Haben Sie den Arbeitsbericht?' };
    expect(await askAuthor(situationOf(author), ask)).toMatchObject({ refusal: 'not-allowed' });
    const question = must(await askAuthor(situationOf(moderator), ask));
    expect(await askAuthor(situationOf(moderator), ask)).toMatchObject({ refusal: 'conflict' });
    expect(await noticeStatus(db, token, momentOn(today))).toMatchObject({ state: 'asked-author' });
    expect(await tracesOf(db, number)).toEqual({ traces: [], isExamined: true });
    const answer = { id: question.id, text: 'Nein, niemand hat unterschrieben.' };
    expect(await answerQuestion(situationOf(moderator), answer)).toMatchObject({ refusal: 'not-found' });
    expect(await answerQuestion(situationOfVisitor(db), answer)).toMatchObject({ refusal: 'not-signed-in' });
    expect(await questionFor(db, moderator.actor, question.id)).toBeNull();
    expect(await questionFor(db, author.actor, question.id)).toMatchObject({
      ...{ text: ask.text, isAnswered: false, piece: { kind: 'case', id } },
    });
    must(await answerQuestion(situationOf(author), answer));
    expect(await answerQuestion(situationOf(author), answer)).toMatchObject({ refusal: 'too-late' });
    const keep = aDecision({ kind: 'case', id }, 'keep', { reason: 'Aussage steht gegen Aussage.' });
    must(await decide(situationOf(moderator), keep));
    const { traces, isExamined } = await tracesOf(db, number);
    expect([isExamined, traces]).toMatchObject([false, [{ measure: 'keep', reason: 'Aussage steht gegen Aussage.' }]]);
    expect(await noticeStatus(db, token, momentOn(today))).toMatchObject({
      state: 'decided',
      decision: { measure: 'keep' },
    });
    // Who was asked is told that it stays.
    expect((await db.select().from(outbox)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['author-asked', 'statement', 'notice-decided']),
    );
  });
});

test('who was asked and says nothing is reminded once, early enough, and never after an answer or a decision', async ({
  db,
  moderator,
}) => {
  const ask = async () => {
    const theCase = await anOpenCase(db);
    must(await notify(db, aNotice({ kind: 'case', id: theCase.id })));
    const [row] = await db.select().from(examinations).where(eq(examinations.pieceId, theCase.id));
    const asked = must(await askAuthor(situationOf(moderator), { examinationId: row?.id ?? '', text: 'Woher?' }));
    return { ...theCase, ...asked, caseId: theCase.id };
  };
  const [silent, answered, decided] = [await ask(), await ask(), await ask()];
  must(await answerQuestion(situationOf(answered.author), { id: answered.id, text: 'Vom Lieferschein.' }));
  must(await decide(situationOf(moderator), aDecision({ kind: 'case', id: decided.caseId }, 'keep')));
  const inDays = (days: number) => momentOn(addDays(today, days));
  expect(await remindAsked(db, inDays(3))).toBe(0);
  expect(await remindAsked(db, inDays(4))).toBe(1);
  expect(await remindAsked(db, inDays(5))).toBe(0);
  const mails = (await letters(db)).filter(({ kind }) => kind === 'author-reminded');
  expect(mails.map(({ to }) => to)).toEqual([silent.author.email]);
});
