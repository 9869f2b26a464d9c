import { expect } from 'vitest';
import { test } from '#tests/test.ts';
import { halts, killer } from './kill.ts';
import { killRounds } from './kill-rounds.ts';

/** Milliseconds: a dozen processes start, on a machine that may do ten other things. */
const patience = 400_000;

test(
  'kill -9 of the site, of the worker and of both while people use its forms: what was answered with yes is there, once and whole, and no mail goes twice',
  async () => {
    // Two hundred moments: before each kill 33 at which everything was halted, and what then lay on the disk looked at.
    const { promised, published, ...found } = await killRounds(6, killer(300), halts(33, 60));
    expect(found).toMatchObject({ lost: [], twice: [], refused: [] });
    expect(promised).toBeGreaterThan(6);
    expect(published).toBeGreaterThan(0);
  },
  patience,
);
