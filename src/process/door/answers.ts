import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalPage } from './refusal.ts';

/** What is answered without asking a page. `after`: seconds until it makes sense to ask again. */
export interface Refusal {
  status: number;
  words: string;
  after?: number;
}

export const busy: Refusal = { status: 503, words: 'Service Unavailable', after: 10 };
export const tooLarge: Refusal = { status: 413, words: 'Content Too Large' };

/** Milliseconds in which a body that nobody will read may still arrive, so that its sender gets to read the answer. */
const lingering = 3000;

/** The address without its query, which may hold the token of a link. */
export function pathOf(req: IncomingMessage): string {
  return req.url?.split('?')[0] ?? '';
}

export function refuse(req: IncomingMessage, res: ServerResponse, { status, words, after }: Refusal) {
  if (res.headersSent) return void res.destroy();
  if (after !== undefined) res.setHeader('Retry-After', String(after));
  plain(res, status, words, refusalPage(req, status));
  if (req.complete) return;
  req.resume();
  const end = setTimeout(() => req.socket.destroy(), lingering);
  req.once('close', () => clearTimeout(end));
}

export function plain(res: ServerResponse, status: number, words: string, page: string | null = null) {
  if (res.headersSent) return void res.destroy();
  const type = page === null ? 'text/plain' : 'text/html';
  if (page !== null) res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }).end(page ?? words);
}
