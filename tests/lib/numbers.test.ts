import { expect, test } from 'vitest';
import { parseCents, parseCount, parseMinutes, parseTime } from '#src/lib/numbers.ts';
import { ownCpuOf } from '#tests/cpu.ts';

test.each([
  ['12,50', 1250],
  ['12.5', 1250],
  ['€ 1.234,50', 123_450],
  ['1 234,50 Euro', 123_450],
  ['12 EUR', 1200],
  ['12,-', 1200],
  ['12 Mark', null],
  ['', null],
])('%j is an amount of %j cents', (typed, cents) => {
  expect(parseCents(typed)).toBe(cents);
});

test('a million spaces inside a number are read as fast as anything else', async () => {
  const typed = `1${' '.repeat(1_000_000)}x`;
  const parseAll = () => {
    for (const parse of [parseCents, parseCount, parseMinutes, parseTime]) expect(parse(typed)).toBeNull();
  };
  expect(await ownCpuOf(parseAll)).toBeLessThan(1000);
});
