import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { log } from '#src/lib/log.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { PrintAnswer, PrintOrder } from './orders.ts';

/**
 * Printing costs a processor up to a second for an address that anybody may ask for. So it happens in one thread, one
 * order after the other, behind a short queue, and the last prints are kept.
 */
const mostWaiting = 8;
const patience = 20_000;
/** The thread with its fonts takes some 100 MB: it goes when nobody has printed for a while. */
const idleTime = 60_000;
const mostKeptBytes = 16 * 1024 * 1024;

// Not bundled: node reads it as it stands in the sources, where the thread finds its fonts.
const threadFile = createRequire(import.meta.url).resolve('#src/features/paper/press/thread.ts');

const kept = new Map<string, Uint8Array>();
const underWay = new Map<string, Promise<Outcome<Uint8Array>>>();
let keptBytes = 0;
let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();
let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;

/** The bytes of a print that was made a short while ago; null when it has to be made. */
export function keptPrint(key: string): Uint8Array | null {
  const bytes = kept.get(key);
  if (!bytes) return null;
  // The last one used is the last one dropped.
  kept.delete(key);
  kept.set(key, bytes);
  return bytes;
}

/**
 * Prints. `key`: under which the print is kept; the same key must mean the same order. Null: nothing is kept (letters,
 * personal copies). Refuses too-often (`press-busy`) when too many wait already or a print takes too long.
 */
export async function print(order: PrintOrder, key: string | null): Promise<Outcome<Uint8Array>> {
  const ready = key === null ? null : keptPrint(key);
  if (ready) return done(ready);
  const shared = key === null ? undefined : underWay.get(key);
  if (shared) return shared;
  if (waiting >= mostWaiting) return busy();
  const made = inTurn(order);
  if (key === null) return made;
  underWay.set(key, made);
  const outcome = await made.finally(() => underWay.delete(key));
  if (outcome.ok) keep(key, outcome.value);
  return outcome;
}

const busy = () => refused('too-often', { reason: 'press-busy' });

async function inTurn(order: PrintOrder): Promise<Outcome<Uint8Array>> {
  waiting += 1;
  const print = turn.then(() => byThread(order));
  turn = print.catch(() => undefined);
  try {
    return await print;
  } finally {
    waiting -= 1;
  }
}

function byThread(order: PrintOrder): Promise<Outcome<Uint8Array>> {
  clearTimeout(idle);
  // Without the secrets of the process and its heap: the thread lays words out and knows nothing else.
  thread ??= new Worker(threadFile, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 256 } });
  const worker = thread;
  worker.ref();
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      log.error('a print took too long');
      settle(() => resolve(busy()), true);
    }, patience);
    const said = (answer: PrintAnswer) =>
      'bytes' in answer ? settle(() => resolve(done(answer.bytes)), false) : failed(new Error(answer.fault));
    const failed = (error: Error) => settle(() => reject(new Error('the press failed', { cause: error })), true);
    const ended = (code: number) => failed(new Error(`the thread ended with ${code}`));
    const settle = (answer: () => void, isBroken: boolean) => {
      clearTimeout(limit);
      worker.off('message', said).off('error', failed).off('exit', ended);
      if (isBroken) dismiss(worker);
      else rest(worker);
      answer();
    };
    worker.on('message', said).on('error', failed).on('exit', ended);
    worker.postMessage(order);
  });
}

/** An idle thread keeps nobody from stopping the process. */
function rest(worker: Worker) {
  worker.unref();
  idle = setTimeout(() => dismiss(worker), idleTime);
  idle.unref();
}

function dismiss(worker: Worker) {
  if (thread === worker) thread = null;
  // What it still says concerns nobody.
  worker.on('error', () => undefined);
  void worker.terminate();
}

function keep(key: string, bytes: Uint8Array) {
  kept.set(key, bytes);
  keptBytes += bytes.length;
  for (const [oldest, dropped] of kept) {
    if (keptBytes <= mostKeptBytes) break;
    kept.delete(oldest);
    keptBytes -= dropped.length;
  }
}
