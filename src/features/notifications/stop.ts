import { keyedHash } from '#src/lib/crypto.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { isTopic, type Topic } from './topics.ts';

/** What a link at the foot of a mail ends: one topic or the digests of one person, or everything to a company's contact address. */
export type Stop = { userId: string; topic: Topic | 'digest' } | { contactId: string };

/**
 * The token of such a link. Signed, not stored: it is good as long as SECRET_KEY, because a mail may be read years
 * later, and all it can do is end mails of one topic.
 */
export function stopToken(stop: Stop): string {
  const what = 'contactId' in stop ? `contact.${stop.contactId}` : `${stop.userId}.${stop.topic}`;
  return `${what}.${signature(what)}`;
}

/** What the token was made for; null for anything `stopToken` has not made. */
export function readStopToken(token: string): Stop | null {
  const end = token.lastIndexOf('.');
  const what = token.slice(0, Math.max(0, end));
  if (end < 0 || token.slice(end + 1) !== signature(what)) return null;
  const [first = '', ...rest] = what.split('.');
  if (first === 'contact') return { contactId: rest.join('.') };
  const [topic = ''] = rest;
  return topic === 'digest' || isTopic(topic) ? { userId: first, topic } : null;
}

function signature(what: string): string {
  return keyedHash(`stop-mails ${what}`).slice(0, 32);
}

/** The absolute address of the page that ends these mails; a POST to it ends them at once (RFC 8058). */
export function stopUrl(locale: Locale, stop: Stop): string {
  return absolute(paths.stopMails(locale, stopToken(stop)));
}
