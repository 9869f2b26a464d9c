import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { checkFiles, evidenceUploads } from '#db/schema/index.ts';
import { dropUpload, leaveBlobs } from './commands.ts';
import type { Check } from './lists.ts';

/** Deletes a file that was shown for a check, or puts away one on its way to it. Answers whether there was one. */
export async function deleteCheckFile(
  tx: Transaction,
  { id, check }: { id: string; check: Check },
  now: Date,
): Promise<boolean> {
  const isOf = (table: typeof checkFiles | typeof evidenceUploads) =>
    and(eq(table.id, id), eq(table.checkKind, check.kind), eq(table.checkId, check.id));
  if ((await tx.$count(evidenceUploads, isOf(evidenceUploads))) > 0) {
    await dropUpload(tx, id, now);
    return true;
  }
  const gone = await tx.delete(checkFiles).where(isOf(checkFiles)).returning({ id: checkFiles.id });
  if (gone.length > 0) await leaveBlobs(tx, [id], now);
  return gone.length > 0;
}

/** Deletes all files of a check that is over. */
export async function forgetCheckFiles(tx: Transaction, { kind, id }: Check, now: Date): Promise<void> {
  for (const table of [checkFiles, evidenceUploads]) {
    const isOf = and(eq(table.checkKind, kind), eq(table.checkId, id));
    const rows = await tx.delete(table).where(isOf).returning({ id: table.id });
    await leaveBlobs(
      tx,
      rows.map((row) => row.id),
      now,
    );
  }
}
