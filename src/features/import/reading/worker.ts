import { readFile } from '../file.ts';
import { attachedMails, filesOf } from '../mail.ts';
import { readStory } from '../rules.ts';
import type { ReadAnswer, ReadOrder } from './order.ts';

// A thread of its own: a PDF or a mail of many megabytes takes longer than a web server may stand still. Started by queue.ts.

export async function answerTo(order: ReadOrder): Promise<ReadAnswer> {
  if (order.kind === 'story') return { kind: 'story', story: readStory(order.text, { today: order.today }) };
  if (order.kind === 'attached') return { kind: 'attached', mails: await attachedMails(order.bytes) };
  if (order.kind === 'files') return { kind: 'files', files: await filesOf(order.bytes) };
  return { kind: 'file', file: await readFile(order.bytes, order.name) };
}
