import { keyedHash, newId } from '#src/lib/crypto.ts';
import type { SessionCookie } from './sessions.ts';

const validSeconds = 365 * 86_400;
/** Accounts that one browser is known to. */
const mostAccounts = 3;

const isSecure = () => process.env.SITE_URL?.startsWith('https:') ?? false;

/** Name of the cookie by which a browser is known that has signed in before. It opens nothing. */
export function deviceCookieName(): string {
  return isSecure() ? '__Host-device' : 'device';
}

const signed = (mark: string, userId: string) => `${mark}~${keyedHash(`device:${userId}:${mark}`).slice(0, 40)}`;

function marksIn(cookie: string | null): string[] {
  return (cookie ?? '').split('.').filter((part) => /^[0-9a-f]{30}~[0-9a-f]{40}$/.test(part));
}

/** The mark of a browser that has signed in to this account before; null for any other. */
export function knownDevice(cookie: string | null, userId: string): string | null {
  const marks = marksIn(cookie).map((part) => part.slice(0, part.indexOf('~')));
  return marks.find((mark) => marksIn(cookie).includes(signed(mark, userId))) ?? null;
}

/** The cookie that makes a browser known to this account, beside those it is known to already. */
export function deviceCookie(cookie: string | null, userId: string): SessionCookie {
  const mark = knownDevice(cookie, userId) ?? newId();
  const own = signed(mark, userId);
  const others = marksIn(cookie).filter((part) => part !== own);
  return {
    name: deviceCookieName(),
    value: [own, ...others].slice(0, mostAccounts).join('.'),
    attributes: { httpOnly: true, sameSite: 'lax', secure: isSecure(), path: '/', maxAge: validSeconds },
  };
}
