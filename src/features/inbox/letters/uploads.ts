import { and, count, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { isMail } from '#src/features/import/index.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { acceptMail, deleteMails } from './accept.ts';
import { mostBytes } from './bytes.ts';
import { noteProofs } from './proofs.ts';

/** Mails of one draft that are kept for their signatures. */
const mostUploads = 100;

const isSavedMail = (bytes: Uint8Array) => isMail(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'));

/**
 * Keeps the mails among files that a story was told with, so that their signatures can be checked. What cannot be kept is told all
 * the same. Refuses `unavailable`.
 */
export async function keepUploads(
  db: Database,
  caseId: string,
  files: readonly { bytes: Uint8Array }[],
  now: Date,
): Promise<Outcome> {
  const mails = files.filter(({ bytes }) => bytes.length <= mostBytes && isSavedMail(bytes));
  if (mails.length === 0) return done();
  const [kept] = await db.select({ count: count() }).from(receivedMails).where(isUpload(caseId));
  for (const { bytes } of mails.slice(0, Math.max(0, mostUploads - (kept?.count ?? 0)))) {
    const accepted = await acceptMail(db, { bytes, caseIds: [caseId], via: 'upload', handover: null, now });
    if (!accepted.ok) return accepted;
  }
  return done();
}

const isUpload = (caseId: string) => and(eq(receivedMails.caseId, caseId), eq(receivedMails.via, 'upload'));
const isOpen = (caseId: string) => and(isUpload(caseId), eq(receivedMails.state, 'waiting'));

/** What was told is taken over: its mails stay, with what they prove of the entries that were made of them. */
export async function settleUploads(tx: Transaction, caseId: string, now: Date): Promise<void> {
  await tx.update(receivedMails).set({ state: 'taken', decidedAt: now }).where(isOpen(caseId));
  await noteProofs(tx, caseId);
}

/** What was told is given up: its mails go. */
export function dropUploads(db: Database, caseId: string): Promise<Outcome> {
  return write(db, async (tx) => {
    const rows = await tx.select({ id: receivedMails.id }).from(receivedMails).where(isOpen(caseId));
    const ids = rows.map(({ id }) => id);
    await deleteMails(tx, caseId, ids);
    return done();
  });
}
