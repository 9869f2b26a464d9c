import { createRequire } from 'node:module';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { faultOf, log } from './log.ts';

/** An order took longer than its thread has for one; the thread is gone, and the next order gets a new one. */
export class TookTooLong extends Error {}

/** One thread that does one order after the other, so that nobody's file or text holds up the process. */
export interface Thread<Order, Answer> {
  /** How many orders are at work or wait. */
  underWay: () => number;
  /** Rejects with `TookTooLong`, or with what the thread failed with. */
  run: (order: Order) => Promise<Answer>;
}

/**
 * A thread that starts with the first order and goes when nothing was ordered for `idleTime` milliseconds. It has no secrets
 * of the process, so that whatever a file does to its reader, it finds nothing there. `file`: what it runs, as `#src/….ts`;
 * `does`: the name of the function there; `patience`: milliseconds for one order; `megabytes`: of its heap.
 */
export function threadOf<Order, Answer>({
  file,
  does = 'answerTo',
  patience,
  idleTime = 60_000,
  megabytes = 256,
}: {
  file: string;
  does?: string;
  patience: number;
  idleTime?: number;
  megabytes?: number;
}): Thread<Order, Answer> {
  const pool = new Piscina<Order, Answer>({
    // Of the build that this program is compiled into, or the source.
    filename: createRequire(import.meta.url).resolve(file),
    name: does,
    minThreads: 0,
    maxThreads: 1,
    // Between two orders its loop turns, or what the last one left behind stays: 90 MB of a print.
    atomics: 'disabled',
    idleTimeout: idleTime,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  // Of a thread that works on nothing: whoever waits for an answer is told by `run`.
  pool.on('error', (error) => log.error({ ...faultOf(error), file }, 'an idle thread failed'));
  // Not piscina's own queue: it knows no limit for orders that can be given up, and patience would begin before its turn.
  const inTurn = pLimit(1);
  return {
    underWay: () => inTurn.activeCount + inTurn.pendingCount,
    run: (order) =>
      inTurn(async () => {
        const signal = AbortSignal.timeout(patience);
        try {
          return await pool.run(order, { signal });
        } catch (error) {
          throw signal.aborted ? new TookTooLong(`${file} took too long`, { cause: error }) : error;
        }
      }),
  };
}
