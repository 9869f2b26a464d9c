import { isIP, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The IP number in what a socket or a proxy says: with a port, in brackets or quotes, with a zone, an IPv4 number written
 * as IPv6; in the one spelling under which it is compared. Null for what holds none.
 */
export function addressOf(said: string | undefined): string | null {
  const typed = (said ?? '').trim().replace(/^"(.*)"$/, '$1');
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(typed)?.[1];
  const withPort = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(typed)?.[1];
  const [number = ''] = (bracketed ?? withPort ?? typed).split('%');
  if (isIP(number) === 0) return null;
  return isIPv6(number) ? canonical(number) : number;
}

function canonical(ipv6: string): string {
  const short = new URL(`http://[${ipv6}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short);
  if (!mapped) return short;
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Who sends from an IP number: its connection, and the site of which that is a part. */
export interface Networks {
  /** An IPv4 number, or the first 64 bits of an IPv6 number: every connection has the other half to itself. */
  near: string;
  /** The first 48 bits of an IPv6 number, which one customer may have; null for IPv4. */
  wide: string | null;
}

/** What is no IP number is one network of its own. */
export function networksOf(ip: string): Networks {
  const address = addressOf(ip);
  if (address === null || !isIPv6(address)) return { near: address ?? 'unknown', wide: null };
  const [head = '', tail = ''] = address.split('::');
  const [start, end] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const gap = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  const groups = address.includes('::') ? [...start, ...gap, ...end] : start;
  return { near: `${groups.slice(0, 4).join(':')}/64`, wide: `${groups.slice(0, 3).join(':')}/48` };
}

/** The network that shares what is scarce. */
export function shareOf(ip: string): string {
  const { near, wide } = networksOf(ip);
  return wide ?? near;
}

/** Whether an IP number is one of the Internet, and not of this machine or of a network behind a door. */
export const isOfTheInternet = (ip: string): boolean => ipaddr.isValid(ip) && ipaddr.process(ip).range() === 'unicast';
