import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { appointments, outbox, recoveryCodes, secondFactors, sessions, users } from '#db/schema/index.ts';
import { isModerator } from '#src/features/accounts/appointments.ts';
import { signInByLink } from '#src/features/accounts/commands.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { askAddress, confirmAddress } from '#src/features/accounts/security/address.ts';
import { confirmFactor, endFactor, renewCodes, startFactor } from '#src/features/accounts/security/factor.ts';
import { enterCode, prove } from '#src/features/accounts/security/proof.ts';
import { awaitingSession, openSessions, readSession } from '#src/features/accounts/sessions.ts';
import { eraseAccount } from '#src/features/rights/commands.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anAuthor, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { linkInMail, must } from '../drafts/writing.ts';
import { aSession, codeAt, withFactor } from './changing.ts';

const later = (situation: Situation, seconds: number): Situation => ({
  ...situation,
  now: new Date(situation.now.getTime() + seconds * 1000),
});
const wrongCode = refused('invalid', { field: 'code', reason: 'wrong-code' });
const told = async (situation: Situation) => {
  const mails = await situation.db.select().from(outbox).where(eq(outbox.kind, 'account-changed'));
  return mails.map(({ sealed }) => JSON.parse(unseal(sealed)));
};

describe('a second factor', () => {
  test('asks every sign-in for a code, and until it comes the session is nobody’s', async ({ db, author }) => {
    const situation = situationOf(author);
    await withFactor(situation);
    const { sessionId, cookie } = await aSession(db, situation);
    expect(await readSession(db, cookie, situation.now)).toBeNull();
    expect(await awaitingSession(db, cookie, situation.now)).toEqual({ userId: author.userId, sessionId });
    expect((await openSessions(db, author.userId)).map(({ id }) => id)).not.toContain(sessionId);
    const next = later(situation, 30);
    const code = await codeAt(db, author.userId, next.now);
    must(await enterCode({ ...next, actor: situationOfVisitor(db).actor }, { userId: author.userId, sessionId, code }));
    expect(await readSession(db, cookie, next.now)).toMatchObject({ userId: author.userId });
    expect(await awaitingSession(db, cookie, next.now)).toBeNull();
  });

  test('is asked for behind a mailed link as well', async ({ db, author }) => {
    const situation = situationOf(author);
    await withFactor(situation);
    const link = { purpose: 'sign-in' as const, email: author.email, subjectId: null, now: situation.now };
    const token = must(await write(db, async (tx) => done(await createLink(tx, { ...link, validMinutes: 30 }))));
    const from = { ip: '203.0.113.7', userAgent: '', device: null };
    const { cookie } = must(await signInByLink(situationOfVisitor(db), { token, password: null, from }));
    expect(cookie.awaitsCode).toBe(true);
    expect(await readSession(db, `${cookie.name}=${cookie.value}`, situation.now)).toBeNull();
  });

  test('changes nothing for who has none', async ({ db, author }) => {
    const situation = situationOf(author);
    const { cookie } = await aSession(db, situation);
    expect(await readSession(db, cookie, situation.now)).toMatchObject({ userId: author.userId });
  });

  test('takes no code twice, of two at once one, and none of a minute ago', async ({ db, author }) => {
    const situation = situationOf(author);
    await withFactor(situation);
    const next = later(situation, 60);
    const code = await codeAt(db, author.userId, next.now);
    const waiting = [await aSession(db, situation), await aSession(db, situation)];
    const enter = ({ sessionId }: { sessionId: string }, typed: string, at = next) =>
      enterCode(at, { userId: author.userId, sessionId, code: typed });
    const both = await Promise.all(waiting.map((one) => enter(one, code)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [third] = [await aSession(db, situation)];
    expect(await enter(third, code)).toEqual(wrongCode);
    expect(await enter(third, await codeAt(db, author.userId, situation.now), later(situation, 90))).toEqual(wrongCode);
    expect(await enter(third, '')).toEqual(wrongCode);
  });

  test('can be replaced once by each recovery code, and the owner is told', async ({ db, author }) => {
    const situation = situationOf(author);
    const { codes } = await withFactor(situation);
    expect(new Set(codes).size).toBe(10);
    expect(JSON.stringify(await db.select().from(recoveryCodes))).not.toContain(codes[0]);
    const enter = async (code: string) =>
      enterCode(situation, { userId: author.userId, ...(await aSession(db, situation)), code });
    must(await enter(` ${codes[0]?.toUpperCase().replace('-', ' ')}`));
    expect(await enter(codes[0] ?? '')).toEqual(wrongCode);
    expect((await told(situation)).at(-1).text).toContain('Wiederherstellungscodes angemeldet');
  });

  test('gives new codes, and then the old ones are nothing', async ({ db, author }) => {
    const situation = situationOf(author);
    const { sessionId, codes } = await withFactor(situation);
    must(await renewCodes(situation, { sessionId }));
    const waiting = await aSession(db, situation);
    expect(await enterCode(situation, { userId: author.userId, ...waiting, code: codes[1] ?? '' })).toEqual(wrongCode);
  });

  test('is guessed at ten times and no more', async ({ db, author }) => {
    const situation = situationOf(author);
    await withFactor(situation);
    const { sessionId } = await aSession(db, situation);
    const guess = () => enterCode(situation, { userId: author.userId, sessionId, code: '000000' });
    const outcomes = [];
    for (let n = 0; n < 11; n += 1) outcomes.push(await guess());
    expect(outcomes.at(-1)).toMatchObject({ refusal: 'too-often' });
  });

  test('does not begin before a first code showed that the app has the secret', async ({ db, author }) => {
    const situation = situationOf(author);
    const { sessionId } = await aSession(db, situation);
    must(await startFactor(situation, { sessionId }));
    expect(await confirmFactor(situation, { sessionId, code: '000000' })).toEqual(wrongCode);
    const { cookie } = await aSession(db, situation);
    expect(await readSession(db, cookie, situation.now)).not.toBeNull();
    const [stored] = await db.select().from(secondFactors);
    expect(stored?.secret).not.toContain(unseal(stored?.secret ?? ''));
  });

  test('is what makes a moderator one, who cannot switch it off', async ({ db, moderator }) => {
    const situation = situationOf(moderator);
    expect(await isModerator(db, moderator.userId)).toBe(false);
    const { sessionId } = await withFactor(situation);
    expect(await isModerator(db, moderator.userId)).toBe(true);
    expect(await endFactor(situation, { sessionId })).toMatchObject({ reason: 'factor-needed' });
  });
});

describe('what is dangerous', () => {
  test('needs somebody who showed within ten minutes that it is them', async ({ db, author }) => {
    const situation = situationOf(author);
    const { sessionId } = await aSession(db, situation);
    const old = later(situation, 10 * 60 + 1);
    const first = refused('not-allowed', { reason: 'prove-first' });
    expect(await startFactor(old, { sessionId })).toEqual(first);
    expect(await askAddress(old, { sessionId, email: 'neu@mail.example' })).toEqual(first);
    expect(await eraseAccount(old, { sessionId, cases: 'keep' })).toEqual(first);
    expect(await eraseAccount(situation, { sessionId: 'another', cases: 'keep' })).toEqual(first);
    expect(await prove(old, { sessionId, secret: 'falsch geraten' })).toMatchObject({ reason: 'wrong-password' });
  });

  test('is asked of the second factor where there is one: the password is not enough', async ({ db, author }) => {
    const situation = situationOf(author);
    const { sessionId } = await withFactor(situation);
    const old = later(situation, 11 * 60);
    expect(await prove(old, { sessionId, secret: 'ein ganzer Satz ist gut' })).toMatchObject({ reason: 'wrong-code' });
    must(await prove(old, { sessionId, secret: await codeAt(db, author.userId, old.now) }));
    must(await endFactor(old, { sessionId }));
    expect((await told(situation)).map(({ text }) => /nicht mehr nach einem Code/.test(text))).toEqual([false, true]);
  });
});

describe('another address', () => {
  test('counts once both have confirmed it; then every session is over and both are told', async ({ db, author }) => {
    const situation = situationOf(author);
    const { sessionId } = await aSession(db, situation);
    must(await askAddress(situation, { sessionId, email: 'neu@gmail.com' }));
    const confirm = async (purpose: 'old-address' | 'new-address') =>
      confirmAddress(situationOfVisitor(db), { purpose, token: await linkInMail(db, purpose) });
    expect(must(await confirm('new-address'))).toEqual({ isChanged: false });
    const mine = () => db.select().from(users).where(eq(users.id, author.userId));
    expect(await mine()).toMatchObject([{ email: author.email }]);
    expect(must(await confirm('old-address'))).toEqual({ isChanged: true });
    expect(await mine()).toMatchObject([{ email: 'neu@gmail.com', mailbox: 'neu@gmail.com' }]);
    expect(await db.$count(sessions)).toBe(0);
    expect((await told(situation)).map(({ to }) => to)).toEqual([author.email, 'neu@gmail.com']);
  });

  test('of somebody else is not taken, and asking does not tell that there is one', async ({ db, author }) => {
    const other = await anAuthor(db);
    const situation = situationOf(author);
    const { sessionId } = await aSession(db, situation);
    expect(await askAddress(situation, { sessionId, email: other.email })).toEqual(done());
    for (const purpose of ['old-address', 'new-address'] as const) {
      const token = await linkInMail(db, purpose);
      const outcome = await confirmAddress(situationOfVisitor(db), { purpose, token });
      expect(outcome).toEqual(
        purpose === 'old-address' ? done({ isChanged: false }) : refused('conflict', { reason: 'address-taken' }),
      );
    }
  });

  test('of an earlier wish is dead, and who speaks for a company has none', async ({ db, author, representative }) => {
    const situation = situationOf(author);
    const { sessionId } = await aSession(db, situation);
    must(await askAddress(situation, { sessionId, email: 'eins@mail.example' }));
    const token = await linkInMail(db, 'new-address');
    must(await askAddress(situation, { sessionId, email: 'zwei@mail.example' }));
    expect(await confirmAddress(situationOfVisitor(db), { purpose: 'new-address', token })).toMatchObject({
      reason: 'link-replaced',
    });
    const speaking = situationOf(representative);
    const session = await aSession(db, speaking);
    expect(await askAddress(speaking, { ...session, email: 'privat@mail.example' })).toMatchObject({
      reason: 'speaks',
    });
  });
});

describe('an erased account', () => {
  test('takes the rights of a moderator with it', async ({ db, moderator }) => {
    const situation = situationOf(moderator);
    const { sessionId } = await withFactor(situation);
    must(await eraseAccount(situation, { sessionId, cases: 'keep' }));
    expect(await db.$count(appointments)).toBe(0);
    await exclusively(db, () => db.delete(sessions));
    expect(await isModerator(db, moderator.userId)).toBe(false);
  });
});
