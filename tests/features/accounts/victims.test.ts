import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { links, outbox, users } from '#db/schema/index.ts';
import { signIn } from '#src/features/accounts/commands.ts';
import { guessed, guesserOf } from '#src/features/accounts/guesses.ts';
import { deviceCookie, knownDevice } from '#src/features/accounts/known-device.ts';
import { requestReset, requestSignInLink, requestSignUp } from '#src/features/accounts/letters.ts';
import { hashPassword } from '#src/features/accounts/passwords.ts';
import { changePassword } from '#src/features/accounts/security/password.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import {
  anAuthor,
  freshDatabase,
  momentOn,
  type Person,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const password = 'ein ganzer Satz ist gut';
const own = '2001:db8:1:1::7';
/** Other networks: other connections of other sites, and everything IPv4. */
const foreign = ['203.0.113.7', '198.51.100.9', '2001:db8:2:1::7', '2001:db8:2:2::7', '::ffff:203.0.113.8'];

async function withPassword(db: Database): Promise<Person> {
  const person = await anAuthor(db, { email: 'hanna@mail.example' });
  const passwordHash = await hashPassword(password);
  await exclusively(db, () => db.update(users).set({ passwordHash }).where(eq(users.id, person.userId)));
  return person;
}

const attempt = (db: Database, typed: string, from: { ip: string; device?: string }) =>
  signIn(situationOfVisitor(db), {
    email: 'hanna@mail.example',
    password: typed,
    returnTo: null,
    from: { userAgent: 'test', ip: from.ip, device: from.device ?? null },
  });

/** As many wrong ones as keep nobody waiting yet, without the time that comparing takes. */
async function failures(db: Database, ip: string, times: number, device: string | null = null) {
  const guesser = await guesserOf(db, { email: 'hanna@mail.example', ip, device });
  for (let n = 0; n < times; n += 1) await guessed(db, guesser, async () => null);
}

const seconds = async (task: () => Promise<unknown>) => {
  const began = performance.now();
  await task();
  return (performance.now() - began) / 1000;
};

describe('whoever guesses passwords', () => {
  test('from other networks keeps nobody waiting, and the right password passes', async ({ db }) => {
    await withPassword(db);
    for (const ip of foreign) await failures(db, ip, 10);
    expect(await seconds(() => attempt(db, password, { ip: own }))).toBeLessThan(1);
    expect(await attempt(db, password, { ip: own })).toMatchObject({ ok: true });
  });

  test('is told from the eleventh failure on that it is too often, a second later, and the next one has to wait longer', async ({
    db,
  }) => {
    await withPassword(db);
    await failures(db, own, 10);
    const tooOften = refused('too-often', { reason: 'too-many-sign-ins' });
    const wrong = async () => expect(await attempt(db, 'falsch', { ip: own })).toEqual(tooOften);
    expect(await seconds(wrong)).toBeGreaterThan(0.9);
    // Even then the right one passes.
    const right = async () => expect(await attempt(db, password, { ip: own })).toMatchObject({ ok: true });
    expect(await seconds(right)).toBeGreaterThan(1.9);
  });

  test('cannot send all guesses at once: only the first are compared', async ({ db }) => {
    let compared = 0;
    const guesser = await guesserOf(db, { email: 'hanna@mail.example', ip: own, device: null });
    const guess = () =>
      guessed(db, guesser, async () => {
        compared += 1;
        return null;
      });
    const answers = await Promise.all(Array.from({ length: 60 }, guess));
    expect(compared).toBeLessThanOrEqual(12);
    expect(answers.filter((answer) => 'wrong' in answer && answer.wrong === 'wrong')).toHaveLength(10);
  });

  test('in the same network keeps a browser that has signed in before from nothing', async ({ db }) => {
    const hanna = await withPassword(db);
    const device = deviceCookie(null, hanna.userId).value;
    await failures(db, own, 11);
    expect(await seconds(() => attempt(db, password, { ip: own, device }))).toBeLessThan(1);
  });

  test('gets no further with a browser that is known: its failures count too', async ({ db }) => {
    const hanna = await withPassword(db);
    const device = deviceCookie(null, hanna.userId).value;
    await failures(db, own, 10, knownDevice(device, hanna.userId));
    await failures(db, own, 10);
    expect(await seconds(() => attempt(db, 'falsch', { ip: own, device }))).toBeGreaterThan(0.9);
  });

  test('keeps nobody who is signed in from changing their password', async ({ db }) => {
    const hanna = await withPassword(db);
    for (const ip of foreign) await failures(db, ip, 10);
    const input = { current: password, password: 'ein neuer Satz', sessionId: 'this' };
    expect(await changePassword(situationOf(hanna), input)).toEqual(done());
  });
});

describe('the mark of a browser', () => {
  test('is of one account, cannot be made up, and stands beside those of others', () => {
    const mine = deviceCookie(null, 'hanna').value;
    const both = deviceCookie(mine, 'jonas').value;
    for (const [cookie, who] of [
      [mine, 'hanna'],
      [both, 'hanna'],
      [both, 'jonas'],
    ] as const) {
      expect(knownDevice(cookie, who)).toMatch(/^[0-9a-f]{30}$/);
    }
    expect(knownDevice(mine, 'jonas')).toBeNull();
    expect(
      knownDevice(
        mine.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        'hanna',
      ),
    ).toBeNull();
    expect(knownDevice('%00;..~', 'hanna')).toBeNull();
    expect(deviceCookie(both, 'hanna').value.split('.')).toHaveLength(2);
    expect(['a', 'b', 'c', 'd'].reduce((cookie, who) => deviceCookie(cookie, who).value, '').split('.')).toHaveLength(
      3,
    );
    expect(mine).not.toContain('hanna');
  });
});

const hostile = fc.array(
  fc.record({
    what: fc.constantFrom('guess', 'reset', 'link', 'sign-up'),
    ip: fc.constantFrom(...foreign),
    /** Seconds after the one before. */
    after: fc.constantFrom(0, 0, 1, 60, 600, 1500),
    /** Behind a plus: the same mailbox by another name. */
    spelling: fc.constantFrom('', '', '+x', '+y'),
  }),
  { maxLength: 40 },
);

test('a mailbox gets no more mails for all the ways to write its address, and whoever has an account by one of them gets theirs', async ({
  db,
}) => {
  const visit = situationOfVisitor(db);
  const known = await anAuthor(db, { email: 'hanna+post@mail.example' });
  const asks = (email: string, n: number) => requestSignInLink(visit, { email, ip: `203.0.113.${n}`, returnTo: null });
  for (let n = 1; n <= 12; n += 1) expect(await asks(`hanna+${n}@mail.example`, n)).toEqual(done());
  expect(await db.$count(outbox)).toBe(5);
  for (const email of [known.email, 'hanna@mail.example']) {
    expect(await asks(email, 20)).toEqual(done());
    expect(await db.$count(links, eq(links.emailHash, keyedHash(email)))).toBe(1);
  }
});

test('no sequence of requests from other networks changes what their victim may do', async () => {
  const { db, dispose } = await freshDatabase();
  await withPassword(db);
  await fc.assert(
    fc.asyncProperty(hostile, async (requests) => {
      let now = momentOn(today).getTime();
      const email = 'hanna@mail.example';
      for (const { what, ip, after, spelling } of requests) {
        now += after * 1000;
        const asked = { email: email.replace('@', `${spelling}@`), ip };
        const visit = { ...situationOfVisitor(db), now: new Date(now) };
        if (what === 'guess') await failures(db, ip, 1).catch(() => undefined);
        if (what === 'reset') await requestReset(visit, asked);
        if (what === 'link') await requestSignInLink(visit, { ...asked, returnTo: null });
        if (what === 'sign-up') await requestSignUp(visit, asked);
      }
      const visit = { ...situationOfVisitor(db), now: new Date(now) };
      // The password: nothing of others is counted against its owner.
      const guesser = await guesserOf(db, { email, ip: own, device: null });
      expect(
        await seconds(async () => expect(await guessed(db, guesser, async () => true)).toEqual({ right: true })),
      ).toBeLessThan(0.9);
      // The mails: the answer is yes, and a link that works for ten minutes and more is in the mailbox.
      expect(await requestReset(visit, { email, ip: own })).toEqual(done());
      expect(await requestSignInLink(visit, { email, ip: own, returnTo: null })).toEqual(done());
      const isOwners = eq(links.emailHash, keyedHash(email));
      const usable = await db.select({ purpose: links.purpose, until: links.expiresAt }).from(links).where(isOwners);
      const soon = new Date(now + 10 * 60_000);
      const open = usable.filter(({ until }) => until > soon).map(({ purpose }) => purpose);
      expect(new Set(open)).toEqual(new Set(['sign-in', 'reset-password']));
      await exclusively(db, () => db.batch([db.delete(links), db.delete(outbox)]));
      await exclusively(db, () => db.$client.execute('DELETE FROM rate_limits'));
    }),
    { numRuns: 30 },
  );
  dispose();
});
