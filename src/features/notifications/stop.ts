import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { events, users } from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { isTopic, type Topic } from './topics.ts';

interface PersonStop {
  userId: string;
  topic: Topic | 'digest';
}
interface ContactStop {
  contactId: string;
}

/** What a link at the foot of a mail ends: one topic or the digests of one person, or everything to a company's contact address. */
export type Stop = PersonStop | ContactStop;

/** The same, for the mail it stands in. `to`: the address that a person has. */
export type StopOf = (PersonStop & { to: string }) | ContactStop;

/**
 * The token of such a link. Signed, not stored: it is good as long as SECRET_KEY and for as long as the person has the address it
 * went to, because a mail may be read years later, and all it can do is end mails of one topic.
 */
export function stopToken(stop: StopOf): string {
  const what = 'contactId' in stop ? `contact.${stop.contactId}` : `${stop.userId}.${stop.topic}`;
  return `${what}.${signature('contactId' in stop ? what : `${what} ${stop.to}`)}`;
}

/** What the token was made for; null for anything `stopToken` has not made, and for one that went to a former address. */
export async function readStopToken(db: Database, token: string): Promise<Stop | null> {
  const end = token.lastIndexOf('.');
  const what = token.slice(0, Math.max(0, end));
  const signed = token.slice(end + 1);
  const [first = '', ...rest] = what.split('.');
  if (first === 'contact') return signed === signature(what) ? { contactId: rest.join('.') } : null;
  const [topic = ''] = rest;
  const [person] = await db.select({ email: users.email }).from(users).where(eq(users.id, first));
  if (!person || !(topic === 'digest' || isTopic(topic))) return null;
  // Tokens from before they named an address are those of whoever never had another one.
  const isGood =
    signed === signature(`${what} ${person.email}`) || (signed === signature(what) && !(await hasMoved(db, first)));
  return isGood ? { userId: first, topic } : null;
}

async function hasMoved(db: Database, userId: string): Promise<boolean> {
  return (await db.$count(events, and(eq(events.actor, userId), eq(events.action, 'accounts.change-address')))) > 0;
}

function signature(what: string): string {
  return keyedHash(`stop-mails ${what}`).slice(0, 32);
}

/** The absolute address of the page that ends these mails; a POST to it ends them at once (RFC 8058). */
export function stopUrl(locale: Locale, stop: StopOf): string {
  return absolute(paths.stopMails(locale, stopToken(stop)));
}
