import type { EventEmitter } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { faultOf, log } from '#src/lib/log.ts';
import { shareOf } from '#src/lib/networks.ts';
import type { Settings } from '#src/lib/settings.ts';
import { servedBuild } from './build.ts';
import { busy, pathOf, plain, type Refusal, refuse } from './door/answers.ts';
import { formRefusalOf, letThrough, readBody } from './door/body.ts';
import { boundConnections } from './door/connections.ts';
import { drainedOf } from './door/drained.ts';
import { healthOf } from './door/health.ts';
import { isInterfaceAnswered } from './door/interface.ts';
import { measureHit, metricsOf, noteCache } from './door/metrics.ts';
import { answerNamed } from './door/named.ts';
import { pathIn } from './door/path.ts';
import { type Front, trustOneClick, trustProxies, visitorOf, visitorTold } from './door/proxies.ts';
import { placeFor } from './door/scarce.ts';
import { isItsTurn } from './door/turns.ts';
import { followChanges } from './front/changes.ts';
import { type FrontCache, frontCache } from './front/front.ts';
import type { Pages } from './front/render.ts';

const methods = new Set(['GET', 'HEAD', 'POST']);
const patience = 10_000;
/** Milliseconds: files of evidence on a slow line. Every other body has its own, shorter time (door/body.ts). */
const longestRequest = 45 * 60_000;
/** Open connections: some 10 kB each. */
const mostConnections = 1024;
/** Of one network, which may be an office; behind a proxy all are the proxy's. */
const mostOfNetwork = 256;

/** A site that is served. `changes`: of its sources, when it is served from them. */
export interface Web {
  port: number;
  changes?: EventEmitter<{ worker: [] }>;
  stop: () => Promise<void>;
}

type Fronting = Pick<Settings, 'SITE_URL' | 'TRUSTED_PROXIES'>;
type Serving = Fronting & Pick<Settings, 'DATABASE_URL' | 'DATABASE_AUTH_TOKEN' | 'FRONT_CACHE_MB' | 'HOST' | 'PORT'>;

/** This server speaks plain HTTP, so a site with an https address has a proxy in front unless it is said otherwise. */
export function frontOf({ SITE_URL, TRUSTED_PROXIES }: Fronting): Front {
  const site = new URL(SITE_URL);
  return { site, trustedProxies: TRUSTED_PROXIES ?? (site.protocol === 'https:' ? 1 : 0) };
}

/** Serves the built site. Rejects when the address cannot be listened on. `follow`: how the front cache learns what was written. */
export async function serve(settings: Serving, follow = followChanges): Promise<Web> {
  const folder = servedBuild();
  const entry: { handler: Pages } = await import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href);
  const files = staticFiles(join(folder, 'client'));
  const front = frontOf(settings);
  const isFollowed = settings.FRONT_CACHE_MB > 0;
  const changes = isFollowed ? follow(settings.DATABASE_URL, settings.DATABASE_AUTH_TOKEN) : null;
  const cache =
    changes && frontCache({ pages: entry.handler, changes, site: front.site, megabytes: settings.FRONT_CACHE_MB });
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: longestRequest,
      keepAliveTimeout: 15_000,
      connectionsCheckingInterval: 2000,
    },
    (req, res) => {
      // One that was sent ahead has no socket yet, and waits for its turn.
      const isNext = res.socket !== null;
      // Other spellings of its addresses are kept under none, and asked below.
      const isOfInterface = isNext && req.url?.startsWith('/api/');
      if (isOfInterface && isInterfaceAnswered(req, res, () => visitorOf(req, front))) return measureHit(res);
      if (isNext && cache?.sendKept(req, res)) {
        visitorTold(req, front);
        return measureHit(res);
      }
      if (req.method === 'POST') changes?.isWriting(res);
      answerNamed(res, () => {
        answer(req, res, { front, files, cache, pages: entry.handler }).catch((error: unknown) => {
          log.error({ ...faultOf(error), method: req.method }, 'a request failed');
          plain(res, 500, 'Internal Server Error');
        });
      });
    },
  );
  boundConnections(server, {
    most: mostConnections,
    each: front.trustedProxies > 0 ? mostConnections : mostOfNetwork,
  });
  await listen(server, settings.PORT, settings.HOST);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.PORT,
    stop: async () => {
      await close(server);
      changes?.close();
    },
  };
}

interface Served {
  front: Front;
  cache: FrontCache | null;
  files: ReturnType<typeof staticFiles>;
  pages: Pages;
}

async function answer(req: IncomingMessage, res: ServerResponse, { front, cache, files, pages }: Served) {
  if (!(await isItsTurn(req, res)) || isInterfaceAnswered(req, res, () => visitorOf(req, front))) return;
  const visitor = await isAnsweredFirst(req, res, front);
  if (visitor === null) return;
  const network = shareOf(visitor);
  if (req.method === 'POST') {
    const isThrough = await letThrough(req, res, network);
    if (isThrough === false) return refuse(req, res, busy);
    if (isThrough) return void (await pages(req, res));
    const read = await readBody(req, network);
    if ('refusal' in read) return refuse(req, res, read.refusal);
    // Where Astro's adapter looks first.
    Object.assign(req, { body: read.body });
  }
  if (files(req, res)) return;
  if ((await placeFor(req, res, network)) === 'refused') return refuse(req, res, busy);
  const kept = await cache?.answer(req, res);
  if (kept) return noteCache(res, kept);
  // Without a fourth step behind it the handler answers with the site's own "not found" page.
  await pages(req, res, undefined, { drained: drainedOf(res) });
}

/** What comes before the pages, whoever makes them. The visitor's IP number, or null when the request is answered. */
export async function isAnsweredFirst(req: IncomingMessage, res: ServerResponse, front: Front): Promise<string | null> {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.on('finish', () => {
    // 503 is no fault: somebody asked for more than their share.
    if (res.statusCode >= 500 && res.statusCode !== 503) {
      log.error({ status: res.statusCode, method: req.method, path: pathOf(req) }, 'answered with a fault');
    }
  });
  const refusal = refusalOf(req);
  const health = refusal ? null : ((await metricsOf(req)) ?? (await healthOf(pathOf(req))));
  if (refusal) refuse(req, res, refusal);
  if (health) plain(res, health.status, health.words);
  if (refusal || health) return null;
  const visitor = trustProxies(req, front);
  trustOneClick(req, front.site);
  return visitor;
}

/** What no page could answer: the framework would turn these into a fault of its own. */
function refusalOf(req: IncomingMessage): Refusal | null {
  if (!methods.has(req.method ?? '')) return { status: 405, words: 'Method Not Allowed' };
  if (!req.url?.startsWith('/')) return { status: 400, words: 'Bad Request' };
  if (!isOneHost(req) || !URL.canParse(req.url, 'http://site.invalid')) return { status: 400, words: 'Bad Request' };
  try {
    // What the pages say when they fail is no page of its own: whoever asks for it is to raise no alarm.
    if (isOfFramework(decodeURI(pathOf(req))) || /^\/500\/?$/.test(pathIn(req.url)))
      return { status: 404, words: 'Not Found' };
  } catch {
    return { status: 400, words: 'Bad Request' };
  }
  return req.method === 'POST' ? formRefusalOf(req) : null;
}

const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The framework puts the address of a request together from its Host and its path: with more in it than a name and a port,
 * the pages would see another path, another action or no address at all.
 */
function isOneHost({ headers, headersDistinct }: IncomingMessage): boolean {
  const isValid = plainHost.test(headers.host ?? '') && URL.canParse(`http://${headers.host}`);
  return isValid && headersDistinct['host']?.length === 1;
}

/** Doors that the framework brings along: pictures made anew, islands, actions without a page. Nobody here uses them. */
function isOfFramework(path: string): boolean {
  return /^\/+_/.test(path) && !path.startsWith('/_astro/');
}

function staticFiles(folder: string) {
  const files = sirv(folder, {
    etag: true,
    dotfiles: false,
    setHeaders: (res, path) => {
      // Only what the build names by its content may be kept for good.
      const isHashed = path.startsWith('/_astro/');
      res.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      // The library does not know the oldest kind of picture, and no browser may guess.
      if (path.endsWith('.ico')) res.setHeader('Content-Type', 'image/x-icon');
    },
  });
  // As the library looks for them once: for pages the disk is not asked.
  const known = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`));
  /** False when it is no file. */
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    let isFile = true;
    const none = () => {
      isFile = false;
    };
    const path = decodeURI(pathOf(req));
    // A file that went away since the start must not end the process while it is sent.
    if (known.has(path) && existsSync(join(folder, path))) files(req, res, none);
    else none();
    return isFile;
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // As many as may be open: who connects while thousands do is not turned away by the system.
    server.listen({ port, host, backlog: mostConnections }, () => resolve());
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
