import type { IncomingMessage } from 'node:http';
import { log } from '#src/lib/log.ts';
import { addressOf } from '#src/lib/networks.ts';
import { pathOf } from './answers.ts';

/** The site as visitors address it, and how many proxies stand in front of it, each of which says who came to it. */
export interface Front {
  site: URL;
  trustedProxies: number;
}

/** The last request did not say who came to the proxy: then all visitors look like one, and share its limits. */
let isUntold = false;
let wasLogged = false;

/** What `/readyz` has to say about the proxies; null when all is well. */
export function proxyFault(): string | null {
  return isUntold ? 'X-Forwarded-For is missing: every visitor looks like one. See TRUSTED_PROXIES' : null;
}

/**
 * The nearest proxy appends the address of whoever came to it to X-Forwarded-For, the next one before it likewise; what
 * stands further left came from the visitor and is not believed. Astro gets the visitor's address in its one spelling, and
 * the site's own address, so that its comparison of origins works whatever Host the proxy passes on. Returns the address.
 */
export function trustProxies(req: IncomingMessage, front: Front): string {
  const { site } = front;
  const told = visitorTold(req, front);
  for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']) {
    delete req.headers[name];
  }
  const visitor = told ?? connectedFrom(req);
  req.headers['x-forwarded-for'] = visitor;
  if (site.protocol !== 'https:') return visitor;
  req.headers.host = site.host;
  req.headers['x-forwarded-host'] = site.host;
  req.headers['x-forwarded-proto'] = 'https';
  return visitor;
}

/** The visitor's IP number, before the request is touched. */
export const visitorOf = (req: IncomingMessage, front: Front): string => visitorTold(req, front) ?? connectedFrom(req);

const connectedFrom = (req: IncomingMessage) => addressOf(req.socket.remoteAddress) ?? 'unknown';

/** Who came to the proxies, as they say; null where there are none, or none says it, which is noted. */
export function visitorTold(req: IncomingMessage, { trustedProxies }: Front): string | null {
  const said = () => req.headers['x-forwarded-for']?.toString().split(',') ?? [];
  const told = trustedProxies > 0 ? addressOf(said().at(-trustedProxies)) : null;
  noteWhetherTold(trustedProxies > 0 && told === null);
  return told;
}

function noteWhetherTold(isMissing: boolean) {
  isUntold = isMissing;
  if (!isMissing || wasLogged) return;
  wasLogged = true;
  log.warn(
    'X-Forwarded-For is missing: every visitor looks like one. TRUSTED_PROXIES says how many proxies append to it',
  );
}

/**
 * A mail program that ends mails for its reader (RFC 8058) comes from anywhere and says no origin, so the comparison of
 * origins would refuse it. It is let through as a visitor without a session: the token in its address is all it needs.
 */
export function trustOneClick(req: IncomingMessage, site: URL) {
  if (req.method !== 'POST' || !oneClick.test(pathOf(req))) return;
  const actions = new URL(req.url ?? '/', site).searchParams.getAll('_action');
  if (actions.length !== 1 || actions[0] !== 'mails.stop') return;
  req.headers.origin = `${site.protocol}//${req.headers.host}`;
  delete req.headers.cookie;
}

const oneClick = /^\/(?:de|en)\/account\/link\/stop-mails$/;
