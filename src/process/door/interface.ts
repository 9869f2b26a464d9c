import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { networksOf } from '#src/lib/networks.ts';
import { paths } from '#src/lib/paths.ts';
import { onlyRead, type Problem, problemJson, problemType } from '#src/lib/problem.ts';
import { readLimit } from '#src/lib/read-limit.ts';
import { pathIn } from './path.ts';

const { points, seconds } = readLimit;
/** As in lib/limits.ts: a site of IPv6 has many connections. */
const wideFactor = 8;
/** Networks that are remembered: some megabytes. Whoever has more than that to send from is stopped by nothing that is counted here. */
const mostNetworks = 50_000;

interface Counted {
  count: number;
  /** Of the clock that only goes forward. */
  until: number;
}

/**
 * Counts requests in memory, and not where forms are counted (lib/limits.ts): reading must not write. A network begins its time with
 * its first request. Of several web machines each counts its own.
 */
export function readCounter(now: () => number = () => performance.now()) {
  const networks = new LRUCache<string, Counted>({ max: mostNetworks });
  const countUp = (key: string, most: number) => {
    const before = networks.get(key);
    const counted = before && before.until > now() ? before : { count: 0, until: now() + seconds * 1000 };
    counted.count += 1;
    networks.set(key, counted);
    return { left: most - counted.count, after: Math.max(1, Math.ceil((counted.until - now()) / 1000)) };
  };
  return (visitor: string): { left: number; after: number } => {
    const { near, wide } = networksOf(visitor);
    const own = countUp(near, points);
    const all = wide === null ? own : countUp(wide, points * wideFactor);
    return all.left < own.left ? all : own;
  };
}

const count = readCounter();

/** What companies read with a token counts by the token: those two addresses, spelt as they are. */
const isOwn = (url: string) => /^\/api\/v1\/own(?:\/cases)?\/?(?:\?|$)/.test(url);

const isOpen = (url: string) => /^\/api\/v1(?:\/|$)/.test(pathIn(url)) && !isOwn(url);

const everySite = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After',
  // RFC 8631: where programs and people read what this is.
  link: `<${paths.openApi()}>; rel="service-desc", <${paths.interface('en')}>; rel="service-doc"`,
};

/**
 * What comes before the interface for programs is asked, also before what is kept of it. True when that is the answer: a browser
 * that asks whether another site may read, a method that writes, or one network that asks too often. Each request counts once.
 */
export function isInterfaceAnswered(req: IncomingMessage, res: ServerResponse, visitorOf: () => string): boolean {
  const { url = '', method } = req;
  if (!isOpen(url) || res.hasHeader('ratelimit')) return false;
  for (const [name, value] of Object.entries(everySite)) res.setHeader(name, value);
  if (method === 'OPTIONS') {
    const asked = { 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': 'If-None-Match' };
    res.writeHead(204, { ...asked, 'access-control-max-age': '86400', allow: 'GET, HEAD, OPTIONS' }).end();
    return true;
  }
  const { left, after } = count(visitorOf());
  res.setHeader('ratelimit-policy', `"network";q=${points};w=${seconds}`);
  res.setHeader('ratelimit', `"network";r=${Math.max(0, left)};t=${after}`);
  if (left < 0) {
    res.setHeader('retry-after', String(after));
    const detail = `At most ${points} requests in ${seconds / 60} minutes from one network. The data set is one request.`;
    return answerProblem(req, res, { status: 429, code: 'too-often', detail });
  }
  if (method === 'GET' || method === 'HEAD') return false;
  res.setHeader('allow', 'GET, HEAD, OPTIONS');
  return answerProblem(req, res, { status: 405, code: 'read-only', detail: onlyRead });
}

/** Says a fault as programs read it; a body that still arrives is not read. */
function answerProblem(req: IncomingMessage, res: ServerResponse, said: Problem): true {
  res.setHeader('x-content-type-options', 'nosniff');
  if (!req.complete) res.shouldKeepAlive = false;
  res.writeHead(said.status, { 'content-type': problemType, 'cache-control': 'no-store' }).end(problemJson(said));
  return true;
}

/** What is said to a program that is refused at the door, in place of words for people; null: it asked for a page. */
export function refusedProblem(req: IncomingMessage, status: number, detail: string): string | null {
  if (!isOpen(req.url ?? '')) return null;
  const code = status === 503 ? 'busy' : status === 404 ? 'not-found' : 'refused';
  return problemJson({ status, code, detail });
}
