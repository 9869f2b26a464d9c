import { LRUCache } from 'lru-cache';
import { log } from '#src/lib/log.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { TookTooLong, threadOf } from '#src/lib/thread.ts';
import type { PrintOrder } from './order.ts';

/**
 * Printing costs a processor up to a second for an address that anybody may ask for. So it happens in one thread, one
 * order after the other, behind a short queue, and the last prints are kept.
 */
const mostUnderWay = 8;
const mostKeptBytes = 16 * 1024 * 1024;

/** The thread with its fonts takes some 100 MB: it goes when nobody has printed for a while. */
const press = threadOf<PrintOrder, Uint8Array>({
  file: '#src/features/paper/printing/worker.ts',
  patience: 20_000,
});

const kept = new LRUCache<string, Uint8Array, { order: PrintOrder }>({
  maxSize: mostKeptBytes,
  sizeCalculation: (bytes) => bytes.length,
  // One that is dropped while it is printed still goes to those who wait for it.
  ignoreFetchAbort: true,
  fetchMethod: (_key, _stale, { context: { order } }) => printed(order),
});

/** The bytes of a print that was made a short while ago; null when it has to be made. */
export function keptPrint(key: string): Uint8Array | null {
  return kept.get(key) ?? null;
}

/**
 * Prints. `key`: under which the print is kept; the same key must mean the same order. Null: nothing is kept (letters,
 * personal copies). Refuses too-often (`press-busy`) when too many wait already or a print takes too long.
 */
export async function print(order: PrintOrder, key: string | null): Promise<Outcome<Uint8Array>> {
  const bytes = key === null ? await printed(order) : await kept.fetch(key, { context: { order } });
  return bytes ? done(bytes) : refused('too-often', { reason: 'press-busy' });
}

/** Undefined: not printed, because too many wait or because it took too long. */
async function printed(order: PrintOrder): Promise<Uint8Array | undefined> {
  if (press.underWay() >= mostUnderWay) return undefined;
  try {
    return await press.run(order);
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw new Error('the press failed', { cause: error });
    log.error('a print took too long');
    return undefined;
  }
}
