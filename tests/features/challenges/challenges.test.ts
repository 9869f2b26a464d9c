import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, challenges, outbox, representatives, tombstones } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { answerChallenge, challengeCase, proveCase } from '#src/features/challenges/commands.ts';
import { forwardProof } from '#src/features/challenges/deciding.ts';
import {
  challengeForAuthor,
  challengeForCompany,
  challengeForModerator,
  decidedChallenges,
  openChallenges,
} from '#src/features/challenges/queries.ts';
import { remindChallenged } from '#src/features/challenges/reminding.ts';
import { openAppeals } from '#src/features/moderation/appeals/queries.ts';
import { confirmDecision, dropDecision } from '#src/features/moderation/decisions/commands.ts';
import { tracesOf, waitingDecisions } from '#src/features/moderation/queries.ts';
import { transparencyFigures } from '#src/features/moderation/transparency/queries.ts';
import { deskAppeal } from '#src/features/moderation-desk/appeal.ts';
import { decisionInWaiting } from '#src/features/moderation-desk/second-look.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aModerator,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal, letters, linkTo } from '../moderation/appealing.ts';
import { aChallengedCase, decided } from './challenging.ts';

const proof = 'Bestellung 4711 vom 3. März über 80 Euro, bestätigt an meine Adresse.';
const passedOn = 'Eine Bestellung aus dem März über 80 Euro, mit Bestätigung.';
const now = momentOn(today);
const kindsOf = async (db: Database) => (await db.select().from(outbox)).map(({ kind }) => kind);
const counts = async (db: Database, companyId: string) => (await decidedChallenges(db, companyId))[0];

describe('a company that says "not our customer"', () => {
  test('asks for an examination once; the case stays, is marked, and its author is asked', async ({ db }) => {
    const { id, number, challengeId, representative, status, companyId } = await aChallengedCase(db);
    expect(await tracesOf(db, number)).toEqual({ traces: [], isExamined: true });
    expect((await db.select().from(cases).where(eq(cases.id, id)))[0]?.status).toBe(status);
    expect(await kindsOf(db)).toEqual(['challenge-asked']);
    const again = { number, claim: 'not-customer' as const, text: 'Noch einmal.' };
    expect(await challengeCase(situationOf(representative), { ...again, id: newId() })).toMatchObject({
      ...{ refusal: 'conflict', reason: 'challenged' },
    });
    must(await challengeCase(situationOf(representative), { ...again, id: challengeId }));
    expect(await db.$count(challenges)).toBe(1);
    expect(JSON.stringify(await db.select().from(challenges))).not.toContain('Bestellung');
    expect(await counts(db, companyId)).toEqual({ examined: 0, upheld: 0, transferred: 0, notConfirmed: 0 });
  });

  test('needs somebody who is known to speak for it, and reasons', async ({ db }) => {
    const { number, company } = await anOpenCase(db);
    const representative = await aRepresentative(db, { company });
    const say = (text = 'Kein Vertrag.') =>
      challengeCase(situationOf(representative), { id: newId(), number, claim: 'wrong-company', text });
    expect(await say(' ')).toMatchObject({ refusal: 'invalid', field: 'text' });
    const isOne = eq(representatives.id, representative.representativeId);
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ checkingSince: momentOn(today) })
        .where(isOne),
    );
    expect(await say()).toMatchObject({ refusal: 'conflict', reason: 'identity-checking' });
    expect(await db.$count(challenges)).toBe(0);
  });
});

describe('proof', () => {
  test('is read by moderators alone; the company reads what one of them wrote, and answers', async ({ db }) => {
    const { challengeId: id, number, author, representative, companyId } = await aChallengedCase(db);
    const moderator = await aModerator(db);
    for (const other of [situationOfVisitor(db), situationOf(representative), situationOf(moderator)]) {
      expect(await proveCase(other, { id, text: proof })).toMatchObject({ ok: false });
    }
    expect(await challengeForAuthor(db, moderator.actor, id, now)).toBeNull();
    expect(await challengeForAuthor(db, author.actor, id, now)).toMatchObject({ mayProve: true, number });
    must(await proveCase(situationOf(author), { id, text: proof }));
    expect(await proveCase(situationOf(author), { id, text: proof })).toMatchObject({ refusal: 'too-late' });
    expect(await challengeForModerator(db, representative.actor, id, now)).toBeNull();
    expect(await challengeForModerator(db, moderator.actor, id, now)).toMatchObject({ proof, state: 'proved' });
    const forCompany = () => challengeForCompany(db, number, companyId, now);
    expect(JSON.stringify(await forCompany())).not.toContain('Bestellung 4711');
    expect(await answerChallenge(situationOf(representative), { id, text: 'Nein.' })).toMatchObject({
      refusal: 'too-late',
    });
    const forward = (text: string, person = moderator) => forwardProof(situationOf(person), { id, text });
    expect(await forward(passedOn, author)).toMatchObject({ refusal: 'not-allowed' });
    expect(await forward(`Von ${author.email.toUpperCase()}`)).toMatchObject({ reason: 'names-author' });
    must(await forward(passedOn));
    expect(await forward(passedOn)).toMatchObject({ refusal: 'too-late' });
    expect(await forCompany()).toMatchObject({ forwarded: passedOn, mayAnswer: true });
    const stranger = await aRepresentative(db);
    expect(await answerChallenge(situationOf(stranger), { id, text: 'Nein.' })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await decided(situationOf(moderator), id, 'confirmed')).toMatchObject({ reason: 'not-yet' });
    must(await answerChallenge(situationOf(representative), { id, text: 'Damit finden wir sie.' }));
    must(await decided(situationOf(moderator), id, 'confirmed'));
    expect(await kindsOf(db)).toEqual(['challenge-asked', 'challenge-forwarded', 'statement', 'challenge-decided']);
    const { traces, isExamined } = await tracesOf(db, number);
    expect([isExamined, traces]).toMatchObject([false, [{ measure: 'keep', reason: 'Der Kauf ist belegt.' }]]);
    expect(await counts(db, companyId)).toEqual({ examined: 1, upheld: 0, transferred: 0, notConfirmed: 0 });
    expect(await openChallenges(db, now)).toEqual([]);
  });

  test('and who does not agree appeals, the company too: another one decides, and the profile counts what came of it', async ({
    db,
    moderator,
  }) => {
    const other = await aModerator(db);
    const { challengeId: id, author, number, companyId, representative } = await aChallengedCase(db);
    must(await decided(situationOf(moderator), id, 'confirmed'));
    const first = (await challengeForCompany(db, number, companyId, now))?.decision;
    expect(await linkTo(db, representative.email, 'challenge-decided')).toBe(first?.token);
    must(await appealBy(db, first?.token ?? ''));
    expect(await appealBy(db, first?.token ?? '')).toMatchObject({ reason: 'appealed' });
    const told = (await letters(db)).filter(({ kind }) => kind === 'appeal-opened');
    expect(told).toMatchObject([{ to: author.email, text: expect.stringContaining('das Unternehmen ist') }]);
    const [appealed] = await openAppeals(db);
    expect(appealed?.appeals).toMatchObject([{ by: 'company' }]);
    const decidesAnew = { by: other, of: appealed?.decision.id ?? '' };
    expect(must(await decidesAppeal(decidesAnew.by, decidesAnew.of, 'not-genuine')).state).toBe('waiting');
    expect(await counts(db, companyId)).toMatchObject({ examined: 1, upheld: 0 });
    const [waiting] = await waitingDecisions(db);
    // Who looks a second time finds what was heard first.
    expect(await decisionInWaiting(db, moderator.actor, waiting?.id ?? '', now)).toMatchObject({ challengeId: id });
    expect(await deskAppeal(db, other.actor, decidesAnew.of, now)).toMatchObject({
      challengeId: id,
      isToCompany: true,
    });
    must(await confirmDecision(situationOf(moderator), { id: waiting?.id ?? '' }));
    expect(await counts(db, companyId)).toEqual({ examined: 1, upheld: 1, transferred: 0, notConfirmed: 0 });
    expect((await letters(db)).filter(({ kind }) => kind === 'appeal-decided').map(({ to }) => to)).toEqual([
      author.email,
      representative.email,
    ]);
    expect((await transparencyFigures(db)).challenges).toEqual({ examined: 1, upheld: 1, notConfirmed: 0 });
    // Its author has not appealed yet.
    must(await appealBy(db, await linkTo(db, author.email, 'appeal-decided')));
    must(await decidesAppeal(moderator, waiting?.id ?? '', 'keep', { on: addDays(today, 15) }));
    expect(await counts(db, companyId)).toEqual({ examined: 1, upheld: 0, transferred: 0, notConfirmed: 0 });
    expect(await challengeForCompany(db, number, companyId, now)).toMatchObject({ decision: { measure: 'keep' } });
  });

  test('does not reach the company in a mail or in what it reads', async ({ db, moderator }) => {
    const { challengeId: id, author, number, companyId } = await aChallengedCase(db);
    must(await proveCase(situationOf(author), { id, text: proof }));
    must(await forwardProof(situationOf(moderator), { id, text: passedOn }));
    must(await decided(situationOf(moderator, addDays(today, 7)), id, 'confirmed'));
    const seen = [await db.select().from(outbox), await challengeForCompany(db, number, companyId, momentOn(today))];
    expect(JSON.stringify(seen)).not.toMatch(/Bestellung 4711/);
  });
});

describe('an author who says nothing', () => {
  const day = (days: number) => addDays(today, days);

  test('is reminded once after seven days', async ({ db }) => {
    const { challengeId: id, author } = await aChallengedCase(db);
    const other = await aChallengedCase(db);
    must(await proveCase(situationOf(other.author), { id: other.challengeId, text: proof }));
    expect(await remindChallenged(db, momentOn(day(6)))).toBe(0);
    expect(await remindChallenged(db, momentOn(day(7)))).toBe(1);
    expect(await remindChallenged(db, momentOn(day(8)))).toBe(0);
    const mails = (await db.select().from(outbox)).filter(({ kind }) => kind === 'challenge-reminded');
    expect(mails.map(({ dedupeKey }) => dedupeKey)).toEqual([`challenge:${id}:reminded`]);
    expect(await challengeForAuthor(db, author.actor, id, momentOn(day(14)))).toMatchObject({ mayProve: true });
  });

  test('has fifteen days; then it can be closed as not confirmed by two people, and goes on counting', async ({
    db,
  }) => {
    const { challengeId: id, number, companyId, author } = await aChallengedCase(db);
    const [first, second] = [await aModerator(db), await aModerator(db)];
    expect(await decided(situationOf(first, day(14)), id, 'not-confirmed')).toMatchObject({ reason: 'not-yet' });
    expect(await decided(situationOf(first, day(14)), id, 'not-genuine')).toMatchObject({ reason: 'not-yet' });
    expect(must(await decided(situationOf(first, day(15)), id, 'not-confirmed')).state).toBe('waiting');
    expect(await proveCase(situationOf(author, day(15)), { id, text: proof })).toMatchObject({ refusal: 'too-late' });
    expect(await counts(db, companyId)).toEqual({ examined: 0, upheld: 0, transferred: 0, notConfirmed: 0 });
    const decisionId = async () => (await db.select().from(challenges))[0]?.decisionId ?? '';
    must(await dropDecision(situationOf(second, day(15)), { id: await decisionId() }));
    expect(await tracesOf(db, number)).toMatchObject({ isExamined: true });
    must(await decided(situationOf(first, day(16)), id, 'not-confirmed'));
    must(await confirmDecision(situationOf(second, day(16)), { id: await decisionId() }));
    expect(await db.select().from(tombstones)).toMatchObject([{ kind: 'removed', genuine: true }]);
    expect(await counts(db, companyId)).toEqual({ examined: 1, upheld: 0, transferred: 0, notConfirmed: 1 });
    expect(await decided(situationOf(first, day(17)), id, 'confirmed')).toMatchObject({ refusal: 'too-late' });
  });

  test('may still prove late, as long as nothing is decided', async ({ db, moderator }) => {
    const { challengeId: id, author } = await aChallengedCase(db);
    must(await proveCase(situationOf(author, day(20)), { id, text: proof }));
    expect(await decided(situationOf(moderator, day(20)), id, 'not-confirmed')).toMatchObject({ reason: 'not-yet' });
  });

  test('who withdraws the case ends the challenge, and nothing is counted for it', async ({ db, moderator }) => {
    const { challengeId: id, author, number, companyId } = await aChallengedCase(db);
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    expect(await openChallenges(db, momentOn(today))).toEqual([]);
    expect(await decided(situationOf(moderator, day(16)), id, 'not-genuine')).toMatchObject({ refusal: 'too-late' });
    expect(await remindChallenged(db, momentOn(day(8)))).toBe(0);
    expect(await counts(db, companyId)).toEqual({ examined: 0, upheld: 0, transferred: 0, notConfirmed: 0 });
  });
});

test('whoever has a part in a case decides nothing about its challenge', async ({ db }) => {
  const author = await anAuthor(db);
  const { challengeId: id, representative } = await aChallengedCase(db, { author });
  for (const { actor } of [author, representative]) {
    const moderating = { ...situationOf(author), actor: { ...actor, isModerator: true } };
    expect(await decided(moderating, id, 'confirmed')).toEqual({ ok: false, refusal: 'not-allowed' });
    expect(await forwardProof(moderating, { id, text: passedOn })).toEqual({ ok: false, refusal: 'not-allowed' });
  }
  expect(await decided(situationOfVisitor(db), id, 'confirmed')).toMatchObject({ refusal: 'not-signed-in' });
});
