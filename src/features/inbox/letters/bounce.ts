import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { contactAddresses, outbox } from '#db/schema/index.ts';
import { endBounced, threadOf } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { messageIdsIn } from '../head/rules.ts';

/**
 * A machine says that one of our mails to the company of this case could not be delivered: nothing goes to that address any
 * more, and its author sees why. Only what was sent to it knows its Message-ID: nobody ends an address by a mail that they
 * made up. Says whether it was one of ours.
 */
export async function endByBounce(tx: Transaction, caseId: string, raw: string, now: Date): Promise<boolean> {
  const named = new Set(messageIdsIn(raw).map((id) => id.slice(0, id.lastIndexOf('@'))));
  if (named.size === 0) return false;
  const sent = await tx
    .select({ id: outbox.id, kind: outbox.kind, contactId: contactAddresses.id, sealed: contactAddresses.sealed })
    .from(outbox)
    .innerJoin(contactAddresses, eq(contactAddresses.id, outbox.contactId))
    .where(eq(outbox.caseId, caseId));
  const meant = sent.find(
    ({ id, sealed, ...about }) => named.has(id) || named.has(threadOf({ ...about, caseId, to: unseal(sealed) }).root),
  );
  if (!meant) return false;
  await endBounced(tx, meant.contactId, now);
  return true;
}
