import { parentPort } from 'node:worker_threads';
import { dossierDocument } from '../dossier/document.ts';
import type { PrintAnswer, PrintOrder } from './orders.ts';
import { printed } from './printer.ts';

// A thread of its own: laying out a long case takes longer than a web server may stand still. Started by press.ts.

async function answerTo(order: PrintOrder): Promise<PrintAnswer> {
  try {
    return { bytes: new Uint8Array(await printed(dossierDocument(order.order))) };
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.stack ?? ''}`.slice(0, 600) : 'unknown' };
  }
}

parentPort?.on('message', async (order: PrintOrder) => {
  parentPort?.postMessage(await answerTo(order));
});
