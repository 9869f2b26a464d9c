import { and, eq, gte, isNull, lt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { digestItems, outbox } from '#db/schema/index.ts';

/**
 * Takes back what has not gone out yet of everything told under keys that begin with `prefix`, which ends with a colon:
 * mails that wait (also for another try) and lines of a digest to come. A mail that is being handed over goes out.
 */
export async function takeBack(tx: Transaction, prefix: string): Promise<void> {
  // The character behind the colon: everything between the two begins with the prefix, and an index finds it.
  const end = `${prefix.slice(0, -1)};`;
  await tx
    .delete(outbox)
    .where(and(gte(outbox.dedupeKey, prefix), lt(outbox.dedupeKey, end), eq(outbox.status, 'queued')));
  await tx
    .delete(digestItems)
    .where(and(gte(digestItems.dedupeKey, prefix), lt(digestItems.dedupeKey, end), isNull(digestItems.sentOn)));
}
