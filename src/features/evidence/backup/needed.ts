import { and, gte, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { evidence, evidenceUploads } from '#db/schema/index.ts';

/** A file that a database names, and which of its blobs. */
export interface NeededFile {
  id: string;
  dataKey: string;
  /** Pieces of the original. */
  pieces: number;
  /** Of the original, lower case and hexadecimal; null of one that is on its way. */
  sha256: string | null;
  /** The copy for everybody that was made last; 0: none. */
  copyMade: number;
}

/** The files of a shelf, by id: those that are evidence, and as much of those on their way as there is. */
export async function neededOn(db: Database, shelf: string): Promise<Map<string, NeededFile>> {
  // Of hexadecimal letters none comes after this one.
  const [from, until] = [shelf, `${shelf}g`];
  const [kept, coming] = await db.batch([
    db
      .select({
        id: evidence.id,
        dataKey: evidence.dataKey,
        pieces: evidence.pieces,
        sha256: evidence.sha256,
        copyMade: evidence.copyMade,
      })
      .from(evidence)
      .where(and(gte(evidence.id, from), lt(evidence.id, until), isNull(evidence.goneAt))),
    db
      .select({ id: evidenceUploads.id, dataKey: evidenceUploads.dataKey, pieces: evidenceUploads.pieces })
      .from(evidenceUploads)
      .where(and(gte(evidenceUploads.id, from), lt(evidenceUploads.id, until))),
  ]);
  const files: NeededFile[] = [...kept, ...coming.map((one) => ({ ...one, sha256: null, copyMade: 0 }))];
  return new Map(files.map((file) => [file.id, file]));
}

/** A name of a blob: id, and which one it is. */
export const blobParts = /^([\da-f]{30})\/(?:o(\d+)|p\d+|t|c(\d+)-\d+)$/;

/** Whether a blob belongs to what the database names: nothing that is still being made. */
export function isNeeded(name: string, files: ReadonlyMap<string, NeededFile>): boolean {
  const [, id = '', piece, copy] = blobParts.exec(name) ?? [];
  const file = files.get(id);
  if (!file) return false;
  if (piece !== undefined) return Number(piece) < file.pieces;
  return file.sha256 !== null && (copy === undefined || Number(copy) <= file.copyMade);
}
