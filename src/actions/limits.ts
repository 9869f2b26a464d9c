import type { ActionAPIContext } from 'astro:actions';
import { unproved } from '#src/features/accounts/index.ts';
import { readSession } from '#src/features/accounts/sessions.ts';
import { limited } from '#src/lib/limits.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { shareOf } from '#src/lib/networks.ts';
import { refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { unwrap } from './unwrap.ts';

/**
 * Whether enough mails of this purpose went from this network to this mailbox. Counted by both: nobody can use up what
 * others may send to it, and no other spelling of an address is another mailbox.
 */
export function isMailboxSpent(
  { db }: Situation,
  purpose: 'confirm-case' | 'resume-draft' | 'notice',
  { email, ip }: { email: string; ip: string },
): Promise<boolean> {
  return limited(db, 'mailbox', `${purpose} ${mailboxOf(email)} ${shareOf(ip)}`);
}

/** Refuses (too-often) before anything is written. */
export async function notTooOften(
  situation: Situation,
  what: 'write' | 'mail' | 'keep' | 'notice' | 'read',
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) if (await limited(situation.db, what, key)) unwrap(refused('too-often'));
}

/** The situation of a form, once the person has not sent too many. Refuses (too-often) before anything is written. */
export async function acting(context: ActionAPIContext): Promise<Situation> {
  const situation = await context.locals.situation();
  await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
  return situation;
}

/**
 * As `acting`, for what would give whoever found a screen unlocked, or has a stolen session, a hold on a company: where its customers and its
 * messages are sent, who speaks for it and manages that. Refuses whoever has not shown a moment ago that it is them (`prove-first`).
 */
export async function actingProved(context: ActionAPIContext): Promise<Situation> {
  const situation = await acting(context);
  const { db, now, actor } = situation;
  if (actor.userId === null) return unwrap(refused('not-signed-in'));
  const session = await readSession(db, context.request.headers.get('cookie'), now);
  const stranger = await unproved(db, { userId: actor.userId, sessionId: session?.sessionId ?? '', now });
  if (stranger) unwrap(stranger);
  return situation;
}
