import { and, eq, ne } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companyNames } from '#db/schema/index.ts';
import { writeGently } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { nameRow } from './names.ts';

/** Names in one transaction, some hundredths of a second. */
const atOnce = 250;

const isOld = eq(companyNames.skeleton, '');

/** Whether there are names from before they had a skeleton. */
export async function hasOldNames(db: Database): Promise<boolean> {
  const [old] = await db.select({ key: companyNames.key }).from(companyNames).where(isOld).limit(1);
  return old !== undefined;
}

/** Writes key and skeleton of old names anew, in small steps. Can be stopped at any moment and goes on where it was. */
export async function rekeyNames(db: Database, isStopping: () => boolean): Promise<void> {
  while (!isStopping() && (await hasOldNames(db))) {
    await writeGently(db, async (tx) => {
      const old = await tx.select().from(companyNames).where(isOld).limit(atOnce);
      for (const row of old) await rekey(tx, row);
      return done();
    });
  }
}

/** Two names of a company that have become one key are one name: its own stays, else the one that has it already. */
async function rekey(tx: Transaction, old: typeof companyNames.$inferSelect): Promise<void> {
  const { key, skeleton } = nameRow(old.name);
  const itself = and(eq(companyNames.companyId, old.companyId), eq(companyNames.key, old.key));
  const other = and(
    eq(companyNames.companyId, old.companyId),
    eq(companyNames.key, key),
    ne(companyNames.key, old.key),
  );
  const [taken] = await tx.select({ kind: companyNames.kind }).from(companyNames).where(other);
  if (taken && old.kind === 'alias') {
    await tx.delete(companyNames).where(itself);
    return;
  }
  await tx.delete(companyNames).where(other);
  await tx.update(companyNames).set({ key, skeleton }).where(itself);
}
