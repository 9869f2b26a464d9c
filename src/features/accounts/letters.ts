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
import { createLink } from './links.ts';

interface Request {
  email: string;
  ip: string;
}

/** How long a link that opens an account is good for, in minutes. */
export const linkMinutes = 30;

/**
 * A mail with a link that signs in, and opens the account for whoever has none: nobody asks whether there is one, so
 * nothing can tell it.
 */
export async function requestSignInLink(
  situation: Situation,
  request: Request & { returnTo: string | null },
): Promise<Outcome> {
  return send(situation, request, async () => 'sign-in');
}

/** As `requestSignInLink`; the mail to an address that has an account says so to its owner, and to nobody else. */
export async function requestSignUp(situation: Situation, request: Request): Promise<Outcome> {
  return send(situation, request, async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, request.email));
    return known ? 'address-known' : 'sign-in';
  });
}

/** A mail with a link to a new password, whether or not there is an account: it proves the address either way. */
export async function requestReset(situation: Situation, request: Request): Promise<Outcome> {
  return send(situation, request, async () => 'reset-password');
}

async function send(
  situation: Situation,
  { email, ip, returnTo = null }: Request & { returnTo?: string | null },
  kindOf: (tx: Transaction) => Promise<'sign-in' | 'reset-password' | 'address-known'>,
): Promise<Outcome> {
  if (!accountCan.requestLink(situation.actor)) return refused('not-allowed');
  if ((await limited(situation.db, 'mail', ip)) || (await limited(situation.db, 'mail', mailboxOf(email))))
    return refused('too-often');
  return write(situation.db, async (tx) => {
    const kind = await kindOf(tx);
    const purpose = kind === 'reset-password' ? 'reset-password' : 'sign-in';
    const { now, locale } = situation;
    const token = await createLink(tx, { purpose, email, subjectId: returnTo, now, validMinutes: linkMinutes });
    const url = absolute(paths.link(locale, purpose, token));
    const link = keyedHash(token);
    await queueMail(tx, { mail: { kind, url }, to: email, locale, dedupeKey: `${kind}:${link}`, now });
    // The link stands for the address, which no event may know.
    await tell(tx, situation, { action: 'accounts.request-link', subjectId: link });
    return done();
  });
}
