import { dossierDocument } from '../dossier/document.ts';
import { claimLetter } from '../letter/claim.ts';
import { letterDocument } from '../letter/sheet.ts';
import type { PrintOrder } from './order.ts';
import { printed } from './printer.ts';

// A thread of its own: laying out a long case takes longer than a web server may stand still. Started by press.ts.

export async function answerTo(order: PrintOrder): Promise<Uint8Array> {
  try {
    return new Uint8Array(await printed(documentOf(order)));
  } catch (error) {
    throw new Error(placeOf(error));
  }
}

function documentOf(order: PrintOrder) {
  if (order.kind === 'dossier') return dossierDocument(order.order);
  return order.kind === 'letter' ? letterDocument(order.order) : claimLetter(order.order);
}

/** Where it happened. The message may quote what people typed, so it stays here. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ');
}
