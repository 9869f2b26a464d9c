import { createRequire } from 'node:module';
import { Piscina } from 'piscina';
import { faultOf, log } from '#src/lib/log.ts';
import type { CheckAnswer, CheckOrder } from './order.ts';

/** Milliseconds for one file: thirty pages of a PDF take some ten seconds, on a busy machine several times that. */
const patience = 90_000;
const idleTime = 30_000;

const thread = new Piscina<CheckOrder, CheckAnswer>({
  // Of the build that this program is compiled into, or the source.
  filename: createRequire(import.meta.url).resolve('#src/features/evidence/check/worker.ts'),
  name: 'answerTo',
  minThreads: 0,
  maxThreads: 1,
  atomics: 'disabled',
  idleTimeout: idleTime,
  // Without the secrets of the process: whatever a file does to its reader, it finds nothing there.
  env: {},
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: 256 },
});
thread.on('error', (error) => log.error(faultOf(error), 'the idle checker failed'));

/** What the thread makes of an order; null when it takes too long, or more memory than there is. */
export async function ordered(order: CheckOrder): Promise<CheckAnswer | null> {
  const signal = AbortSignal.timeout(patience);
  try {
    return await thread.run(order, { signal });
  } catch (error) {
    log.warn({ ...faultOf(error), isLate: signal.aborted }, 'a file could not be looked at');
    return null;
  }
}
