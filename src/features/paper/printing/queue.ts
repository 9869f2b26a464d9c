import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { faultOf, log } from '#src/lib/log.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { PrintOrder } from './order.ts';

/**
 * Printing costs a processor up to a second for an address that anybody may ask for. So it happens in one thread, one
 * order after the other, behind a short queue, and the last prints are kept.
 */
const mostUnderWay = 8;
const patience = 20_000;
/** The thread with its fonts takes some 100 MB: it goes when nobody has printed for a while. */
const idleTime = 60_000;
const mostKeptBytes = 16 * 1024 * 1024;

const thread = new Piscina<PrintOrder, Uint8Array>({
  // Of the build that this program is compiled into, or the source.
  filename: createRequire(import.meta.url).resolve('#src/features/paper/printing/worker.ts'),
  name: 'answerTo',
  minThreads: 0,
  maxThreads: 1,
  // Between two prints its loop turns, or what the last one left behind stays: 90 MB.
  atomics: 'disabled',
  idleTimeout: idleTime,
  // Without the secrets of the process and its heap: the thread lays words out and knows nothing else.
  env: {},
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: 256 },
});
// Of a thread that printed nothing: whoever waits for a print is told by `run`.
thread.on('error', (error) => log.error(faultOf(error), 'the idle press failed'));

// Not piscina's own queue: it knows no limit for orders that can be given up.
const inTurn = pLimit(1);

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
  if (inTurn.activeCount + inTurn.pendingCount >= mostUnderWay) return undefined;
  return inTurn(async () => {
    const signal = AbortSignal.timeout(patience);
    try {
      return await thread.run(order, { signal });
    } catch (error) {
      if (!signal.aborted) throw new Error('the press failed', { cause: error });
      log.error('a print took too long');
      return undefined;
    }
  });
}
