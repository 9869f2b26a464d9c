import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { database } from '#src/lib/database.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { holdPresentBuild } from './build.ts';
import { refusalPage } from './refusal.ts';

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

/** Longest body that any form sends: what astro.config.mjs allows, refused here before it is read. */
const largestBody = 2 * 1024 * 1024;
const methods = new Set(['GET', 'HEAD', 'POST']);
const patience = 10_000;

/** A site that is served. `changes`: of its sources, when it is served from them. */
export interface Web {
  port: number;
  changes?: EventEmitter<{ worker: [] }>;
  stop: () => Promise<void>;
}

/** Serves the built site. Rejects when the address cannot be listened on. */
export async function serve(settings: { HOST: string; PORT: number; SITE_URL: string }): Promise<Web> {
  const folder = holdPresentBuild();
  const entry: { handler: Handler } = await import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href);
  const files = staticFiles(join(folder, 'client'));
  const site = new URL(settings.SITE_URL);
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 15_000, connectionsCheckingInterval: 5000 },
    (req, res) => {
      answer(req, res, site, files, entry.handler).catch((error: unknown) => {
        log.error({ ...faultOf(error), method: req.method }, 'a request failed');
        plain(res, 500, 'Internal Server Error');
      });
    },
  );
  await listen(server, settings.PORT, settings.HOST);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.PORT,
    stop: () => close(server),
  };
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  site: URL,
  files: ReturnType<typeof staticFiles>,
  handler: Handler,
) {
  if (await isAnsweredFirst(req, res, site)) return;
  const page = () => {
    // Without a fourth step behind it the handler answers with the site's own "not found" page.
    Promise.resolve(handler(req, res)).catch((error: unknown) => {
      log.error({ ...faultOf(error), method: req.method }, 'a request failed');
      plain(res, 500, 'Internal Server Error');
    });
  };
  files(req, res, page);
}

/** What comes before the pages, whoever makes them. True when the request is answered. */
export async function isAnsweredFirst(req: IncomingMessage, res: ServerResponse, site: URL): Promise<boolean> {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.on('finish', () => {
    if (res.statusCode >= 500) {
      log.error({ status: res.statusCode, method: req.method, path: pathOf(req) }, 'answered with a fault');
    }
  });
  const refusal = refusalOf(req);
  const health = refusal ? null : await healthOf(pathOf(req));
  if (refusal) plain(res, refusal.status, refusal.words, refusalPage(req, refusal.status));
  if (health) plain(res, health.status, health.words);
  if (refusal || health) return true;
  trustProxy(req, site);
  trustOneClick(req, site);
  return false;
}

/** What no page could answer: the framework would turn these into a fault of its own. */
function refusalOf(req: IncomingMessage): { status: number; words: string } | null {
  if (!methods.has(req.method ?? '')) return { status: 405, words: 'Method Not Allowed' };
  if (Number(req.headers['content-length'] ?? 0) > largestBody) return { status: 413, words: 'Content Too Large' };
  if (!req.url?.startsWith('/')) return { status: 400, words: 'Bad Request' };
  if (!URL.canParse(req.url, `http://${req.headers.host ?? ''}`)) return { status: 400, words: 'Bad Request' };
  try {
    decodeURI(pathOf(req));
  } catch {
    return { status: 400, words: 'Bad Request' };
  }
  return req.method === 'POST' ? formRefusalOf(req) : null;
}

/** Every POST of this site is a form that calls one action, and a browser says how long it is. */
function formRefusalOf(req: IncomingMessage): { status: number; words: string } | null {
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    req.headers['content-type'] ?? '',
  );
  if (!isForm) return { status: 415, words: 'Unsupported Media Type' };
  if (req.headers['content-length'] === undefined) return { status: 411, words: 'Length Required' };
  const action = new URL(req.url ?? '/', 'http://site.invalid').searchParams.get('_action');
  const isAction = action === null || /^\w+\.\w+$/.test(action);
  return isAction ? null : { status: 400, words: 'Bad Request' };
}

/**
 * This server speaks plain HTTP, so a site with an https address always has a proxy in front, which appends the
 * visitor's address to X-Forwarded-For; what stands before that came from the visitor and is not believed. Astro gets
 * the site's own address, so that its comparison of origins works whatever Host the proxy passes on.
 */
function trustProxy(req: IncomingMessage, site: URL) {
  const visitor = req.headers['x-forwarded-for']?.toString().split(',').at(-1)?.trim();
  for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']) {
    delete req.headers[name];
  }
  if (site.protocol !== 'https:') return;
  req.headers.host = site.host;
  req.headers['x-forwarded-host'] = site.host;
  req.headers['x-forwarded-proto'] = 'https';
  if (visitor) req.headers['x-forwarded-for'] = visitor;
}

/**
 * A mail program that ends mails for its reader (RFC 8058) comes from anywhere and says no origin, so the comparison of
 * origins would refuse it. It is let through as a visitor without a session: the token in its address is all it needs.
 */
function trustOneClick(req: IncomingMessage, site: URL) {
  if (req.method !== 'POST' || !oneClick.test(pathOf(req))) return;
  const actions = new URL(req.url ?? '/', site).searchParams.getAll('_action');
  if (actions.length !== 1 || actions[0] !== 'mails.stop') return;
  req.headers.origin = `${site.protocol}//${req.headers.host}`;
  delete req.headers.cookie;
}

const oneClick = /^\/(?:de|en)\/account\/link\/stop-mails$/;

function staticFiles(folder: string) {
  const files = sirv(folder, {
    etag: true,
    dotfiles: false,
    setHeaders: (res, path) => {
      // Only what the build names by its content may be kept for good.
      const isHashed = path.startsWith('/_astro/');
      res.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    },
  });
  return (req: IncomingMessage, res: ServerResponse, next: () => void) => {
    // A file that went away since the start must not end the process while it is sent.
    if (existsSync(join(folder, decodeURI(pathOf(req))))) files(req, res, next);
    else next();
  };
}

async function healthOf(path: string): Promise<{ status: number; words: string } | null> {
  if (path === '/healthz') return { status: 200, words: 'ok' };
  if (path !== '/readyz') return null;
  try {
    await database().$client.execute('SELECT 1 FROM outbox LIMIT 1');
    return { status: 200, words: 'ready' };
  } catch (error) {
    log.error(faultOf(error), 'the database does not answer');
    return { status: 503, words: 'database not reachable' };
  }
}

/** The address without its query, which may hold the token of a link. */
function pathOf(req: IncomingMessage): string {
  return req.url?.split('?')[0] ?? '';
}

function plain(res: ServerResponse, status: number, words: string, page: string | null = null) {
  if (res.headersSent) return void res.destroy();
  const type = page === null ? 'text/plain' : 'text/html';
  if (page !== null) res.setHeader('Content-Security-Policy', "default-src 'none'");
  res.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }).end(page ?? words);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

/** Takes no new requests and lets those that run finish. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection that was answering when the server closed is kept alive afterwards, until somebody looks again.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const end = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(end);
}
