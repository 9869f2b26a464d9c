import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, checkFiles, evidence, evidenceUploads } from '#db/schema/index.ts';
import { writeStep } from '#src/lib/database.ts';
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

/** A line by which what became of a file is found again in a database that was put back. */
export const fileLine = (id: string, became: 'private' | 'gone', at: Date): string =>
  `file ${id} ${became} ${at.getTime()}`;

/** Does once more what such a line says. False where there is nothing to do, or it cannot be read. */
export async function takeFileAgain(tx: Transaction, line: string, now: Date): Promise<boolean> {
  const [, id = '', became] = line.split(' ');
  const isIt = and(eq(evidence.id, id), isNull(evidence.goneAt));
  if (became === 'private') {
    const isPublic = and(isIt, isNotNull(evidence.copyPublic));
    const { rowsAffected } = await tx.update(evidence).set({ copyPublic: null, publishedAt: null }).where(isPublic);
    return rowsAffected > 0;
  }
  if (became !== 'gone') return false;
  const [kept] = await tx
    .select({ publishedAt: cases.publishedAt })
    .from(evidence)
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .where(isIt);
  // What was never public leaves nothing behind.
  if (kept?.publishedAt === null) await tx.delete(evidence).where(isIt);
  else if (kept)
    await tx
      .update(evidence)
      .set({ ...withoutFile, goneAt: now })
      .where(isIt);
  let others = 0;
  for (const table of [evidenceUploads, checkFiles])
    others += (await tx.delete(table).where(eq(table.id, id))).rowsAffected;
  if (!kept && others === 0) return false;
  await leaveBlobs(tx, [id], now);
  return true;
}

/** Uploads that were cut off and never went on, and refusals that nobody put away, after `keptDays.unfinishedFiles`. */
export async function forgetUnfinishedFiles(db: Database, now: Date): Promise<void> {
  const end = new Date(now.getTime() - keptDays.unfinishedFiles * dayMilliseconds);
  const isOld = and(
    lt(evidenceUploads.touchedAt, end),
    or(eq(evidenceUploads.state, 'arriving'), eq(evidenceUploads.state, 'refused')),
  );
  await writeStep(db, async (tx) => {
    const old = await tx.select({ id: evidenceUploads.id }).from(evidenceUploads).where(isOld);
    for (const { id } of old) await dropUpload(tx, id, now);
    return done();
  });
}
