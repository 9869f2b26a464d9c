import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, factorResets, outbox, recoveryCodes, secondFactors, sessions } from '#db/schema/index.ts';
import { isModerator } from '#src/features/accounts/appointments.ts';
import { enterCode, prove } from '#src/features/accounts/security/proof.ts';
import { askReset, endDueResets, openResets, takeBackReset } from '#src/features/accounts/security/reset.ts';
import { readSession } from '#src/features/accounts/sessions.ts';
import { unseal } from '#src/lib/crypto.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { anAuthor, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aSession, codeAt, withFactor } from './changing.ts';

const checked = 'Ausweis in der Videosprechstunde, Fall 2026-000417';
const now = momentOn(today);
const hoursOn = (hours: number) => new Date(now.getTime() + hours * 60 * 60_000);
const told = async (db: Database) => {
  const mails = await db.select().from(outbox).where(eq(outbox.kind, 'account-changed'));
  return mails.map(({ sealed }): { to: string; text: string } => JSON.parse(unseal(sealed)));
};
const actions = async (db: Database) => (await db.select({ action: events.action }).from(events)).map((e) => e.action);

describe('who lost telephone and recovery codes', () => {
  test('is told at once, waits a day, and then signs in without a code; sessions have ended', async ({
    db,
    author,
  }) => {
    await withFactor(situationOf(author));
    const { endsAt } = must(await askReset(db, { email: author.email, checked, now }));
    expect(endsAt).toEqual(hoursOn(24));
    expect((await told(db)).at(-1)).toMatchObject({ to: author.email });
    expect((await told(db)).at(-1)?.text).toContain('Telefon und Wiederherstellungscodes');
    expect(await endDueResets(db, hoursOn(23))).toBe(0);
    const { cookie } = await aSession(db, situationOf(author));
    expect(await readSession(db, cookie, now)).toBeNull();

    expect(await endDueResets(db, hoursOn(24))).toBe(1);
    for (const table of [secondFactors, recoveryCodes, sessions]) expect(await db.$count(table)).toBe(0);
    expect((await told(db)).at(-1)?.text).toContain('nicht mehr nach einem Code');
    const entered = await aSession(db, { ...situationOf(author), now: hoursOn(25) });
    expect(await readSession(db, entered.cookie, hoursOn(25))).toMatchObject({ userId: author.userId });
    expect(await actions(db)).toEqual(expect.arrayContaining(['accounts.ask-factor-reset', 'accounts.reset-factor']));
    expect(await endDueResets(db, hoursOn(48))).toBe(0);
  });

  test.for(['app', 'recovery', 'proof'] as const)(
    'but still shows a code (%s) has lost nothing',
    async (by, { db, author }) => {
      const situation = situationOf(author);
      const { sessionId, codes } = await withFactor(situation);
      must(await askReset(db, { email: author.email, checked, now }));
      const then = { ...situation, now: hoursOn(2) };
      const secret = await codeAt(db, author.userId, then.now);
      if (by === 'proof') must(await prove(then, { sessionId, secret }));
      else {
        const waiting = await aSession(db, then);
        const code = by === 'app' ? secret : (codes[0] ?? '');
        must(
          await enterCode(
            { ...then, actor: situationOfVisitor(db).actor },
            { userId: author.userId, ...waiting, code },
          ),
        );
      }
      expect(await openResets(db)).toEqual([]);
      expect(await endDueResets(db, hoursOn(30))).toBe(0);
      expect(await db.$count(secondFactors)).toBe(1);
      expect(await actions(db)).toContain('accounts.stop-factor-reset');
    },
  );

  test('who guesses a code stops nothing', async ({ db, author }) => {
    await withFactor(situationOf(author));
    must(await askReset(db, { email: author.email, checked, now }));
    const waiting = await aSession(db, situationOf(author));
    await enterCode(situationOfVisitor(db), { userId: author.userId, ...waiting, code: '000000' });
    expect(await openResets(db)).toHaveLength(1);
  });

  test('a moderator among them moderates only once they have a second factor again', async ({ db, moderator }) => {
    await withFactor(situationOf(moderator));
    must(await askReset(db, { email: moderator.email, checked, now }));
    await endDueResets(db, hoursOn(24));
    expect(await isModerator(db, moderator.userId)).toBe(false);
  });
});

test('the administrator asks once, can take it back, and what they checked is sealed', async ({ db, author }) => {
  const input = { email: author.email, checked, now };
  expect(await askReset(db, input)).toEqual(refused('not-found'));
  expect(await takeBackReset(db, input)).toEqual(refused('not-found'));
  await withFactor(situationOf(author));
  must(await askReset(db, input));
  expect(await askReset(db, input)).toEqual(refused('conflict'));
  expect(await openResets(db)).toEqual([{ email: author.email, checked, endsAt: hoursOn(24) }]);
  expect(JSON.stringify(await db.select().from(factorResets))).not.toContain('Ausweis');
  expect(await takeBackReset(db, input)).toEqual(done());
  expect(await endDueResets(db, hoursOn(24))).toBe(0);
  expect(await askReset(db, { ...input, email: (await anAuthor(db)).email })).toEqual(refused('not-found'));
});
