import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Halts } from './halted.ts';
import type { Started } from './start.ts';

const seedOf = () => Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/**
 * Kills a process after up to `milliseconds`. The pauses come from a seed, which is printed; KILL_SEED in the environment
 * gives the same ones again.
 */
export function killer(milliseconds: number): (killed: Started) => Promise<void> {
  const seed = seedOf();
  console.info(`KILL_SEED=${seed}`);
  const pauses = pausesOf(seed, milliseconds);
  return async (killed) => {
    await pause(pauses.next().value ?? 0);
    killed.process.kill('SIGKILL');
    await killed.ended;
  };
}

const pausesOf = (seed: number, max: number) =>
  fc.sample(fc.integer({ min: 0, max }), { seed, numRuns: 3000, unbiased: true }).values();

/** Halts so often in each round, up to `milliseconds` after one another; as random as kills. */
export function halts(many: number, milliseconds: number): Halts {
  const pauses = pausesOf(seedOf(), milliseconds);
  return { many, pause: () => pause(pauses.next().value ?? 0) };
}
