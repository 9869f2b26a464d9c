import { parentPort } from 'node:worker_threads';
import { dossierDocument } from '../dossier/document.ts';
import { letterDocument } from '../letter/sheet.ts';
import type { PrintAnswer, PrintOrder } from './orders.ts';
import { printed } from './printer.ts';

// A thread of its own: laying out a long case takes longer than a web server may stand still. Started by press.ts.

async function answerTo(order: PrintOrder): Promise<PrintAnswer> {
  try {
    const document = order.kind === 'dossier' ? dossierDocument(order.order) : letterDocument(order.order);
    return { bytes: new Uint8Array(await printed(document)) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Where it happened. The message may quote what people typed, so it stays here. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ');
}

parentPort?.on('message', async (order: PrintOrder) => {
  parentPort?.postMessage(await answerTo(order));
});
