import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { audit, users } from '#db/schema/index.ts';
import type { Act, Locale } from '#src/lib/act.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { accountCan } from './can.ts';
import { limited } from './limits.ts';
import { createLink } from './links.ts';

export interface AccountMail {
  kind: 'sign-in' | 'reset-password' | 'address-known';
  url: string;
}

/** How a mail is queued: accounts know no other feature, so the action hands it in. */
export type Post = (
  tx: Transaction,
  letter: { mail: AccountMail; to: string; locale: Locale; dedupeKey: string; now: Date },
) => Promise<void>;

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
  act: Act,
  request: Request & { returnTo: string | null },
  post: Post,
): Promise<Outcome> {
  return send(act, request, post, async () => 'sign-in');
}

/** As `requestSignInLink`; the mail to an address that has an account says so to its owner, and to nobody else. */
export async function requestSignUp(act: Act, request: Request, post: Post): Promise<Outcome> {
  return send(act, request, post, async (tx) => {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, request.email));
    return known ? 'address-known' : 'sign-in';
  });
}

/** A mail with a link to a new password, whether or not there is an account: it proves the address either way. */
export async function requestReset(act: Act, request: Request, post: Post): Promise<Outcome> {
  return send(act, request, post, async () => 'reset-password');
}

async function send(
  act: Act,
  { email, ip, returnTo = null }: Request & { returnTo?: string | null },
  post: Post,
  kindOf: (tx: Transaction) => Promise<AccountMail['kind']>,
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
    await post(tx, { mail: { kind, url }, to: email, locale, dedupeKey: `${kind}:${link}`, now });
    // The link stands for the address, which the audit must not know.
    await tx
      .insert(audit)
      .values({ at: now, userId: act.actor.userId, action: 'accounts.request-link', subjectId: link });
    return done();
  });
}
