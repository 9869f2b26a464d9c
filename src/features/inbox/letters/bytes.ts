import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip, gzip } from 'node:zlib';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { receivedParts } from '#db/schema/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';

/** A mail as it came is never longer. */
export const mostBytes = 25 * 1024 * 1024;
/** Of a piece, compressed: rows stay small whatever a mail is. A multiple of three, so that its base64 has no filling. */
const pieceBytes = 768 * 1024;

/** A mail as it is stored: compressed, in pieces, each of them sealed. */
export async function piecesOf(bytes: Uint8Array): Promise<string[]> {
  const packed = await promisify(gzip)(bytes);
  const pieces: string[] = [];
  for (let at = 0; at < packed.length; at += pieceBytes) {
    pieces.push(seal(packed.subarray(at, at + pieceBytes).toString('base64')));
  }
  return pieces;
}

/** A mail byte by byte as it came; null when it is not there any more. */
export async function bytesOf(db: Database, mailId: string): Promise<Uint8Array | null> {
  const rows = await db
    .select({ sealed: receivedParts.sealed })
    .from(receivedParts)
    .where(eq(receivedParts.mailId, mailId))
    .orderBy(asc(receivedParts.part));
  if (rows.length === 0) return null;
  const packed = Buffer.concat(rows.map(({ sealed }) => Buffer.from(unseal(sealed), 'base64')));
  return promisify(gunzip)(packed, { maxOutputLength: mostBytes });
}

/** The same, a piece at a time. Rejects where it is not there any more. */
export function letterStream(db: Database, mailId: string): AsyncIterable<Uint8Array> {
  // What goes wrong reaches whoever reads.
  return pipeline(Readable.from(packedPieces(db, mailId)), createGunzip(), () => undefined);
}

async function* packedPieces(db: Database, mailId: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const isIt = and(eq(receivedParts.mailId, mailId), eq(receivedParts.part, part));
    const [row] = await db.select({ sealed: receivedParts.sealed }).from(receivedParts).where(isIt);
    if (!row) return;
    yield Buffer.from(unseal(row.sealed), 'base64');
  }
}
