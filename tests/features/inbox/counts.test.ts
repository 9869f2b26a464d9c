import { expect, test } from 'vitest';
import { Counts, limits } from '#src/features/inbox/listener/counts.ts';

const often = (counts: Counts, what: keyof typeof limits, network: string, times: number, now = 0) =>
  Array.from({ length: times }, () => counts.isTooMany(what, network, now)).at(-1);

test('each network has so many tries in a time, and none takes those of another', () => {
  const counts = new Counts();
  const { most, milliseconds } = limits.unknown;
  expect(often(counts, 'unknown', '203.0.113.7', most)).toBe(false);
  expect(counts.wereTooMany('unknown', '203.0.113.7', 0)).toBe(false);
  expect(often(counts, 'unknown', '203.0.113.7', 1)).toBe(true);
  expect(counts.wereTooMany('unknown', '203.0.113.7', milliseconds - 1)).toBe(true);
  expect(counts.wereTooMany('unknown', '198.51.100.9', 0)).toBe(false);
  expect(counts.wereTooMany('unknown', '203.0.113.7', milliseconds)).toBe(false);
});

test('a mail server of our own in front may hand over ten times as much, and guess no more', () => {
  const counts = new Counts();
  expect(often(counts, 'mail', '127.0.0.1', limits.mail.most * 10)).toBe(false);
  expect(often(counts, 'mail', '127.0.0.1', 1)).toBe(true);
  expect(often(counts, 'mail', '2001:db8:1::/48', limits.mail.most + 1)).toBe(true);
  expect(often(counts, 'unknown', '127.0.0.1', limits.unknown.most + 1)).toBe(true);
});

test('whoever comes from very many networks fills no memory', () => {
  const counts = new Counts();
  for (let n = 0; n < 25_000; n += 1) counts.isTooMany('mail', `network ${n}`, 0);
  expect(often(counts, 'mail', 'network 0', 1)).toBe(false);
});
