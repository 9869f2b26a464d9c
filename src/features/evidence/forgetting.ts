import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { checkFiles, evidence, evidenceUploads } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import { dropUpload, leaveBlobs } from './commands.ts';
import { withoutFile } from './publishing.ts';

/** Deletes everything that was deposited with drafts, or with one entry of a draft. It was never public: nothing of it remains. */
export async function forgetEvidence(
  tx: Transaction,
  which: { caseIds: readonly string[] } | { caseId: string; entryId: string },
  now: Date,
): Promise<void> {
  const of = (table: typeof evidence | typeof evidenceUploads) =>
    'caseIds' in which
      ? inArray(table.caseId, [...which.caseIds])
      : and(eq(table.caseId, which.caseId), eq(table.entryId, which.entryId));
  for (const table of [evidence, evidenceUploads]) {
    const rows = await tx.delete(table).where(of(table)).returning({ id: table.id });
    await leaveBlobs(
      tx,
      rows.map(({ id }) => id),
      now,
    );
  }
}

/** Deletes the files of a published case, also the public ones. That there were any, when, and their hashes are facts of the case. */
export async function leaveEvidence(tx: Transaction, caseId: string, now: Date): Promise<void> {
  const there = and(eq(evidence.caseId, caseId), isNull(evidence.goneAt));
  const left = await tx
    .update(evidence)
    .set({ ...withoutFile, goneAt: now })
    .where(there)
    .returning({ id: evidence.id });
  for (const table of [evidenceUploads, checkFiles]) {
    left.push(...(await tx.delete(table).where(eq(table.caseId, caseId)).returning({ id: table.id })));
  }
  await leaveBlobs(
    tx,
    left.map(({ id }) => id),
    now,
  );
}

/** Uploads that were cut off and never went on, and refusals that nobody put away, after `keptDays.unfinishedFiles`. */
export async function forgetUnfinishedFiles(db: Database, now: Date): Promise<void> {
  const end = new Date(now.getTime() - keptDays.unfinishedFiles * dayMilliseconds);
  const isOld = and(
    lt(evidenceUploads.touchedAt, end),
    or(eq(evidenceUploads.state, 'arriving'), eq(evidenceUploads.state, 'refused')),
  );
  await write(db, async (tx) => {
    const old = await tx.select({ id: evidenceUploads.id }).from(evidenceUploads).where(isOld);
    for (const { id } of old) await dropUpload(tx, id, now);
    return done();
  });
}
