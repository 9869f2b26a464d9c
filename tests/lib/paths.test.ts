import { expect, test } from 'vitest';
import { canonical } from '#src/lib/paths.ts';

test.each([
  ['/de/cases?utm_source=mail&stamp=overdue&page=2', '/de/cases?stamp=overdue&page=2'],
  ['/de/cases/', '/de/cases'],
  ['/de//cases', '/de/cases'],
  ['/de?fbclid=1', '/de'],
])('the canonical address of %s is %s', (address, expected) => {
  expect(canonical(new URL(address, 'https://site.example'))).toBe(expected);
});
