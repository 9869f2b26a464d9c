import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { decisions, events, examinations, outbox } from '#db/schema/index.ts';
import { correctHead } from '#src/features/cases/commands/entries.ts';
import { proveCase } from '#src/features/challenges/commands.ts';
import { type DecisionInput, decide } from '#src/features/moderation/decisions/commands.ts';
import { numberPlace } from '#src/features/moderation/decisions/letters.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { deskAppeal } from '#src/features/moderation-desk/appeal.ts';
import { deskChallenge } from '#src/features/moderation-desk/challenge.ts';
import { deskExamination } from '#src/features/moderation-desk/examination.ts';
import { composeInput, decisionOf } from '#src/features/moderation-desk/input.ts';
import { marked } from '#src/features/moderation-desk/marking.ts';
import { deskQueue } from '#src/features/moderation-desk/queue.ts';
import { decideNow, rehearse } from '#src/features/moderation-desk/rehearse.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aModerator,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  freshDatabase,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { aChallengedCase } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, linkTo } from './appealing.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

let db: Database;
let dispose: () => void;
beforeEach(async () => {
  ({ db, dispose } = await freshDatabase());
});
afterEach(() => dispose());

const now = momentOn(today);
const meant = (decision: DecisionInput) => ({ about: { kind: 'notice' as const }, decision, read: null });
const examinationOf = async (pieceId: string) =>
  (await db.select().from(examinations).where(eq(examinations.pieceId, pieceId)))[0]?.id ?? '';

test('the queue begins with whom somebody threatens, then with what is due first; who has to answer stands apart', async () => {
  const moderator = await aModerator(db);
  const [late, fresh, urgent, vague, asked] = await Promise.all(Array.from({ length: 5 }, () => anOpenCase(db)));
  const give = (one: typeof late, day: string, changed = {}) =>
    notify(db, aNotice({ kind: 'case', id: one?.id ?? '' }, changed), day);
  must(await give(late, addDays(today, -9)));
  must(await give(fresh, today));
  must(await give(urgent, today, { isUrgent: true }));
  must(await give(vague, today, { explanation: 'Stimmt nicht.' }));
  must(await give(asked, today));
  must(await askAuthor(situationOf(moderator), { examinationId: await examinationOf(asked?.id ?? ''), text: 'Wann?' }));
  const { ours, later, counts } = await deskQueue(db, moderator.actor, now);
  expect(ours.map(({ caseNumber }) => caseNumber)).toEqual([urgent?.number, late?.number, fresh?.number]);
  expect(ours.map(({ isOverdue }) => isOverdue)).toEqual([false, true, false]);
  expect(new Set(later.map(({ caseNumber }) => caseNumber))).toEqual(new Set([vague?.number, asked?.number]));
  expect(counts).toEqual({ ours: 3, later: 2, overdue: 1, urgent: 1 });
});

test('appeals and challenges stand in the one queue by their clock; who may not decide sees that somebody else may', async () => {
  const [first, second] = [await aModerator(db), await aModerator(db)];
  const theCase = await anAnsweredCase(db, { publishedOn: addDays(today, -12), repliedOn: addDays(today, -7) });
  const hide = aDecision({ kind: 'reply', id: theCase.replyId }, 'hide');
  must(await decide(situationOf(first, addDays(today, -6)), hide));
  must(await appealBy(db, await linkTo(db, theCase.representative.email, 'statement'), { on: addDays(today, -5) }));
  const { challengeId, author } = await aChallengedCase(db, {
    on: addDays(today, -9),
    publishedOn: addDays(today, -30),
  });
  must(await proveCase(situationOf(author, addDays(today, -6)), { id: challengeId, text: 'Bestellung 1.' }));
  must(await notify(db, aNotice({ kind: 'case', id: theCase.id }), addDays(today, -1)));
  const ofSecond = await deskQueue(db, second.actor, now);
  expect(ofSecond.ours.map(({ kind, id }) => [kind, id])).toEqual([
    ['challenge', challengeId],
    ['appeal', hide.id],
    ['notice', await examinationOf(theCase.id)],
  ]);
  const ofFirst = await deskQueue(db, first.actor, now);
  expect(ofFirst.later).toMatchObject([{ kind: 'appeal', state: 'other-person' }]);
  expect((await deskAppeal(db, first.actor, hide.id, now))?.bar).toEqual({ why: 'first' });
  const read = await deskAppeal(db, second.actor, hide.id, now);
  expect(read?.bar).toBe(null);
  expect(read?.pieces.find(({ id }) => id === theCase.replyId)?.text).toMatch(/^Wir haben den Vorgang geprüft/);
  const outsider = { ...second.actor, represents: [], userId: theCase.author.userId };
  expect((await deskAppeal(db, outsider, hide.id, now))?.bar).toEqual({ why: 'party' });
});

test('nobody decides about what they have not read: a notice, a proof or another word since asks to read again', async () => {
  const [moderator, author] = [await aModerator(db), await anAuthor(db)];
  const { id, number } = await anOpenCase(db, { author });
  const piece = { kind: 'case' as const, id };
  must(await notify(db, aNotice(piece)));
  const seen = async () => (await deskExamination(db, moderator.actor, await examinationOf(id), now))?.mark ?? '';
  const keep = aDecision(piece, 'keep');
  const send = (read: string) => decideNow(situationOf(moderator), { ...meant(keep), read });
  const anew = { refusal: 'conflict', reason: 'read-anew' };
  let mark = await seen();
  must(await notify(db, aNotice(piece, { email: 'neu@leser.example', explanation: 'Er droht mir.', isUrgent: true })));
  expect(await send(mark)).toMatchObject(anew);
  mark = await seen();
  const head = { number, desiredOutcome: 'refund' as const, desiredText: '', disputed: null, erase: false };
  must(await correctHead(situationOf(author), { ...head, title: 'Der Router', summary: 'Etwas ganz anderes.' }));
  expect(await send(mark)).toMatchObject(anew);
  must(await send(await seen()));
  // Sent twice, it is made once.
  must(await send(mark));
  const challenged = await aChallengedCase(db);
  const read = (await deskChallenge(db, moderator.actor, challenged.challengeId, now))?.mark ?? '';
  must(await proveCase(situationOf(challenged.author), { id: challenged.challengeId, text: 'Rechnung vom 3. März.' }));
  const about = { kind: 'challenge' as const, id: challenged.challengeId };
  const decision = aDecision({ kind: 'case', id: challenged.id }, 'not-genuine');
  expect(await decideNow(situationOf(moderator), { about, decision, read })).toMatchObject(anew);
});

test('of two moderators who look at one notice the second reads that it is decided, also where no word of it is another one', async () => {
  const [first, second] = [await aModerator(db), await aModerator(db)];
  const { id } = await anOpenCase(db);
  const piece = { kind: 'case' as const, id };
  must(await notify(db, aNotice(piece)));
  const read = (await deskExamination(db, first.actor, await examinationOf(id), now))?.mark ?? '';
  const sends = (by: typeof first, measure: 'keep' | 'remove') =>
    decideNow(situationOf(by), { ...meant(aDecision(piece, measure)), read });
  const made = await Promise.all([sends(first, 'keep'), sends(second, 'remove')]);
  expect(made.map((one) => (one.ok ? 'made' : one.reason)).sort()).toEqual(['made', 'read-anew']);
  expect(await db.$count(decisions, eq(decisions.pieceId, id))).toBe(1);
});

test('who has a part in a case reads neither who reported it nor what was shown in private', async () => {
  const { challengeId, representative, id } = await aChallengedCase(db);
  must(await notify(db, aNotice({ kind: 'case', id })));
  const both = { ...(await aModerator(db)).actor, represents: representative.actor.represents };
  const read = await deskExamination(db, both, await examinationOf(id), now);
  expect(read).toMatchObject({ bar: { why: 'party' }, notices: [], questions: [] });
  const challenge = await deskChallenge(db, both, challengeId, now);
  expect(challenge).toMatchObject({ bar: { why: 'party' }, explanation: null, proof: null, answer: null });
});

test('one notifier who floods is one line of the queue, with how often and by how many', async () => {
  const [one, moderator] = [await anOpenCase(db), await aModerator(db)];
  for (let time = 0; time < 15; time += 1) must(await notify(db, aNotice({ kind: 'case', id: one.id })));
  const { ours } = await deskQueue(db, moderator.actor, now);
  expect(ours).toMatchObject([{ kind: 'notice', notices: 15, notifiers: 1 }]);
  const read = await deskExamination(db, moderator.actor, await examinationOf(one.id), now);
  expect([read?.noticeCount, read?.notifierCount, read?.notices.length]).toEqual([15, 1, 12]);
});

test('one notifier who floods many pieces is one line, and hides nobody else', async () => {
  const moderator = await aModerator(db);
  const flood = { email: 'flut@kanzlei.example' };
  for (let time = 0; time < 70; time += 1) {
    must(await notify(db, aNotice({ kind: 'case', id: (await anOpenCase(db)).id }, { ...flood, isUrgent: time > 60 })));
  }
  const honest = await anOpenCase(db);
  must(await notify(db, aNotice({ kind: 'case', id: honest.id }, { email: 'lena@leser.example' })));
  const few = { email: 'wenige@leser.example' };
  for (let time = 0; time < 5; time += 1)
    must(await notify(db, aNotice({ kind: 'case', id: (await anOpenCase(db)).id }, few)));
  const { ours, counts } = await deskQueue(db, moderator.actor, now);
  const [urgent, ...others] = ours.map(({ isUrgent, more }) => [isUrgent, more]);
  expect(urgent).toEqual([true, 8]);
  // They came in the same moment.
  const most = others.toSorted(([, a], [, b]) => Number(b) - Number(a));
  expect(most).toEqual([[false, 60], ...Array(6).fill([false, 0])]);
  expect(ours.map(({ caseNumber }) => caseNumber)).toContain(honest.number);
  expect(counts).toMatchObject({ ours: 76, urgent: 9 });
  const [first] = ours;
  const [examination] = await db
    .select()
    .from(examinations)
    .where(eq(examinations.id, first?.id ?? ''));
  must(await decide(situationOf(moderator), aDecision({ kind: 'case', id: examination?.pieceId ?? '' }, 'keep')));
  const next = (await deskQueue(db, moderator.actor, now)).ours[0];
  expect(next).toMatchObject({ isUrgent: true, more: 7 });
  expect(next?.id).not.toBe(first?.id);
});

describe('letters that are read before anything is decided', () => {
  test('are those that go out, and reading them leaves nothing behind', async () => {
    const [moderator, theCase] = [await aModerator(db), await anAnsweredCase(db)];
    const piece = { kind: 'reply' as const, id: theCase.replyId };
    must(await notify(db, aNotice(piece)));
    const before = [await db.$count(outbox), await db.$count(events)];
    const input = aDecision(piece, 'hide');
    const letters = must(await rehearse(situationOf(moderator), meant(input)));
    expect(letters.statement).toContain(numberPlace);
    expect(letters.waits).toBe(false);
    expect([await db.$count(decisions), await db.$count(outbox), await db.$count(events)]).toEqual([0, ...before]);
    const { statement, answer } = letters;
    const { number } = must(
      await decide(situationOf(moderator), { ...input, statement: `${statement}\n\nGruß`, answer }),
    );
    const [row] = await db.select().from(decisions);
    expect(row?.statement).toBe(`${statement.replaceAll(numberPlace, number)}\n\nGruß`);
    expect(row?.answer).toBe(answer.replaceAll(numberPlace, number));
    expect(row?.answer).toContain(number);
  });

  test('say what the decision would refuse, and that it waits for a second look', async () => {
    const [moderator, theCase] = [await aModerator(db), await anAnsweredCase(db)];
    const piece = { kind: 'case' as const, id: theCase.id };
    must(await notify(db, aNotice(piece, { notifier: 'company' })));
    expect(await rehearse(situationOf(moderator), meant(aDecision(piece, 'hide')))).toMatchObject({ field: 'measure' });
    expect(await rehearse(situationOf(theCase.author), meant(aDecision(piece, 'keep')))).toMatchObject({
      refusal: 'not-allowed',
    });
    const removal = aDecision(piece, 'remove');
    expect(must(await rehearse(situationOf(moderator), meant(removal))).waits).toBe(true);
    must(await decide(situationOf(moderator), removal));
    expect((await deskQueue(db, moderator.actor, now)).waiting.map(({ id }) => id)).toEqual([removal.id]);
  });
});

test('a block fills what was left empty, in the language of the case, and nothing that was typed', () => {
  const form = {
    about: 'notice',
    id: newId(),
    piece: 'case:0123456789',
    measure: 'keep',
    block: 'opinion',
    language: 'en',
  };
  const whole = decisionOf(composeInput.parse({ ...form, reason: 'My own words.' }));
  expect(whole).toMatchObject({ ok: true, value: { decision: { reason: 'My own words.', rule: 'Art. 5 Abs. 1 GG' } } });
  expect(whole.ok && whole.value.decision.facts).toMatch(/^The words objected to/);
  const bare = decisionOf(composeInput.parse({ ...form, block: '' }));
  expect(bare).toMatchObject({ ok: false, refusal: 'invalid', field: 'ground' });
});

test.each([
  ['one passage', 'Ein kurzer Satz.', ['kurzer'], 'Ein [kurzer] Satz.'],
  ['one that was copied with other spaces', 'Ein\n  kurzer Satz.', ['Ein kurzer'], '[Ein\n  kurzer] Satz.'],
  ['two that overlap, once', 'a b c d', ['a b', 'b c'], '[a b][ c] d'],
  ['none where nothing is named', 'a+b (c)', ['', 'x.*'], 'a+b (c)'],
  ['signs that mean something to a pattern', 'a+b (c)', ['(c)'], 'a+b [(c)]'],
])('in a text that was reported %s is marked', (_, text, passages, shown) => {
  const parts = marked(text, passages);
  expect(parts.map((part) => (part.isMarked ? `[${part.text}]` : part.text)).join('')).toBe(shown);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
