import { and, asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { exchangeFiles } from '#db/schema/index.ts';
import {
  type Blobs,
  BlobsUnavailable,
  type Found,
  leaveBlobs,
  lookedAt,
  mostTries,
} from '#src/features/evidence/index.ts';
import type { EvidenceRefusal } from '#src/features/evidence/lists.ts';
import { noteSurely, writeStep } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { tellOfFile, tellOfProof } from './mails.ts';
import { noteFiles } from './promised.ts';

/** What the other side may have of it: a recording would be the file itself, and it may be forbidden to hand it on. */
const taken = (found: Found | EvidenceRefusal) =>
  typeof found !== 'string' && found.kind === 'audio' ? 'kind' : found;

/** It can be looked at now. Of documents nobody is told: who looks at them has a list. */
async function tellOf(
  tx: Transaction,
  { exchangeId, promiseId, side }: typeof exchangeFiles.$inferSelect,
  now: Date,
): Promise<void> {
  if (exchangeId !== null) await tellOfFile(tx, { now }, { exchangeId, side });
  if (promiseId === null) return;
  await noteFiles(tx, promiseId, now);
  await tellOfProof(tx, { now }, promiseId);
}

/** Looks at the next file that was given in private, as at evidence. False: there is none. */
export async function workOnExchangeFiles({ db, blobs, now }: { db: Database; blobs: Blobs; now: () => Date }) {
  const [next] = await db
    .select()
    .from(exchangeFiles)
    .where(eq(exchangeFiles.state, 'received'))
    .orderBy(asc(exchangeFiles.givenAt))
    .limit(1);
  if (!next) return false;
  const isIt = and(eq(exchangeFiles.id, next.id), eq(exchangeFiles.state, 'received'));
  const tries = (count: number) =>
    writeStep(db, async (tx) => {
      await tx.update(exchangeFiles).set({ tries: count }).where(isIt);
      return done();
    });
  // Written before it is looked at: what ends this process is not looked at for ever.
  await tries(next.tries + 1);
  const found =
    next.tries >= mostTries
      ? ('unreadable' as const)
      : taken(
          await lookedAt(blobs, next).catch(async (error: unknown) => {
            // The file is not to blame for a place that cannot be reached; one that nobody can open is given up.
            if (error instanceof BlobsUnavailable) await tries(next.tries);
            throw error;
          }),
        );
  const note = async (tx: Transaction) => {
    if (typeof found === 'string') {
      await tx.update(exchangeFiles).set({ state: 'refused', reason: found, dataKey: '' }).where(isIt);
      await leaveBlobs(tx, [next.id], now());
      return done();
    }
    const { kind, pages } = found;
    const { rowsAffected } = await tx.update(exchangeFiles).set({ state: 'ready', kind, pages }).where(isIt);
    // Taken back while it was looked at.
    if (rowsAffected === 0) await leaveBlobs(tx, [next.id], now());
    else await tellOf(tx, next, now());
    return done();
  };
  // A database that is busy costs a file no try.
  await noteSurely(() => writeStep(db, note));
  return true;
}
