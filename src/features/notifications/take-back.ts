import { and, eq, inArray, isNull, notInArray, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { digestItems, outbox } from '#db/schema/index.ts';

/** What somebody else did, or that their case is public: its author is told that also when the case has ended since. */
const toldAnyway = ['case-live', 'reply-published', 'named-replied'];

/**
 * When a case becomes a tombstone its texts are nobody's business any more: what has not gone out about it does not go
 * out, at once or in a digest.
 */
export async function takeBackCase(tx: Transaction, caseId: string): Promise<void> {
  await takeBackMails(tx, and(eq(outbox.caseId, caseId), notInArray(outbox.kind, toldAnyway)));
  await tx
    .delete(digestItems)
    .where(and(eq(digestItems.caseId, caseId), notInArray(digestItems.kind, toldAnyway), isNull(digestItems.sentOn)));
}

/**
 * A company is no longer named in a case: what has not gone out about that does not go out. Answers under which keys
 * (`dedupeKey`) it did, or may have.
 */
export async function takeBackNaming(tx: Transaction, caseId: string): Promise<string[]> {
  const isOfNaming = and(eq(outbox.caseId, caseId), inArray(outbox.kind, ['company-named', 'contact-named']));
  await takeBackMails(tx, isOfNaming);
  await tx
    .delete(digestItems)
    .where(and(eq(digestItems.caseId, caseId), eq(digestItems.kind, 'company-named'), isNull(digestItems.sentOn)));
  const mails = await tx
    .select({ key: outbox.dedupeKey })
    .from(outbox)
    .where(and(isOfNaming, inArray(outbox.status, ['handing-over', 'sent', 'uncertain'])));
  const items = await tx
    .select({ key: digestItems.dedupeKey })
    .from(digestItems)
    .where(and(eq(digestItems.caseId, caseId), eq(digestItems.kind, 'company-named')));
  return [...mails, ...items].map(({ key }) => key);
}

/** Takes back what waits for a contact address. */
export function takeBackContact(tx: Transaction, contactId: string): Promise<void> {
  return takeBackMails(tx, eq(outbox.contactId, contactId));
}

/**
 * Mails that wait, also for another try, are gone. One that is being handed over goes out. One that was given up loses its
 * words, so that the administrator cannot send it again.
 */
async function takeBackMails(tx: Transaction, isMeant: SQL | undefined): Promise<void> {
  await tx.delete(outbox).where(and(isMeant, inArray(outbox.status, ['queued', 'held'])));
  await tx
    .update(outbox)
    .set({ sealed: '' })
    .where(and(isMeant, inArray(outbox.status, ['failed', 'uncertain'])));
}
