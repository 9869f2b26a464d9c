import { dossierDocument } from '../dossier/document.ts';
import { letterDocument } from '../letter/sheet.ts';
import type { PrintOrder } from './order.ts';
import { printed } from './printer.ts';

// A thread of its own: laying out a long case takes longer than a web server may stand still. Started by press.ts.

export async function answerTo(order: PrintOrder): Promise<Uint8Array> {
  try {
    const document = order.kind === 'dossier' ? dossierDocument(order.order) : letterDocument(order.order);
    return new Uint8Array(await printed(document));
  } catch (error) {
    throw new Error(placeOf(error));
  }
}

/** Where it happened. The message may quote what people typed, so it stays here. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ');
}
