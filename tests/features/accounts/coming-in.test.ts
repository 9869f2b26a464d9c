import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, links, outbox, sessions, users } from '#db/schema/index.ts';
import { resetPassword, signIn, signInByLink } from '#src/features/accounts/commands.ts';
import { requestReset, requestSignInLink, requestSignUp } from '#src/features/accounts/letters.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { hashPassword } from '#src/features/accounts/passwords.ts';
import { changePassword } from '#src/features/accounts/security/password.ts';
import { readSession } from '#src/features/accounts/sessions.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { cpuOf } from '#tests/cpu.ts';
import { anAuthor, momentOn, type Person, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const from = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 Firefox/140.0', device: null };
const password = 'ein ganzer Satz ist gut';

async function withPassword(db: Database, email = 'hanna@mail.example'): Promise<Person> {
  const person = await anAuthor(db, { email });
  const passwordHash = await hashPassword(password);
  await exclusively(db, () => db.update(users).set({ passwordHash }).where(eq(users.id, person.userId)));
  return person;
}

async function aLink(
  db: Database,
  purpose: 'sign-in' | 'reset-password',
  email: string,
  subjectId: string | null = null,
) {
  const now = momentOn(today);
  const made = await write(db, async (tx) =>
    done(await createLink(tx, { purpose, email, subjectId, now, validMinutes: 30 })),
  );
  if (!made.ok) throw new Error('no link');
  return made.value;
}

const attempt = (db: Database, email: string, typed: string, ip = from.ip) =>
  signIn(situationOfVisitor(db), { email, password: typed, returnTo: null, from: { ...from, ip } });

test('the right password opens a session that the cookie carries', async ({ db }) => {
  const hanna = await withPassword(db);
  const outcome = await attempt(db, hanna.email, password);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { name, value } = outcome.value.cookie;
  expect(await readSession(db, `${name}=${value}`, momentOn(today))).toMatchObject({ userId: hanna.userId });
  expect(await db.select({ action: events.action }).from(events)).toEqual([{ action: 'accounts.sign-in' }]);
});

test('signing in anew ends the session that the same browser had, and no other', async ({ db }) => {
  const hanna = await withPassword(db);
  const enterWith = async (cookies: string | null) => {
    const form = { email: hanna.email, password, returnTo: null };
    const outcome = await signIn(situationOfVisitor(db), { ...form, from: { ...from, cookies } });
    if (!outcome.ok) throw new Error(outcome.reason);
    return `${outcome.value.cookie.name}=${outcome.value.cookie.value}`;
  };
  const [here, elsewhere] = [await enterWith(null), await enterWith(null)];
  const anew = await enterWith(`a=b; ${here}; c=%`);
  const open = await Promise.all([here, elsewhere, anew].map((one) => readSession(db, one, momentOn(today))));
  expect(open.map((session) => session !== null)).toEqual([false, true, true]);
});

test('a wrong password, an unknown address and an account without one get the same answer', async ({ db }) => {
  const hanna = await withPassword(db);
  const without = await anAuthor(db);
  const answers = [
    await attempt(db, hanna.email, 'falsch geraten'),
    await attempt(db, 'niemand@mail.example', password),
    await attempt(db, without.email, password),
    await attempt(db, without.email, ''),
  ];
  for (const answer of answers) expect(answer).toEqual(refused('invalid', { reason: 'wrong-sign-in' }));
  expect(await db.select().from(sessions)).toEqual([]);
});

test('the time of the answer does not tell whether an address is known', async ({ db }) => {
  const hanna = await withPassword(db);
  const milliseconds = (email: string) => cpuOf(() => attempt(db, email, 'falsch geraten'));
  await milliseconds('warm@mail.example');
  // The quickest of each: what else the machine does only makes them longer.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 7; round += 1) {
    known = Math.min(known, await milliseconds(hanna.email));
    unknown = Math.min(unknown, await milliseconds(`niemand-${round}@mail.example`));
  }
  // The password function takes some ten milliseconds; an answer without it would take one.
  expect(unknown / known).toBeGreaterThan(0.5);
  expect(unknown / known).toBeLessThan(2);
});

test('asking for a link, an account or a new password answers the same for every address', async ({ db }) => {
  const hanna = await withPassword(db);
  for (const email of [hanna.email, 'neu@mail.example']) {
    const request = { email, ip: from.ip };
    expect(await requestSignUp(situationOfVisitor(db), request)).toEqual(done());
    expect(await requestSignInLink(situationOfVisitor(db), { ...request, returnTo: null })).toEqual(done());
    expect(await requestReset(situationOfVisitor(db), request)).toEqual(done());
  }
  const mails = await db.select({ kind: outbox.kind }).from(outbox).orderBy(sql`rowid`);
  expect(mails.map(({ kind }) => kind)).toEqual([
    'address-known',
    'sign-in',
    'reset-password',
    'sign-in',
    'sign-in',
    'reset-password',
  ]);
  // Each leaves the same trace, which tells no address.
  const traces = await db
    .select({ action: events.action, userId: events.actor, subject: events.subjectId })
    .from(events);
  expect(new Set(traces.map(({ action, userId }) => `${action} ${userId}`))).toEqual(
    new Set(['accounts.request-link null']),
  );
  expect(new Set(traces.map(({ subject }) => subject)).size).toBe(6);
  expect(JSON.stringify(traces)).not.toContain('@');
  // Nobody becomes known by somebody else's asking.
  expect(await db.select().from(users)).toHaveLength(1);
});

test('the sixth mail to an address within an hour is not sent, and nobody who asks can tell', async ({ db }) => {
  const ask = (n: number) =>
    requestReset(situationOfVisitor(db), { email: 'hanna@mail.example', ip: `203.0.113.${n}` });
  const outcomes = await Promise.all(Array.from({ length: 9 }, (_, n) => ask(n)));
  expect(new Set(outcomes.map(({ ok }) => ok))).toEqual(new Set([true]));
  expect(await db.select().from(outbox)).toHaveLength(5);
  expect(await db.select().from(links)).toHaveLength(5);
});

test('a sign-in link opens the account of a new address, with the password chosen there', async ({ db }) => {
  const token = await aLink(db, 'sign-in', 'neu@mail.example', '/de/cases/new');
  const entered = await signInByLink(situationOfVisitor(db, today, 'en'), { token, password, from });
  expect(entered).toMatchObject({ ok: true, value: { returnTo: '/de/cases/new' } });
  const [user] = await db.select().from(users);
  expect(user).toMatchObject({ email: 'neu@mail.example', locale: 'en' });
  expect((await attempt(db, 'neu@mail.example', password)).ok).toBe(true);
});

test('a sign-in link never replaces a password', async ({ db }) => {
  const hanna = await withPassword(db);
  const token = await aLink(db, 'sign-in', hanna.email);
  expect((await signInByLink(situationOfVisitor(db), { token, password: 'ein anderer Satz', from })).ok).toBe(true);
  expect((await attempt(db, hanna.email, password)).ok).toBe(true);
});

test('a foreign address in a stored link leads nowhere', async ({ db }) => {
  const token = await aLink(db, 'sign-in', 'neu@mail.example', 'https://evil.example');
  expect(await signInByLink(situationOfVisitor(db), { token, password: null, from })).toMatchObject({
    value: { returnTo: null },
  });
});

test('a new password ends every session and every open link of before', async ({ db }) => {
  const hanna = await withPassword(db);
  await attempt(db, hanna.email, password);
  const before = await aLink(db, 'sign-in', hanna.email);
  const second = await aLink(db, 'reset-password', hanna.email);
  const token = await aLink(db, 'reset-password', hanna.email);
  expect((await resetPassword(situationOfVisitor(db), { token, password: 'ein neuer Satz', from })).ok).toBe(true);
  expect(await db.select().from(sessions)).toHaveLength(1);
  const used = refused('too-late', { reason: 'link-used' });
  expect(await signInByLink(situationOfVisitor(db), { token: before, password: null, from })).toEqual(used);
  expect(await resetPassword(situationOfVisitor(db), { token: second, password: 'noch ein Satz', from })).toEqual(used);
  expect((await attempt(db, hanna.email, password)).ok).toBe(false);
  expect((await attempt(db, hanna.email, 'ein neuer Satz')).ok).toBe(true);
});

test('changing the password needs the present one', async ({ db }) => {
  const hanna = await withPassword(db);
  const change = (current: string | null) =>
    changePassword(situationOf(hanna), { current, password: 'ein neuer Satz', sessionId: 'this' });
  expect(await change(null)).toEqual(refused('invalid', { field: 'current', reason: 'required' }));
  expect(await change('falsch geraten')).toEqual(refused('invalid', { field: 'current', reason: 'wrong-password' }));
  expect(await change(password)).toEqual(done());
  expect((await attempt(db, hanna.email, 'ein neuer Satz')).ok).toBe(true);
});

test('of two changes at once one holds', async ({ db }) => {
  const hanna = await withPassword(db);
  const change = (next: string) =>
    changePassword(situationOf(hanna), { current: password, password: next, sessionId: 'x' });
  const outcomes = await Promise.all([change('der erste Satz'), change('der zweite Satz')]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([refused('conflict')]);
});

test('the first password needs no other, and a visitor has none to set', async ({ db, author }) => {
  const input = { current: null, password, sessionId: 'this' };
  expect(await changePassword(situationOf(author), input)).toEqual(done());
  expect(await changePassword(situationOfVisitor(db), input)).toEqual(refused('not-signed-in'));
});
