import { and, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { digestItems, outbox } from '#db/schema/index.ts';

/**
 * Takes back what has not gone out yet of everything told under keys that begin with `prefix`, which ends with a colon:
 * mails that wait (also for another try) and lines of a digest to come. A mail that is being handed over goes out.
 * One that was given up loses its words, so that the administrator cannot send it again.
 */
export async function takeBack(tx: Transaction, prefix: string): Promise<void> {
  // The character behind the colon: everything between the two begins with the prefix, and an index finds it.
  const end = `${prefix.slice(0, -1)};`;
  const isMeant = and(gte(outbox.dedupeKey, prefix), lt(outbox.dedupeKey, end));
  await tx.delete(outbox).where(and(isMeant, eq(outbox.status, 'queued')));
  await tx
    .update(outbox)
    .set({ sealed: '' })
    .where(and(isMeant, inArray(outbox.status, ['failed', 'uncertain'])));
  await tx
    .delete(digestItems)
    .where(and(gte(digestItems.dedupeKey, prefix), lt(digestItems.dedupeKey, end), isNull(digestItems.sentOn)));
}
