import { expect } from 'vitest';
import { test } from '#tests/test.ts';
import { killer } from './kill.ts';
import { killRounds } from './kill-rounds.ts';

/** Milliseconds: a dozen processes start, on a machine that may do ten other things. */
const patience = 400_000;

test(
  'kill -9 of the site, of the worker and of both while people use its forms: what was answered with yes is there, once and whole, and no mail goes twice',
  async () => {
    const { promised, published, ...found } = await killRounds(6, killer(300));
    expect(found).toMatchObject({ lost: [], twice: [], refused: [] });
    expect(promised).toBeGreaterThan(6);
    expect(published).toBeGreaterThan(0);
  },
  patience,
);
