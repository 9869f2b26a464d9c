import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { seal, unseal } from '#src/lib/crypto.ts';
import type { Blobs } from './blobs.ts';

/** Bytes of a file that are sealed, stored and sent as one: so many are in memory of whoever takes or hands out a file. */
export const pieceSize = 1024 * 1024;

/** How many pieces a file of so many bytes has. */
export const piecesOf = (bytes: number): number => Math.ceil(bytes / pieceSize);

/** A blob that somebody else than this site changed, or put into the place of another. */
export class NotAsStored extends Error {}

/**
 * A key for the blobs of one file, sealed: what `rotate-keys` seals anew is this, and no blob. Whoever deletes it has deleted
 * the file, on every copy.
 */
export const newDataKey = (): string => seal(randomBytes(32).toString('base64'));

/** Names of the blobs of a file. */
export const blobName = {
  piece: (id: string, at: number) => `${id}/o${at}`,
  /** A page as a picture, from 1 on; for its author. */
  page: (id: string, page: number) => `${id}/p${page}`,
  /** The words of a text or a mail. */
  words: (id: string) => `${id}/t`,
  /** A page, or with 0 the words, of a copy for everybody. */
  copy: (id: string, copy: number, page: number) => `${id}/c${copy}-${page}`,
  /** Its first page, small. */
  small: (id: string, copy: number) => `${id}/c${copy}-s`,
} as const;

const cipherOf = 'aes-256-gcm';
const layout = 1;
const headLength = 1 + 12 + 16;

const keyOf = (dataKey: string) => Buffer.from(unseal(dataKey), 'base64');

/**
 * Stores bytes under a name, sealed by AES-256-GCM: a byte that names the layout, 12 of the nonce, 16 of the tag, what was sealed.
 * The tag is over the name too: a blob in another one's place cannot be opened.
 */
export async function putSealed(
  blobs: Blobs,
  { name, dataKey }: { name: string; dataKey: string },
  bytes: Uint8Array,
): Promise<void> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(cipherOf, keyOf(dataKey), nonce);
  cipher.setAAD(Buffer.from(name));
  const sealed = [cipher.update(bytes), cipher.final()];
  await blobs.put(name, Buffer.concat([Buffer.of(layout), nonce, cipher.getAuthTag(), ...sealed]));
}

/** What was put under a name; null where there is nothing. Rejects with `NotAsStored`. */
export async function getSealed(
  blobs: Blobs,
  { name, dataKey }: { name: string; dataKey: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const stored = await blobs.get(name);
  if (stored === null) return null;
  if (stored.length < headLength || stored[0] !== layout) throw new NotAsStored(name);
  const decipher = createDecipheriv(cipherOf, keyOf(dataKey), stored.subarray(1, 13), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(stored.subarray(13, headLength));
  try {
    return Uint8Array.from(Buffer.concat([decipher.update(stored.subarray(headLength)), decipher.final()]));
  } catch (error) {
    throw new NotAsStored(name, { cause: error });
  }
}

/** Bytes as they come, cut into pieces of `pieceSize`, of which the last may be shorter. */
export async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of stream) {
    let rest = chunk;
    while (held + rest.length >= pieceSize) {
      const taken = rest.subarray(0, pieceSize - held);
      yield Buffer.concat([...parts, taken]);
      rest = rest.subarray(taken.length);
      parts = [];
      held = 0;
    }
    // The sender may use its memory again.
    if (rest.length > 0) parts.push(Uint8Array.from(rest));
    held += rest.length;
  }
  if (held > 0) yield Buffer.concat(parts);
}

/** What was stored of a stream. `sha256`: lower case, hexadecimal. */
export interface StoredStream {
  bytes: number;
  pieces: number;
  sha256: string;
}

/** Stores a stream as the original of a file, a piece at a time. Rejects with `BlobsUnavailable`, and as the stream does. */
export async function putStream(
  blobs: Blobs,
  { id, dataKey }: { id: string; dataKey: string },
  stream: AsyncIterable<Uint8Array>,
): Promise<StoredStream> {
  const hash = createHash('sha256');
  const stored = { bytes: 0, pieces: 0 };
  for await (const piece of inPieces(stream)) {
    await putSealed(blobs, { name: blobName.piece(id, stored.pieces), dataKey }, piece);
    hash.update(piece);
    stored.bytes += piece.length;
    stored.pieces += 1;
  }
  return { ...stored, sha256: hash.digest('hex') };
}

/** The original of a file, a piece at a time. Rejects with `NotAsStored`, also where a piece is missing. */
export async function* openStream(
  blobs: Blobs,
  { id, dataKey, pieces }: { id: string; dataKey: string; pieces: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < pieces; at += 1) {
    const name = blobName.piece(id, at);
    const piece = await getSealed(blobs, { name, dataKey });
    if (piece === null) throw new NotAsStored(name);
    yield piece;
  }
}
