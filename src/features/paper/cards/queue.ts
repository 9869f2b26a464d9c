import { LRUCache } from 'lru-cache';
import { faultOf, log } from '#src/lib/log.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { threadOf } from '#src/lib/thread.ts';
import type { CardOrder } from './order.ts';

/** Addresses that anybody may ask for: one thread, a short queue, and the last cards are kept. */
const mostUnderWay = 8;
const mostKeptBytes = 8 * 1024 * 1024;

const drawer = threadOf<CardOrder, Uint8Array>({
  file: '#src/features/paper/cards/worker.ts',
  patience: 10_000,
  idleTime: 30_000,
});

const kept = new LRUCache<string, Uint8Array, CardOrder>({
  maxSize: mostKeptBytes,
  sizeCalculation: (bytes) => bytes.length,
  ignoreFetchAbort: true,
  fetchMethod: (_key, _stale, { context }) => drawn(context),
});

/** Whether a card of exactly these words was drawn a short while ago. */
export const isKept = (order: CardOrder): boolean => kept.has(JSON.stringify(order));

/** A card as PNG. Refuses too-often (`press-busy`) when too many wait already or drawing fails. */
export async function cardOf(order: CardOrder): Promise<Outcome<Uint8Array>> {
  const bytes = await kept.fetch(JSON.stringify(order), { context: order });
  return bytes ? done(bytes) : refused('too-often', { reason: 'press-busy' });
}

async function drawn(order: CardOrder): Promise<Uint8Array | undefined> {
  if (drawer.underWay() >= mostUnderWay) return undefined;
  try {
    return await drawer.run(order);
  } catch (error) {
    log.warn(faultOf(error), 'a card could not be drawn');
    return undefined;
  }
}
