import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { evidenceUploads } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import { type Begun, beginUpload, dropUpload, type FileFor, roomIn } from './commands.ts';
import { mostFileBytes, roomFault } from './rules.ts';
import { type Blobs, BlobsUnavailable, blobs as blobsOfSite, unavailableOr } from './store/blobs.ts';
import { putStream, type StoredStream } from './store/sealed.ts';

/** A file is longer than any may be. */
class TooLarge extends Error {}

async function* atMost(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > most) throw new TooLarge();
    yield chunk;
  }
}

export interface Depositing {
  db: Database;
  now: () => Date;
  blobs?: Blobs;
  /** Opens the transaction in which the file is begun, after it asked whether somebody may. */
  inTransaction?: (begin: (tx: Transaction) => Promise<Outcome<Begun>>) => Promise<Outcome<Begun>>;
}

/**
 * Takes a file as a stream, piece by piece, and leaves it for the worker to be looked at; what it is and whether it is taken
 * is known then. Answers its id, which stays that of the evidence. Refuses (invalid) `file-too-large`, `file-empty`, `file-too-many`,
 * `case-full`, unavailable where nothing can be stored, and what `inTransaction` refuses. Rejects as the stream does: then
 * nothing of it is left.
 */
export async function deposit(
  { db, now, blobs = blobsOfSite(), inTransaction = (begin) => write(db, begin) }: Depositing,
  file: FileFor,
  stream: AsyncIterable<Uint8Array>,
): Promise<Outcome<{ id: string }>> {
  const began = await inTransaction((tx) => beginUpload(tx, { ...file, bytes: null }, now()));
  if (!began.ok) return began;
  const { id } = began.value;
  const drop = () => write(db, async (tx) => done(await dropUpload(tx, id, now())));
  try {
    const stored = await storeStream(blobs, began.value, stream, mostFileBytes);
    const fault = typeof stored === 'string' ? stored : await received(db, began.value, stored, now());
    if (fault === null) return done({ id });
    await drop();
    return notStored(fault);
  } catch (error) {
    await drop();
    throw error;
  }
}

/** Why a stream was not stored. */
export type NotStored = 'file-too-large' | 'file-empty' | 'no-room-for-files';

export const notStored = (fault: string): Refused =>
  fault === 'no-room-for-files'
    ? refused('unavailable', { reason: fault })
    : refused('invalid', { field: 'files', reason: fault });

/** Stores a stream of at most so many bytes, sealed; or says why not, and what is there of it is for the caller to drop. Rejects as the stream does. */
export async function storeStream(
  blobs: Blobs,
  file: { id: string; dataKey: string },
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<StoredStream | NotStored> {
  try {
    const stored = await putStream(blobs, file, atMost(stream, most));
    return stored.bytes === 0 ? 'file-empty' : stored;
  } catch (error) {
    if (error instanceof TooLarge) return 'file-too-large';
    if (!(error instanceof BlobsUnavailable)) throw error;
    unavailableOr(error);
    return 'no-room-for-files';
  }
}

/** Now that it is known how long it is, there may be too little room for it: why, null when it is there. */
async function received(db: Database, file: Begun, { bytes, pieces }: StoredStream, now: Date): Promise<string | null> {
  const outcome = await write(db, async (tx) => {
    const there = await roomIn(tx, file, file.id);
    const fault = roomFault({ ...there, files: 0 }, bytes);
    if (fault !== null) return done(fault);
    const came = { bytes, pieces, state: 'received' as const, touchedAt: now, depositedAt: now };
    await tx.update(evidenceUploads).set(came).where(eq(evidenceUploads.id, file.id));
    return done(null);
  });
  return outcome.ok ? outcome.value : 'no-room-for-files';
}
