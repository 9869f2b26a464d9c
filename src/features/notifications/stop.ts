import type { Locale } from '#src/lib/act.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { isTopic, type Topic } from './topics.ts';

/** What a link at the foot of a mail ends: one topic for one person. */
export interface Stop {
  userId: string;
  topic: Topic;
}

/**
 * The token of such a link. Signed, not stored: it is good as long as SECRET_KEY, because a mail may be read years
 * later, and all it can do is end mails of one topic.
 */
export function stopToken({ userId, topic }: Stop): string {
  return [userId, topic, signature(userId, topic)].join('.');
}

/** What the token was made for; null for anything `stopToken` has not made. */
export function readStopToken(token: string): Stop | null {
  const [userId = '', topic = '', signed = ''] = token.split('.');
  return isTopic(topic) && signed === signature(userId, topic) ? { userId, topic } : null;
}

function signature(userId: string, topic: string): string {
  return keyedHash(`stop-mails ${userId} ${topic}`).slice(0, 32);
}

/** The absolute address of the page that ends these mails; a POST to it ends them at once (RFC 8058). */
export function stopUrl(locale: Locale, stop: Stop): string {
  return absolute(paths.stopMails(locale, stopToken(stop)));
}
