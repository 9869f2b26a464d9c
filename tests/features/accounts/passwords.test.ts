import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { resetPassword, signInByLink } from '#src/features/accounts/commands.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { changePassword } from '#src/features/accounts/security/password.ts';
import { ownWords } from '#src/features/accounts/strength/own-words.ts';
import { easyLength, weakness } from '#src/features/accounts/strength/rules.ts';
import { passwordFault } from '#src/features/accounts/strength/strength.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import {
  aCompany,
  anAuthor,
  aRepresentative,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const from = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 Firefox/140.0', device: null };
const good = 'ein ganzer Satz ist gut';

describe('a password that strangers try first', () => {
  test.for([
    '1234567890',
    '123456789012',
    'passwort123',
    'Passwort1234!',
    'kennwort!2026',
    '          ',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'qwertzuiop12',
    'Sommer2025!!',
    'Sommer2025!',
    'iloveyouiloveyou',
    '1'.repeat(200),
  ])('is refused: %s', async (password) => {
    expect(await passwordFault(password, [])).not.toBeNull();
  });

  test.for([
    good,
    'der erste Satz',
    'zaehlerstand-geprueft',
    'correct horse battery',
    'Kx9#pL2qW7',
    'регаль пришёл сегодня',
  ])('is not one like %s', async (password) => {
    expect(await passwordFault(password, [])).toBeNull();
  });
});

test('the person’s own words make no password, however they are dressed up', async ({ db }) => {
  const company = await aCompany(db, { name: 'Nordlicht Energie GmbH', domain: 'nordlicht.example' });
  const speaker = await aRepresentative(db, { company, firstName: 'Wilhelmine', lastName: 'Abendroth' });
  const words = await ownWords(db, speaker.email);
  for (const password of [speaker.email, 'Wilhelmine1974', 'abendroth2026', 'Nordlicht!2026', 'aktenkundig2026']) {
    expect([password, await passwordFault(password, words)]).toEqual([password, 'password-own-words']);
  }
  expect(await passwordFault('nordlicht über dem Fjord im März', words)).toBeNull();
});

test('a long password is never refused where a short one of the same strength passes', () => {
  const guesses = fc.double({ min: 0, max: 30, noNaN: true });
  fc.assert(
    fc.property(guesses, fc.boolean(), (power, isOwn) => {
      const estimate = { guesses: power, isOwn };
      const short = weakness('x'.repeat(easyLength - 1), estimate);
      const long = weakness('x'.repeat(easyLength), estimate);
      expect(short === null && long !== null).toBe(false);
    }),
  );
});

test('it is refused at the field wherever one is chosen, and nothing is used up', async ({ db }) => {
  const hanna = await anAuthor(db, { email: 'hanna@mail.example' });
  const link = (purpose: 'sign-in' | 'reset-password', email: string) =>
    write(db, async (tx) =>
      done(await createLink(tx, { purpose, email, subjectId: null, now: momentOn(today), validMinutes: 30 })),
    );
  const easy = refused('invalid', { field: 'password', reason: 'password-own-words' });
  const signIn = await link('sign-in', 'neu@nordlicht.example');
  const reset = await link('reset-password', hanna.email);
  if (!signIn.ok || !reset.ok) throw new Error('no link');
  const visit = situationOfVisitor(db);
  const enter = (password: string) => signInByLink(visit, { token: signIn.value, password, from });
  expect(await enter('neu@nordlicht.example')).toEqual(easy);
  expect((await enter(good)).ok).toBe(true);
  expect(await resetPassword(visit, { token: reset.value, password: hanna.email, from })).toEqual(easy);
  expect((await resetPassword(visit, { token: reset.value, password: good, from })).ok).toBe(true);
  const change = { current: good, password: 'hanna@mail.example', sessionId: 'this' };
  expect(await changePassword(situationOf(hanna), change)).toEqual(easy);
});

test('the owner is told of every change of the password, and by which page to take it back', async ({ db }) => {
  const hanna = await anAuthor(db);
  const change = (current: string | null, password: string) =>
    changePassword(situationOf(hanna), { current, password, sessionId: 'this' });
  expect(await change(null, good)).toEqual(done());
  expect(await change(good, 'ein neuer Satz')).toEqual(done());
  const mails = await db.select().from(outbox).where(eq(outbox.kind, 'account-changed'));
  expect(mails).toHaveLength(2);
  const mail = JSON.parse(unseal(mails[0]?.sealed ?? ''));
  expect(mail).toMatchObject({ to: hanna.email, subject: 'Ihr Passwort wurde geändert' });
  expect(mail.text).toContain('/de/account/forgot');
  expect(mail.text).not.toContain(good);
});
