import { lookAt } from './look.ts';
import type { CheckAnswer, CheckOrder } from './order.ts';
import { blackened, smallPicture } from './picture.ts';

// A thread of its own: files come from anybody, and drawing a PDF takes seconds. Started by queue.ts.

export async function answerTo(order: CheckOrder): Promise<CheckAnswer> {
  if (order.order === 'small') return { picture: await smallPicture(order.picture, order.kind) };
  if (order.order === 'blacken') return { picture: await blackened(order.picture, order.boxes) };
  return lookAt(order.bytes, order.name);
}
