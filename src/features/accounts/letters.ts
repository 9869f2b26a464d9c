import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountCan } from './can.ts';
import { createLink, isLinkOpen } from './links.ts';

interface Request {
  email: string;
  ip: string;
}

/** How long a link that opens an account is good for, in minutes. */
export const linkMinutes = 30;
/** A link that is good for less does not stand in for a new one. */
const leastMinutesLeft = 10;

/**
 * A mail with a link that signs in, and opens the account for whoever has none: nobody asks whether there is one, so
 * nothing can tell it.
 */
export async function requestSignInLink(
  situation: Situation,
  request: Request & { returnTo: string | null },
): Promise<Outcome> {
  return send(situation, 'sign-in', request, async () => 'sign-in');
}

/** As `requestSignInLink`; the mail to an address that has an account says so to its owner, and to nobody else. */
export async function requestSignUp(situation: Situation, request: Request): Promise<Outcome> {
  return send(situation, 'sign-in', request, async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, request.email));
    return known ? 'address-known' : 'sign-in';
  });
}

/** A mail with a link to a new password, whether or not there is an account: it proves the address either way. */
export async function requestReset(situation: Situation, request: Request): Promise<Outcome> {
  return send(situation, 'reset-password', request, async () => 'reset-password');
}

/** Of the many ways to write the address of one mailbox: its own, or that of an account. All others anybody can make up. */
async function isOwnSpelling(tx: Transaction, email: string): Promise<boolean> {
  return email === mailboxOf(email) || (await tx.$count(users, eq(users.email, email))) > 0;
}

/**
 * The answer is the same whether or not a mail goes out: after five within an hour only when no link of the last ones is
 * good for long enough. Refuses (too-often) a network that asks for many.
 */
async function send(
  situation: Situation,
  purpose: 'sign-in' | 'reset-password',
  { email, ip, returnTo = null }: Request & { returnTo?: string | null },
  kindOf: (tx: Transaction) => Promise<'sign-in' | 'reset-password' | 'address-known'>,
): Promise<Outcome> {
  if (!accountCan.requestLink(situation.actor)) return refused('not-allowed');
  if (await limited(situation.db, 'mail', ip)) return refused('too-often');
  const isSpent = await limited(situation.db, 'mailbox', `${purpose} ${mailboxOf(email)}`);
  return write(situation.db, async (tx) => {
    const { now, locale } = situation;
    // The owner may be somebody else than whoever asks so often: what is in the mailbox already lets them in.
    const open = { purpose, email, now, minutesLeft: leastMinutesLeft };
    if (isSpent && (!(await isOwnSpelling(tx, email)) || (await isLinkOpen(tx, open)))) return done();
    const kind = await kindOf(tx);
    const token = await createLink(tx, { purpose, email, subjectId: returnTo, now, validMinutes: linkMinutes });
    const url = absolute(paths.link(locale, purpose, token));
    const link = keyedHash(token);
    await queueMail(tx, { mail: { kind, url }, to: email, locale, dedupeKey: `${kind}:${link}`, now });
    // The link stands for the address, which no event may know.
    await tell(tx, situation, { action: 'accounts.request-link', subjectId: link });
    return done();
  });
}
