import { eq } from 'drizzle-orm';
import { afterEach, expect, vi } from 'vitest';
import { sessions } from '#db/schema/index.ts';
import { endOtherSessions, endSession, signOut } from '#src/features/accounts/commands.ts';
import { openSessions, readSession, startSession } from '#src/features/accounts/sessions.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { anAuthor, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function signedIn(person: Person, userAgent = 'Mozilla/5.0 Firefox/140.0'): Promise<string> {
  const made = await write(person.db, async (tx) =>
    done(await startSession(tx, { userId: person.userId, userAgent, now: momentOn(today) })),
  );
  if (!made.ok) throw new Error('no session');
  return `${made.value.name}=${made.value.value}`;
}

const idIn = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1);

test('the cookie opens the session, its stored form does not', async ({ db, author }) => {
  const cookie = await signedIn(author);
  const [stored] = await db.select().from(sessions);
  expect(stored?.id).toBe(sha256(idIn(cookie)));
  expect(await readSession(db, `theme=dark; ${cookie}; other=1`, momentOn(today))).toEqual({
    userId: author.userId,
    sessionId: stored?.id,
    provedAt: momentOn(today),
    renewed: null,
  });
  expect(await readSession(db, `session=${stored?.id}`, momentOn(today))).toBeNull();
});

test('a header of any other kind is nobody', async ({ db, author }) => {
  await signedIn(author);
  const strange = [
    null,
    '',
    'session=',
    'session',
    'session=%E0%A4%A',
    '%=%; session=x',
    '=;;=',
    'session=\u0000',
    'x',
  ];
  for (const header of strange) expect(await readSession(db, header, momentOn(today))).toBeNull();
});

test("another cookie that cannot be decoded does not end one's session", async ({ db, author }) => {
  const cookie = await signedIn(author);
  expect(await readSession(db, `broken=%E0%A4%A; ${cookie}`, momentOn(today))).toMatchObject({ userId: author.userId });
});

test('the cookie is for this host alone over TLS, and never for scripts', async ({ db, author }) => {
  const plain = await write(db, async (tx) =>
    done(await startSession(tx, { userId: author.userId, userAgent: '', now: momentOn(today) })),
  );
  expect(plain).toMatchObject({
    value: { name: 'session', attributes: { httpOnly: true, sameSite: 'lax', path: '/' } },
  });
  vi.stubEnv('SITE_URL', 'https://aktenkundig.example');
  const secure = await write(db, async (tx) =>
    done(await startSession(tx, { userId: author.userId, userAgent: '', now: momentOn(today) })),
  );
  expect(secure).toMatchObject({
    value: { name: '__Host-session', attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } },
  });
});

test('an expired session is nobody, and one in its second half is prolonged', async ({ db, author }) => {
  const cookie = await signedIn(author);
  const inDays = (days: number) => ({ expiresAt: Math.floor(Date.now() / 1000) + days * 86_400 });
  await exclusively(db, () => db.update(sessions).set(inDays(10)));
  expect(await readSession(db, cookie, momentOn(today))).toMatchObject({ renewed: { value: idIn(cookie) } });
  expect(await readSession(db, cookie, momentOn(today))).toMatchObject({ renewed: null });
  await exclusively(db, () => db.update(sessions).set(inDays(-1)));
  expect(await readSession(db, cookie, momentOn(today))).toBeNull();
  expect(await db.select().from(sessions)).toEqual([]);
});

test('signing out ends this session and no other', async ({ db, author }) => {
  const here = await signedIn(author);
  const there = await signedIn(author);
  await signOut(situationOf(author), { sessionId: sha256(idIn(here)) });
  expect(await readSession(db, here, momentOn(today))).toBeNull();
  expect(await readSession(db, there, momentOn(today))).not.toBeNull();
});

test("nobody ends another person's session", async ({ db, author }) => {
  const cookie = await signedIn(author);
  const stranger = await anAuthor(db);
  expect(await endSession(situationOf(stranger), { sessionId: sha256(idIn(cookie)) })).toEqual(
    refused('not-found', { reason: 'session-over' }),
  );
  expect(await readSession(db, cookie, momentOn(today))).not.toBeNull();
});

test('ending all others keeps the one that asks', async ({ db, author }) => {
  const here = await signedIn(author);
  const there = await signedIn(author);
  const stranger = await anAuthor(db);
  const theirs = await signedIn(stranger);
  expect(await endOtherSessions(situationOf(author), { sessionId: sha256(idIn(here)) })).toEqual(done());
  expect(await readSession(db, here, momentOn(today))).not.toBeNull();
  expect(await readSession(db, there, momentOn(today))).toBeNull();
  expect(await readSession(db, theirs, momentOn(today))).not.toBeNull();
});

test('the list of sessions knows no secret and no expired one', async ({ db, author }) => {
  const here = await signedIn(author);
  const there = await signedIn(author, 'x'.repeat(10_000));
  await exclusively(db, () =>
    db
      .update(sessions)
      .set({ expiresAt: 1 })
      .where(eq(sessions.id, sha256(idIn(here)))),
  );
  const list = await openSessions(db, author.userId);
  expect(list.map((one) => one.id)).toEqual([sha256(idIn(there))]);
  expect(list[0]?.userAgent).toHaveLength(300);
});

test('a session ends 90 days after the sign-in, however often it was used meanwhile', async ({ db, author }) => {
  const cookie = await signedIn(author);
  const after = (days: number) => new Date(momentOn(today).getTime() + days * dayMilliseconds);
  expect(await readSession(db, cookie, after(89))).toMatchObject({ userId: author.userId });
  expect(await readSession(db, cookie, after(90))).toBeNull();
  expect(await db.select().from(sessions)).toEqual([]);
});
