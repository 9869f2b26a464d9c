import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { evidence } from '#db/schema/index.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { leaveBlobs } from './commands.ts';
import { lineOf } from './input.ts';
import { sealedMasks } from './masks.ts';
import { isOnPage, type Masks, mostBoxes, mostWords } from './rules.ts';

// Whose case it is, and whether it may be changed, those ask who call these.

type Row = typeof evidence.$inferSelect;

/** A file of a case that is there. */
async function found(tx: Transaction, { id, caseId }: { id: string; caseId: string }): Promise<Row | null> {
  const isIt = and(eq(evidence.id, id), eq(evidence.caseId, caseId), isNull(evidence.goneAt));
  const [row] = await tx.select().from(evidence).where(isIt);
  return row ?? null;
}

/**
 * Says what is to be black, and has the copy for everybody made with that; what is public stays as it is until that one is
 * published. Refuses: not-found, invalid at `boxes` or `words`.
 */
export async function wantCopy(
  tx: Transaction,
  which: { id: string; caseId: string },
  masks: Masks,
): Promise<Outcome<Row>> {
  const row = await found(tx, which);
  if (!row) return refused('not-found');
  if (masks.boxes.length > mostBoxes) return refused('invalid', { field: 'boxes', reason: 'too-long' });
  const beside = masks.boxes.find((box) => !isOnPage(box, row.pages));
  if (beside) return refused('invalid', { field: 'boxes', reason: `not-on-page:${lineOf(beside)}` });
  if (masks.words.length > mostWords) return refused('invalid', { field: 'words', reason: 'too-long' });
  const copyWanted = row.copyWanted + 1;
  await tx
    .update(evidence)
    .set({ masks: sealedMasks(masks), copyWanted })
    .where(eq(evidence.id, row.id));
  return done(row);
}

/** Shows everybody the copy that was looked at. Refuses: not-found, conflict (`copy-changed`: it is another one by now). */
export async function showCopy(
  tx: Transaction,
  which: { id: string; caseId: string },
  copy: number,
  now: Date,
): Promise<Outcome<Row>> {
  const row = await found(tx, which);
  if (!row) return refused('not-found');
  if (copy < 1 || row.copyMade !== copy || row.copyWanted !== copy) {
    return refused('conflict', { reason: 'copy-changed' });
  }
  const publishedAt = row.copyPublic === null ? now : row.publishedAt;
  await tx.update(evidence).set({ copyPublic: copy, publishedAt }).where(eq(evidence.id, row.id));
  return done(row);
}

/** Takes it back: it is private again. Refuses: not-found. */
export async function hideCopy(tx: Transaction, which: { id: string; caseId: string }): Promise<Outcome<Row>> {
  const row = await found(tx, which);
  if (!row) return refused('not-found');
  await tx.update(evidence).set({ copyPublic: null, publishedAt: null }).where(eq(evidence.id, row.id));
  return done(row);
}

/**
 * Deletes a file that is private. That it was there, when, and its hash stay: others may have read them. Refuses: not-found,
 * conflict (`evidence-is-public`).
 */
export async function deleteFile(
  tx: Transaction,
  which: { id: string; caseId: string },
  now: Date,
): Promise<Outcome<Row>> {
  const row = await found(tx, which);
  if (!row) return refused('not-found');
  if (row.copyPublic !== null) return refused('conflict', { reason: 'evidence-is-public' });
  await tx
    .update(evidence)
    .set({ ...withoutFile, goneAt: now })
    .where(eq(evidence.id, row.id));
  await leaveBlobs(tx, [row.id], now);
  return done(row);
}

/** What of a row goes with its file: without its key no blob can be opened, on no copy. */
export const withoutFile = { name: '', dataKey: '', masks: '', copyPublic: null, publishedAt: null } as const;
