import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemType } from '#src/lib/problem.ts';
import { refusedProblem } from './interface.ts';
import { refusalPage, refusalPolicy } from './refusal.ts';

/** What is answered without asking a page. `after`: seconds until it makes sense to ask again. `most`: bytes that would be read. */
export interface Refusal {
  status: number;
  words: string;
  after?: number;
  most?: number;
}

export const busy: Refusal = { status: 503, words: 'Service Unavailable', after: 10 };
export const tooLarge: Refusal = { status: 413, words: 'Content Too Large' };

/**
 * Milliseconds in which a body that nobody will read may still arrive, so that its sender gets to read the answer: a browser
 * whose line is cut while it sends shows a fault of its own instead. The second is for a long text over a slow line.
 */
const [lingering, longest] = [3000, 15_000];
const bytesPerMillisecond = 64;

/** The address without its query, which may hold the token of a link. */
export function pathOf(req: IncomingMessage): string {
  return req.url?.split('?')[0] ?? '';
}

export function refuse(req: IncomingMessage, res: ServerResponse, refusal: Refusal) {
  const { status, words, after } = refusal;
  if (res.headersSent) return void res.destroy();
  if (after !== undefined) res.setHeader('Retry-After', String(after));
  // Who asked for the line to be closed gets to read the answer too: it is closed below, when nothing arrives any more.
  if (!req.complete) res.shouldKeepAlive = true;
  plain(res, status, words, refusalPage(req, refusal));
  if (req.complete) return;
  req.resume();
  const sending = Number(req.headers['content-length'] ?? 0) / bytesPerMillisecond;
  const end = setTimeout(() => req.socket.destroy(), Math.min(lingering + sending, longest));
  req.once('close', () => clearTimeout(end));
  if (/close/i.test(req.headers.connection ?? '')) req.once('end', () => req.socket.end());
}

export function plain(res: ServerResponse, status: number, words: string, page: string | null = null) {
  if (res.headersSent) return void res.destroy();
  const said = page === null ? refusedProblem(res.req, status, words) : null;
  const type = said ? problemType : `text/${page === null ? 'plain' : 'html'}; charset=utf-8`;
  if (page !== null) res.setHeader('Content-Security-Policy', refusalPolicy);
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(page ?? said ?? words);
}
