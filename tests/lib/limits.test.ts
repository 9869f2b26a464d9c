import { expect } from 'vitest';
import { rateLimits } from '#db/schema/index.ts';
import { limited } from '#src/lib/limits.ts';
import { test } from '#tests/test.ts';

test('fifty attempts at once are counted exactly', async ({ db }) => {
  const attempts = Array.from({ length: 50 }, () => limited(db, 'mailbox', 'sign-in hanna@mail.example'));
  expect((await Promise.all(attempts)).filter((isTooOften) => !isTooOften)).toHaveLength(5);
});

test.for([
  ['write', '203.0.113.7', 240],
  ['mail', '203.0.113.7', 20],
  ['mailbox', 'sign-in hanna@mail.example', 5],
] as const)('%s from %s: %i times, then too often', async ([what, key, times], { db }) => {
  for (let attempt = 0; attempt < times; attempt += 1) expect(await limited(db, what, key)).toBe(false);
  expect(await limited(db, what, key)).toBe(true);
});

test('one key does not use up the attempts of another, nor one kind those of another', async ({ db }) => {
  for (let attempt = 0; attempt < 6; attempt += 1) await limited(db, 'mailbox', 'hanna@mail.example');
  expect(await limited(db, 'mailbox', 'hanna@mail.example')).toBe(true);
  expect(await limited(db, 'mailbox', 'hannah@mail.example')).toBe(false);
  expect(await limited(db, 'contact', 'hanna@mail.example')).toBe(false);
});

test('the counters hold neither addresses nor IP numbers', async ({ db }) => {
  await limited(db, 'mailbox', 'hanna@mail.example');
  await limited(db, 'mail', '203.0.113.7');
  const stored = JSON.stringify(await db.select().from(rateLimits));
  expect(stored).not.toContain('hanna');
  expect(stored).not.toContain('203.0.113.7');
});

test('the numbers of one IPv6 connection count as one, those of two as two', async ({ db }) => {
  for (let attempt = 0; attempt < 20; attempt += 1) await limited(db, 'mail', `2001:db8::${attempt.toString(16)}`);
  expect(await limited(db, 'mail', '2001:0db8:0:0:ffff::1')).toBe(true);
  expect(await limited(db, 'mail', '2001:db8:0:1::1')).toBe(false);
  for (let attempt = 0; attempt < 21; attempt += 1) await limited(db, 'mail', '::ffff:203.0.113.7');
  expect(await limited(db, 'mail', '203.0.113.7')).toBe(true);
  expect(await limited(db, 'mail', '::ffff:203.0.113.8')).toBe(false);
});

test('another connection of the same site is not another visitor for ever', async ({ db }) => {
  const asked: boolean[] = [];
  for (let n = 0; n < 161; n += 1) asked.push(await limited(db, 'mail', `2001:db8:7:${n.toString(16)}::1`));
  expect(asked.filter(Boolean)).toHaveLength(1);
  expect(await limited(db, 'mail', '2001:db8:8:0::1')).toBe(false);
});
