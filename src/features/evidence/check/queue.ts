import { faultOf, log } from '#src/lib/log.ts';
import { TookTooLong, threadOf } from '#src/lib/thread.ts';
import type { CheckAnswer, CheckOrder } from './order.ts';

const checker = threadOf<CheckOrder, CheckAnswer>({
  file: '#src/features/evidence/check/worker.ts',
  // Thirty pages of a PDF take some ten seconds, on a busy machine several times that.
  patience: 90_000,
  idleTime: 30_000,
});

/** What the thread makes of an order; null when it takes too long, or more memory than there is. */
export async function ordered(order: CheckOrder): Promise<CheckAnswer | null> {
  try {
    return await checker.run(order);
  } catch (error) {
    log.warn({ ...faultOf(error), isLate: error instanceof TookTooLong }, 'a file could not be looked at');
    return null;
  }
}
