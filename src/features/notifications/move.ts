import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { digestItems, outbox } from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { takeBackMails } from './outbox.ts';
import { readdressed, urlOfItem } from './retell.ts';
import { kindsOf, topics } from './topics.ts';

/**
 * Mails to somebody as the person they are here, whatever their address. All others are said to an address: that something about an
 * account changed, a link that was asked for there, a letter about a notice or an appeal that names it.
 */
const personal = [
  ...topics.flatMap(kindsOf),
  ...['digest', 'case-live', 'author-asked', 'author-reminded', 'statement'],
  ...['challenge-asked', 'challenge-reminded', 'challenge-agreed', 'challenge-decided'],
];

/**
 * A person has another address. What they were sent at the former one stays theirs, and what waits goes to the new one, because
 * nobody knows who reads the former one by now. Links of these kinds of mails (`ended`) open nothing any more and do not go out. Answers
 * the tokens of the links in what moved, which nobody has seen yet.
 */
export async function moveRecipient(
  tx: Transaction,
  { userId, from, to, ended }: { userId: string; from: string; to: string; ended: readonly string[] },
): Promise<string[]> {
  const isTheirs = and(eq(outbox.toHash, keyedHash(from)), isNull(outbox.contactId));
  const toHash = keyedHash(to);
  const isOut = and(eq(outbox.sealed, ''), inArray(outbox.status, ['sent', 'failed', 'uncertain']));
  await tx.update(outbox).set({ toHash }).where(and(isTheirs, isOut));
  await takeBackMails(tx, and(isTheirs, inArray(outbox.kind, [...ended])));
  const urls: string[] = [];
  // One that is being handed over has the former address already.
  const isWaiting = and(ne(outbox.sealed, ''), ne(outbox.status, 'handing-over'), inArray(outbox.kind, personal));
  for (const { id, ...mail } of await tx.select().from(outbox).where(and(isTheirs, isWaiting))) {
    const moved = readdressed(mail, { userId, to });
    if (!moved) continue;
    await tx.update(outbox).set({ toHash, sealed: moved.sealed }).where(eq(outbox.id, id));
    // One that may have gone out may have been read at the former address: its links end like all that were sent there.
    if (mail.status !== 'uncertain') urls.push(...moved.urls);
  }
  const isItem = and(eq(digestItems.userId, userId), isNull(digestItems.sentOn));
  for (const { sealed } of await tx.select({ sealed: digestItems.sealed }).from(digestItems).where(isItem))
    urls.push(urlOfItem(sealed) ?? '');
  return urls.flatMap((url) => (URL.canParse(url) ? (new URL(url).searchParams.get('token') ?? []) : []));
}
