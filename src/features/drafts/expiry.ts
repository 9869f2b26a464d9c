import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  blackenedWords,
  caseAddresses,
  caseKinds,
  cases,
  draftKeys,
  drafts,
  entries,
  entryProofs,
  matterMarks,
  namedCompanies,
  promises,
  receivedMails,
  receivedParts,
} from '#db/schema/index.ts';
import { forgetEvidence } from '#src/features/evidence/index.ts';
import { forgetOldTyped, forgetOwner } from '#src/features/unfinished/index.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';

const atOnce = 50;

/**
 * Deletes what was typed and never sent, drafts, and cases that were never confirmed, which nobody has touched for `keptDays.drafts`. Nothing of them was
 * ever public, so nothing remains. Returns how many.
 */
export async function forgetOldDrafts(db: Database, now: Date): Promise<number> {
  const end = new Date(now.getTime() - keptDays.drafts * dayMilliseconds);
  await forgetOldTyped(db, now);
  let forgotten = 0;
  for (;;) {
    const outcome = await write(db, async (tx) => {
      const old = await tx
        .select({ id: cases.id })
        .from(drafts)
        .innerJoin(cases, eq(cases.id, drafts.caseId))
        .where(and(lt(drafts.savedAt, end), inArray(cases.status, ['draft', 'unconfirmed'])))
        .limit(atOnce);
      const ids = old.map(({ id }) => id);
      if (ids.length === 0) return done(0);
      await deleteDrafts(tx, ids, now);
      return done(ids.length);
    });
    if (!outcome.ok || outcome.value === 0) return forgotten;
    forgotten += outcome.value;
  }
}

/** Deletes these drafts with everything in them. They were never public. */
export async function deleteDrafts(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  const all = [...ids];
  const mails = tx.select({ id: receivedMails.id }).from(receivedMails).where(inArray(receivedMails.caseId, all));
  await tx.delete(receivedParts).where(inArray(receivedParts.mailId, mails));
  await tx.delete(receivedMails).where(inArray(receivedMails.caseId, all));
  await tx.delete(entryProofs).where(inArray(entryProofs.caseId, all));
  await tx.delete(caseAddresses).where(inArray(caseAddresses.caseId, all));
  await forgetEvidence(tx, { caseIds: all }, now);
  await tx.delete(promises).where(inArray(promises.caseId, all));
  await tx.delete(entries).where(inArray(entries.caseId, all));
  await tx.delete(draftKeys).where(inArray(draftKeys.caseId, all));
  await tx.delete(caseKinds).where(inArray(caseKinds.caseId, all));
  await tx.delete(namedCompanies).where(inArray(namedCompanies.caseId, all));
  for (const id of all) await forgetOwner(tx, `draft:${id}`);
  await tx.delete(blackenedWords).where(inArray(blackenedWords.caseId, all));
  await tx.delete(matterMarks).where(inArray(matterMarks.caseId, all));
  await tx.delete(drafts).where(inArray(drafts.caseId, all));
  await tx.delete(cases).where(inArray(cases.id, all));
}
