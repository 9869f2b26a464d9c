import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { preparedWrite, slots } from '#db/prepared.ts';
import { links } from '#db/schema/index.ts';
import { keyedHash, newToken, seal, unseal } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { LinkPurpose } from '#src/lib/paths.ts';

/** Makes a link for one use and answers its token; only the keyed hash of it is stored, and the address sealed. */
export async function createLink(
  tx: Transaction,
  link: { purpose: LinkPurpose; email: string; subjectId: string | null; now: Date; validMinutes: number },
): Promise<string> {
  const token = newToken();
  await tx.insert(links).values({
    tokenHash: keyedHash(token),
    purpose: link.purpose,
    email: seal(link.email),
    emailHash: keyedHash(link.email),
    subjectId: link.subjectId,
    createdAt: link.now,
    expiresAt: new Date(link.now.getTime() + link.validMinutes * 60_000),
  });
  return token;
}

const usedUp = preparedWrite((db) =>
  db
    .update(links)
    .set(slots<typeof links>(['usedAt']))
    .where(
      and(
        eq(links.tokenHash, sql.placeholder('tokenHash')),
        eq(links.purpose, sql.placeholder('purpose')),
        isNull(links.usedAt),
        gt(links.expiresAt, sql.placeholder('at')),
      ),
    )
    .returning({ email: links.email, subjectId: links.subjectId }),
);

/**
 * Uses a link up: of any number of attempts one succeeds. Refuses `not-found`, and `too-late` with the reason
 * `link-used` or `link-expired`.
 */
export async function useLink(
  tx: Transaction,
  { purpose, token, now }: { purpose: LinkPurpose; token: string; now: Date },
): Promise<Outcome<{ email: string; subjectId: string | null }>> {
  const tokenHash = keyedHash(token);
  const [used] = await usedUp(tx, { tokenHash, purpose, usedAt: now, at: now.getTime() });
  if (used) return done({ ...used, email: unseal(used.email) });
  const isThis = and(eq(links.tokenHash, tokenHash), eq(links.purpose, purpose));
  const [link] = await tx.select({ usedAt: links.usedAt }).from(links).where(isThis);
  if (!link) return refused('not-found', { reason: 'link-unknown' });
  return refused('too-late', { reason: link.usedAt ? 'link-used' : 'link-expired' });
}

export interface LinkState {
  state: 'usable' | 'used' | 'expired' | 'unknown';
  subjectId: string | null;
  email: string | null;
}

/** What a link would do; looking at it changes nothing, because mail scanners open links. */
export async function peekLink(
  db: Database,
  { purpose, token, now }: { purpose: LinkPurpose; token: string; now: Date },
): Promise<LinkState> {
  const [link] = await db
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, keyedHash(token)), eq(links.purpose, purpose)));
  if (!link) return { state: 'unknown', subjectId: null, email: null };
  const state = link.usedAt ? 'used' : link.expiresAt <= now ? 'expired' : 'usable';
  return { state, subjectId: link.subjectId, email: unseal(link.email) };
}

/** Whether a mail that went out holds a link that works for at least `minutesLeft` more. `subjectIds`: about one of these. */
export async function isLinkOpen(
  db: Database | Transaction,
  link: { purpose: LinkPurpose; email: string; now: Date; minutesLeft: number; subjectIds?: readonly string[] },
): Promise<boolean> {
  const until = new Date(link.now.getTime() + link.minutesLeft * 60_000);
  const isThis = and(eq(links.purpose, link.purpose), eq(links.emailHash, keyedHash(link.email)));
  const isAbout = link.subjectIds && inArray(links.subjectId, [...link.subjectIds]);
  const [open] = await db
    .select({ tokenHash: links.tokenHash })
    .from(links)
    .where(and(isThis, isAbout, isNull(links.usedAt), gt(links.expiresAt, until)))
    .limit(1);
  return open !== undefined;
}

/** Uses up every open link that would let somebody into the account of this address. */
export async function voidAccountLinks(tx: Transaction, email: string, now: Date): Promise<void> {
  await tx
    .update(links)
    .set({ usedAt: now })
    .where(
      and(
        eq(links.emailHash, keyedHash(email)),
        inArray(links.purpose, ['sign-in', 'reset-password']),
        isNull(links.usedAt),
      ),
    );
}

/** Purposes of links that open what is a person's own: an account, a draft, a case. All others prove who reads a mailbox, whoever has it. */
const personal = [
  'sign-in',
  'reset-password',
  'confirm-case',
  'resume-draft',
  'answer-promise',
  'answer-closing',
] as const;
/** Those that come with a mail of their own, which has their name. */
export const mailedForItself = personal.slice(0, 4);

/** A person has another address: of what leads to their own by the former one, only these links still do, at the new one. */
export async function moveLinks(
  tx: Transaction,
  { from, to, tokens }: { from: string; to: string; tokens: readonly string[] },
): Promise<void> {
  const isTheirs = and(eq(links.emailHash, keyedHash(from)), inArray(links.purpose, [...personal]));
  const isUnseen = and(isTheirs, inArray(links.tokenHash, tokens.map(keyedHash)));
  await tx
    .update(links)
    .set({ email: seal(to), emailHash: keyedHash(to) })
    .where(isUnseen);
  await tx.delete(links).where(isTheirs);
}
