import { expect } from 'vitest';
import { test } from '#tests/test.ts';
import { killer } from './kill.ts';
import { killRounds } from './kill-rounds.ts';

test('kill -9 of the site, of the worker and of both while people use its forms: what was answered with yes is there, once and whole, and no mail goes twice', async () => {
  const { promised, published, ...found } = await killRounds(9, killer(300));
  expect(found).toMatchObject({ lost: [], twice: [], refused: [] });
  expect(promised).toBeGreaterThan(9);
  expect(published).toBeGreaterThan(0);
});
