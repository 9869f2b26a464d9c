import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Agent, Dispatcher } from 'undici';

/** How requests go out. What is typed into forms has no part in it. */
export interface Way {
  /** `ip:port` of the name server, of the setting DNS_SERVER; those of the machine without it. */
  dnsServer?: string | undefined;
  /**
   * For tests: addresses that are let through although they are none of the Internet. A name that leads to the IP
   * number of `127.0.0.2:8443` is connected there, at that port. Nothing that runs for real names any.
   */
  allow?: readonly string[];
  /** For tests: the certificate that is believed instead of those of the machine. */
  ca?: string;
  /** For tests: how long everything may take instead of what an errand says. */
  milliseconds?: number;
}

/** One request. */
export interface Errand {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Most bytes of the answer's body; more is the fault `too-large`. */
  mostBytes?: number;
  /** For everything together: asking for the name, connecting, the whole answer. */
  milliseconds?: number;
  /** Ports beside 443 for https and 80 for http. */
  ports?: readonly number[];
  /** Whether an answer that leads elsewhere is followed there, at most three times, each checked as the first; none without it. */
  follows?: (from: URL, to: URL) => boolean;
}

/**
 * Why nothing came back. `address`: not http or https, a port that is not allowed, a name of no host of the Internet;
 * `private`: the name leads to an address that is none of the Internet; `unresolved`: the name leads nowhere;
 * `elsewhere`: the answer leads to another place; `encoded`: the answer is compressed, which was not asked for.
 */
export type OutgoingFault =
  | 'address'
  | 'private'
  | 'unresolved'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'elsewhere'
  | 'encoded';

export type Answer = { status: number; type: string; text: string; url: string } | { fault: OutgoingFault };

/** Loaded for the first request: a hundred files, for which most sites have no use. */
const undici = () => import('undici');

const usual = { mostBytes: 64 * 1024, milliseconds: 10_000 };
const mostTurns = 3;
/** Names that are no one's on the Internet, whatever a name server says. */
const notOfTheInternet =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|onion|arpa|alt)$/;

/**
 * Sends a request to an address that a stranger named, so that it can reach nothing but the Internet: the name is asked for
 * here, every number it leads to must be a public one, and the connection goes to the number that was checked. Never throws
 * for what the other side does; never sends or keeps cookies; reads no compressed answer.
 */
export async function goOut(way: Way, errand: Errand): Promise<Answer> {
  const signal = AbortSignal.timeout(way.milliseconds ?? errand.milliseconds ?? usual.milliseconds);
  let url = URL.parse(errand.url);
  for (let turn = 0; ; turn += 1) {
    if (url === null) return { fault: 'address' };
    const answer = await once(way, errand, url, signal);
    if (!('location' in answer)) return answer;
    const next: URL | null = URL.parse(answer.location, url);
    if (turn === mostTurns || next === null || !errand.follows?.(url, next)) return { fault: 'elsewhere' };
    url = next;
  }
}

async function once(way: Way, errand: Errand, url: URL, signal: AbortSignal): Promise<Answer | { location: string }> {
  if (!isOfAHost(url)) return { fault: 'address' };
  const goal = await inTime(goalOf(way, url, signal), signal);
  if (goal === null) return { fault: 'too-slow' };
  if ('fault' in goal) return goal;
  const isTest = goal.port !== undefined;
  if (!isTest && !hasAllowedPort(url, errand)) return { fault: 'address' };
  const agent = await agentTo(goal, url, way);
  try {
    const { request } = await undici();
    const answer = await request(url, {
      dispatcher: agent,
      method: errand.method,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'Aktenkundig', ...errand.headers },
      ...(errand.body !== undefined && { body: errand.body }),
      signal,
    });
    return await read(answer, url, errand.mostBytes ?? usual.mostBytes);
  } catch (error) {
    return { fault: signal.aborted || isTimeout(error) ? 'too-slow' : 'unreachable' };
  } finally {
    // Not waited for: a connection that is being made holds it until its own time is over, whatever the signal says.
    agent.destroy().catch(() => undefined);
  }
}

/** Whether an address can be one of the Internet by how it is written: http or https, without a password, by name. */
function isOfAHost(url: URL): boolean {
  const host = hostOf(url);
  // However it is written (decimal, octal, in brackets), a number has become one in its usual form by now.
  const isNumber = isIP(host) !== 0 || host.startsWith('[');
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const hasPassword = `${url.username}${url.password}` !== '';
  return isWeb && !hasPassword && !isNumber && host.includes('.') && !notOfTheInternet.test(host);
}

const hostOf = (url: URL): string => url.hostname.replace(/\.$/, '');

/** The usual port of an address is left out of it. */
const hasAllowedPort = (url: URL, { ports = [] }: Errand): boolean =>
  url.port === '' || ports.includes(Number(url.port));

/** Where the connection goes. `port`: another one than the address names, for tests. */
interface Goal {
  ip: string;
  port?: string;
}

async function goalOf(way: Way, url: URL, signal: AbortSignal): Promise<Goal | { fault: OutgoingFault }> {
  const numbers = await numbersOf(way, hostOf(url), signal);
  const goals = numbers.map((ip) => testGoal(way, ip) ?? (isPublic(ip) ? { ip } : null));
  const [first] = goals;
  if (first === undefined) return { fault: 'unresolved' };
  return first === null || goals.includes(null) ? { fault: 'private' } : first;
}

async function numbersOf({ dnsServer }: Way, host: string, signal: AbortSignal): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  // What nobody waits for any more holds no socket.
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  if (dnsServer) resolver.setServers([dnsServer]);
  const [four, six] = await Promise.all([
    resolver.resolve4(host).catch(() => []),
    resolver.resolve6(host).catch(() => []),
  ]);
  return [...four, ...six];
}

function testGoal({ allow = [] }: Way, ip: string): Goal | null {
  const found = allow.find((address) => address.startsWith(`${ip}:`));
  return found === undefined ? null : { ip, port: found.slice(ip.length + 1) };
}

/**
 * Whether a number is one of the Internet, as it stands: an IPv4 number in an IPv6 one (mapped, compatible, translated, 6to4,
 * Teredo) is none, for it may lead anywhere.
 */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const number = ipaddr.parse(ip);
  if (number.range() !== 'unicast') return false;
  // RFC 4291 and the IANA registry: only 2000::/3 is given out.
  return number.kind() === 'ipv4' || number.match(ipaddr.parseCIDR('2000::/3'));
}

/** Connects to the number that was checked and to no other; the certificate must be that of the name. */
async function agentTo(goal: Goal, url: URL, { ca, milliseconds = 5000 }: Way): Promise<Agent> {
  const { Agent, buildConnector } = await undici();
  const connector = buildConnector({
    allowH2: false,
    timeout: Math.min(5000, milliseconds),
    ...(ca !== undefined && { ca }),
  });
  return new Agent({
    allowH2: false,
    connections: 1,
    maxHeaderSize: 16 * 1024,
    connect: ({ servername: _of, host: _named, ...options }, callback) => {
      const secure = url.protocol === 'https:' ? { servername: hostOf(url) } : {};
      connector({ ...options, ...secure, hostname: goal.ip, port: goal.port ?? options.port }, callback);
    },
  });
}

async function read(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  url: URL,
  mostBytes: number,
): Promise<Answer | { location: string }> {
  // What is not read ends with its agent, and says so.
  body.on('error', () => undefined);
  const { location } = headers;
  if (status >= 300 && status < 400) return typeof location === 'string' ? { location } : { fault: 'elsewhere' };
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return { fault: 'encoded' };
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > mostBytes) return { fault: 'too-large' };
    pieces.push(bytes);
  }
  const type = headers['content-type'];
  const text = Buffer.concat(pieces).toString('utf8');
  return { status, type: typeof type === 'string' ? type : '', text, url: url.href };
}

function inTime<T>(task: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  const late = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
  return Promise.race([task, late]);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /TIMEOUT/.test(String(error.code));
}
