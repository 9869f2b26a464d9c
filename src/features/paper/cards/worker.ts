import { drawnCard } from './draw.ts';
import type { CardOrder } from './order.ts';

/** Started as a thread: drawing takes a processor longer than the site may stand still. */
export async function answerTo(order: CardOrder): Promise<Uint8Array> {
  try {
    return new Uint8Array(await drawnCard(order));
  } catch (error) {
    // The message may quote what people typed, so it stays here.
    throw new Error(error instanceof Error ? error.name : typeof error);
  }
}
