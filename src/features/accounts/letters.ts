import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import type { Act } from '#src/lib/act.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
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
export async function requestSignInLink(act: Act, request: Request & { returnTo: string | null }): Promise<Outcome> {
  return send(act, request, async () => 'sign-in');
}

/** As `requestSignInLink`; the mail to an address that has an account says so to its owner, and to nobody else. */
export async function requestSignUp(act: Act, request: Request): Promise<Outcome> {
  return send(act, request, async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, request.email));
    return known ? 'address-known' : 'sign-in';
  });
}

/** A mail with a link to a new password, whether or not there is an account: it proves the address either way. */
export async function requestReset(act: Act, request: Request): Promise<Outcome> {
  return send(act, request, async () => 'reset-password');
}

async function send(
  act: Act,
  { email, ip, returnTo = null }: Request & { returnTo?: string | null },
  kindOf: (tx: Transaction) => Promise<'sign-in' | 'reset-password' | 'address-known'>,
): Promise<Outcome> {
  if (!accountCan.requestLink(act.actor)) return refused('not-allowed');
  if ((await limited(act.db, 'mail', ip)) || (await limited(act.db, 'mail', email))) return refused('too-often');
  return write(act.db, async (tx) => {
    const kind = await kindOf(tx);
    const purpose = kind === 'reset-password' ? 'reset-password' : 'sign-in';
    const { now, locale } = act;
    const token = await createLink(tx, { purpose, email, subjectId: returnTo, now, validMinutes: linkMinutes });
    const url = absolute(paths.link(locale, purpose, token));
    const link = keyedHash(token);
    await queueMail(tx, { mail: { kind, url }, to: email, locale, dedupeKey: `${kind}:${link}`, now });
    // The link stands for the address, which no event may know.
    await tell(tx, act, { action: 'accounts.request-link', subjectId: link });
    return done();
  });
}
