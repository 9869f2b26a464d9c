import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Started } from './start.ts';

/**
 * Kills a process after up to `milliseconds`. The pauses come from a seed, which is printed; KILL_SEED in the environment
 * gives the same ones again.
 */
export function killer(milliseconds: number): (killed: Started) => Promise<void> {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  console.info(`KILL_SEED=${seed}`);
  const pauses = fc.sample(fc.integer({ min: 0, max: milliseconds }), { seed, numRuns: 3000, unbiased: true }).values();
  return async (killed) => {
    await pause(pauses.next().value ?? 0);
    killed.process.kill('SIGKILL');
    await killed.ended;
  };
}
