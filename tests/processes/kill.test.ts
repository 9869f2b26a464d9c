import { expect } from 'vitest';
import { test } from '#tests/test.ts';
import { killer } from './kill.ts';
import { killRounds } from './kill-rounds.ts';

test('kill -9 of whoever publishes, of the worker and of both: what was acknowledged is there and whole, and no mail goes twice', async () => {
  const { published, lost, twice } = await killRounds(6, killer(300));
  expect(lost).toEqual([]);
  expect(twice).toEqual([]);
  expect(published).toBeGreaterThanOrEqual(5);
});
