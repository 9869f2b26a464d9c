import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { checkFiles, evidence, evidenceLeftovers, evidenceUploads } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { noteSurely, writeStep } from '#src/lib/database.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { done } from '#src/lib/outcome.ts';
import { leaveBlobs, type Place } from '../commands.ts';
import type { EvidenceRefusal } from '../lists.ts';
import { type Blobs, BlobsUnavailable } from '../store/blobs.ts';
import { blobName, NotAsStored, openStream, putSealed } from '../store/sealed.ts';
import { makeCopy } from './copies.ts';
import type { Seen } from './order.ts';
import { ordered } from './queue.ts';

/** A file that ends the worker so often is not looked at again. */
export const mostTries = 3;

/** A file that has become evidence. `sha256`: of the original. */
export type Deposited = Place & { id: string; caseId: string; sha256: string; depositedAt: Date };

export interface Checking {
  db: Database;
  blobs: Blobs;
  now: () => Date;
  /** Called in the transaction in which a file becomes evidence. */
  onDeposit: (tx: Transaction, deposited: Deposited) => Promise<void>;
}

type Upload = typeof evidenceUploads.$inferSelect;

/**
 * Takes up again what a worker before this one had begun. Called once, at the start: there is one worker. Answers how many.
 */
export async function takeUpAgain(db: Database): Promise<number> {
  const begun = eq(evidenceUploads.state, 'checking');
  const outcome = await writeStep(db, async (tx) => {
    const { rowsAffected } = await tx.update(evidenceUploads).set({ state: 'received' }).where(begun);
    return done(rowsAffected);
  });
  return outcome.ok ? outcome.value : 0;
}

/** One piece of work: a file that waits to be looked at, a copy that is wanted, or blobs that nobody needs. False: there is none. */
export async function workOnFiles(checking: Checking): Promise<boolean> {
  return (await lookAtNext(checking)) || (await copyNext(checking)) || (await forgetNext(checking));
}

async function lookAtNext({ db, blobs, now, onDeposit }: Checking): Promise<boolean> {
  const [next] = await db
    .select()
    .from(evidenceUploads)
    .where(eq(evidenceUploads.state, 'received'))
    .orderBy(asc(evidenceUploads.depositedAt))
    .limit(1);
  if (!next) return false;
  const isIt = eq(evidenceUploads.id, next.id);
  await writeStep(db, async (tx) => {
    // Written before it is looked at: what ends this process is not looked at for ever.
    const tries = next.tries + 1;
    await tx.update(evidenceUploads).set({ state: 'checking', tries }).where(isIt);
    return done();
  });
  const letGo = async (error: unknown): Promise<never> => {
    // The file is not to blame for a place that cannot be reached.
    await writeStep(db, async (tx) => {
      await tx.update(evidenceUploads).set({ state: 'received', tries: next.tries }).where(isIt);
      return done();
    });
    throw error;
  };
  const found = next.tries >= mostTries ? ('unreadable' as const) : await lookedAt(blobs, next).catch(letGo);
  // A database that is busy costs a file no try.
  await noteSurely(() =>
    writeStep(db, async (tx) => {
      if (typeof found === 'string')
        await tx.update(evidenceUploads).set({ state: 'refused', reason: found }).where(isIt);
      else await becomesEvidence(tx, { next, found, onDeposit });
      return done();
    }),
  );
  // What was refused is kept by nobody; its row says why until its author has read it.
  if (typeof found === 'string') await blobs.forget(next.id).catch(() => leaveLater(db, next.id, now()));
  return true;
}

const leaveLater = (db: Database, id: string, since: Date) =>
  writeStep(db, async (tx) => done(await leaveBlobs(tx, [id], since)));

/** What was found out about a file. */
export interface Found extends Omit<Seen, 'pages' | 'words'> {
  sha256: string;
  pages: number;
}

/** Looks at a file and stores what of it is shown. What cannot be reached rejects, and is tried again. `name`: sealed. */
export async function lookedAt(
  blobs: Blobs,
  upload: Pick<Upload, 'id' | 'dataKey' | 'pieces' | 'name'>,
): Promise<Found | EvidenceRefusal> {
  const parts: Uint8Array[] = [];
  try {
    for await (const piece of openStream(blobs, upload)) parts.push(piece);
  } catch (error) {
    if (!(error instanceof NotAsStored)) throw error;
    log.error(faultOf(error), 'a file is not as it was stored');
    return 'unreadable';
  }
  const bytes = new Uint8Array(Buffer.concat(parts));
  const answer = await ordered({ order: 'look', bytes, name: unseal(upload.name) });
  if (answer === null || 'picture' in answer) return 'unreadable';
  if ('refusal' in answer) return answer.refusal;
  const { pages, words, ...seen } = answer.seen;
  const { id, dataKey } = upload;
  for (const [at, page] of pages.entries()) await putSealed(blobs, { name: blobName.page(id, at + 1), dataKey }, page);
  if (words !== null) await putSealed(blobs, { name: blobName.words(id), dataKey }, Buffer.from(words));
  return { ...seen, sha256: createHash('sha256').update(bytes).digest('hex'), pages: pages.length };
}

async function becomesEvidence(
  tx: Transaction,
  { next, found, onDeposit }: { next: Upload; found: Found; onDeposit: Checking['onDeposit'] },
): Promise<void> {
  const { id, caseId, entryId, checkKind, checkId, name, dataKey, bytes, pieces, touchedAt } = next;
  const { rowsAffected } = await tx.delete(evidenceUploads).where(eq(evidenceUploads.id, id));
  // Deleted while it was looked at.
  if (rowsAffected === 0) return leaveBlobs(tx, [id], touchedAt);
  const depositedAt = next.depositedAt ?? touchedAt;
  const file = { id, caseId, name, dataKey, bytes, pieces, depositedAt, ...found };
  const deposited = { id, caseId, sha256: found.sha256, depositedAt };
  if (entryId !== null) {
    await tx.insert(evidence).values({ ...file, entryId });
    await onDeposit(tx, { ...deposited, entryId });
  } else if (checkKind !== null && checkId !== null) {
    await tx.insert(checkFiles).values({ ...file, checkKind, checkId });
    await onDeposit(tx, { ...deposited, check: { kind: checkKind, id: checkId } });
  }
}

async function copyNext({ db, blobs }: Checking): Promise<boolean> {
  const [next] = await db.select().from(evidence).where(gt(evidence.copyWanted, evidence.copyMade)).limit(1);
  if (!next) return false;
  const { id, copyMade, copyWanted } = next;
  const isMade = await makeCopy(blobs, next).then(
    () => true,
    (error: unknown) => {
      if (error instanceof BlobsUnavailable) throw error;
      log.error(faultOf(error), 'a copy for the public could not be made');
      return false;
    },
  );
  await writeStep(db, async (tx) => {
    const isStill = and(eq(evidence.id, id), lt(evidence.copyMade, copyWanted));
    await tx
      .update(evidence)
      .set(isMade ? { copyMade: copyWanted } : { copyWanted: copyMade })
      .where(isStill);
    return done();
  });
  return true;
}

/** How many files are forgotten at a time. */
const atOnce = 20;

async function forgetNext({ db, blobs }: Checking): Promise<boolean> {
  const left = await db.select().from(evidenceLeftovers).limit(atOnce);
  if (left.length === 0) return false;
  for (const { id } of left) await blobs.forget(id);
  const ids = left.map(({ id }) => id);
  await writeStep(db, async (tx) => {
    await tx.delete(evidenceLeftovers).where(inArray(evidenceLeftovers.id, ids));
    return done();
  });
  return true;
}
