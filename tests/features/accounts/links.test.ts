import { expect } from 'vitest';
import { links } from '#db/schema/index.ts';
import { createLink, peekLink, useLink } from '#src/features/accounts/links.ts';
import { write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const now = momentOn(today);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function aLink(db: Parameters<typeof write>[0], subjectId: string | null = 'case-1'): Promise<string> {
  const made = await write(db, async (tx) =>
    done(
      await createLink(tx, { purpose: 'confirm-case', email: 'hanna@mail.example', subjectId, now, validMinutes: 30 }),
    ),
  );
  if (!made.ok) throw new Error('no link');
  return made.value;
}

test('a link works once, for what it was made for', async ({ db }) => {
  const token = await aLink(db);
  const use = () => write(db, (tx) => useLink(tx, { purpose: 'confirm-case', token, now }));
  expect(await use()).toEqual(done({ email: 'hanna@mail.example', subjectId: 'case-1' }));
  expect(await use()).toEqual(refused('too-late', { reason: 'link-used' }));
});

test('of many clicks at once one wins', async ({ db }) => {
  const token = await aLink(db);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => write(db, (tx) => useLink(tx, { purpose: 'confirm-case', token, now }))),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

test('a link is good until its last minute and not in it', async ({ db }) => {
  const token = await aLink(db);
  expect(await peekLink(db, { purpose: 'confirm-case', token, now: later(29) })).toMatchObject({ state: 'usable' });
  expect(await peekLink(db, { purpose: 'confirm-case', token, now: later(30) })).toMatchObject({ state: 'expired' });
  expect(await write(db, (tx) => useLink(tx, { purpose: 'confirm-case', token, now: later(30) }))).toEqual(
    refused('too-late', { reason: 'link-expired' }),
  );
});

test('a link for one purpose opens nothing else', async ({ db }) => {
  const token = await aLink(db);
  for (const purpose of ['sign-in', 'reset-password', 'claim-company', 'resume-draft'] as const) {
    expect(await write(db, (tx) => useLink(tx, { purpose, token, now }))).toEqual(
      refused('not-found', { reason: 'link-unknown' }),
    );
    expect(await peekLink(db, { purpose, token, now })).toEqual({ state: 'unknown', subjectId: null, email: null });
  }
  expect(await peekLink(db, { purpose: 'confirm-case', token, now })).toMatchObject({ state: 'usable' });
});

test('looking at a link uses nothing up, however often a scanner looks', async ({ db }) => {
  const token = await aLink(db);
  for (let look = 0; look < 5; look += 1) await peekLink(db, { purpose: 'confirm-case', token, now });
  expect((await write(db, (tx) => useLink(tx, { purpose: 'confirm-case', token, now }))).ok).toBe(true);
});

test('the database never holds the token, and nobody’s address in clear', async ({ db }) => {
  const token = await aLink(db);
  const stored = JSON.stringify(await db.select().from(links));
  for (const secret of [token, 'hanna@mail.example', 'mail.example']) expect(stored).not.toContain(secret);
  expect(await peekLink(db, { purpose: 'confirm-case', token, now })).toMatchObject({ email: 'hanna@mail.example' });
});

test('a command that refuses after using a link has not used it', async ({ db }) => {
  const token = await aLink(db);
  await write(db, async (tx) => {
    await useLink(tx, { purpose: 'confirm-case', token, now });
    return refused('conflict');
  });
  expect(await peekLink(db, { purpose: 'confirm-case', token, now })).toMatchObject({ state: 'usable' });
});
