import { createHash } from 'node:crypto';
import { type Blobs, BlobsUnavailable } from '../store/blobs.ts';
import { blobName, getSealed, NotAsStored, openStream } from '../store/sealed.ts';
import type { NeededFile } from './needed.ts';

export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Copies a blob, reads it back and opens it. Its SHA-256, sealed as it lies; null where it is not there, or nobody can open it: then
 * there is no copy. Rejects with `BlobsUnavailable`.
 */
export async function copyBlob(
  { from, to }: { from: Blobs; to: Blobs },
  { dataKey }: NeededFile,
  name: string,
): Promise<string | null> {
  const bytes = await from.get(name);
  if (bytes === null) return null;
  await to.put(name, bytes);
  const sha256 = hashOfBytes(bytes);
  const back = await to.get(name);
  if (back && hashOfBytes(back) === sha256 && (await isOpened(() => getSealed(to, { name, dataKey })))) return sha256;
  await to.remove(name);
  return null;
}

/** Whether the original of a file is whole in this place, and what was deposited. Rejects with `BlobsUnavailable`. */
export function isAsDeposited(
  blobs: Blobs,
  file: Pick<NeededFile, 'id' | 'dataKey' | 'pieces' | 'sha256'>,
): Promise<boolean> {
  const hash = createHash('sha256');
  return isOpened(async () => {
    for await (const piece of openStream(blobs, file)) hash.update(piece);
    if (file.sha256 !== null && hash.digest('hex') !== file.sha256) throw new NotAsStored(file.id);
  });
}

async function isOpened(open: () => Promise<unknown>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    // Changed, cut off, or sealed under a key that nobody has set.
    if (error instanceof BlobsUnavailable) throw error;
    return false;
  }
}

/** The names of the pieces of its original. */
export const piecesOfFile = ({ id, pieces }: Pick<NeededFile, 'id' | 'pieces'>): string[] =>
  Array.from({ length: pieces }, (_, at) => blobName.piece(id, at));
