import { and, type Column, gte, isNull, lt, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { checkFiles, evidence, evidenceUploads, exchangeFiles } from '#db/schema/index.ts';

/** A file that a database names, and which of its blobs. */
export interface NeededFile {
  id: string;
  dataKey: string;
  /** Pieces of the original. */
  pieces: number;
  /** Of the original, lower case and hexadecimal; null where nobody kept it. */
  sha256: string | null;
  /** Whether it was looked at, so that its pages and words are there. */
  isSeen: boolean;
  /** The copy for everybody that was made last; 0: none. */
  copyMade: number;
}

/** The files of a shelf, by id: whatever lies in blobs, of whichever feature, and as much of those on their way as there is. */
export async function neededOn(db: Database, shelf: string): Promise<Map<string, NeededFile>> {
  // Of hexadecimal letters none comes after this one.
  const onShelf = (id: Column) => and(gte(id, shelf), lt(id, `${shelf}g`));
  const columns = ({
    id,
    dataKey,
    pieces,
  }: typeof evidence | typeof evidenceUploads | typeof exchangeFiles | typeof checkFiles) => ({
    id,
    dataKey,
    pieces,
  });
  const [kept, coming, exchanged, shown] = await db.batch([
    db
      .select({ ...columns(evidence), sha256: evidence.sha256, copyMade: evidence.copyMade })
      .from(evidence)
      .where(and(onShelf(evidence.id), isNull(evidence.goneAt))),
    db
      .select(columns(evidenceUploads))
      .from(evidenceUploads)
      // Of what was refused nothing is kept but why.
      .where(and(onShelf(evidenceUploads.id), ne(evidenceUploads.state, 'refused'))),
    db
      .select({ ...columns(exchangeFiles), state: exchangeFiles.state })
      .from(exchangeFiles)
      .where(and(onShelf(exchangeFiles.id), ne(exchangeFiles.dataKey, ''))),
    db
      .select({ ...columns(checkFiles), sha256: checkFiles.sha256 })
      .from(checkFiles)
      .where(onShelf(checkFiles.id)),
  ]);
  const files: NeededFile[] = [
    ...kept.map((one) => ({ ...one, isSeen: true })),
    ...shown.map((one) => ({ ...one, isSeen: true, copyMade: 0 })),
    ...coming.map((one) => ({ ...one, sha256: null, isSeen: false, copyMade: 0 })),
    ...exchanged.map(({ state, ...one }) => ({ ...one, sha256: null, isSeen: state === 'ready', copyMade: 0 })),
  ];
  return new Map(files.map((file) => [file.id, file]));
}

/** A name of a blob: id, and which one it is. */
export const blobParts = /^([\da-f]{30})\/(?:o(\d+)|p\d+|t|c(\d+)-(?:\d+|s))$/;

/** Whether a blob belongs to what the database names: nothing that is still being made. */
export function isNeeded(name: string, files: ReadonlyMap<string, NeededFile>): boolean {
  const [, id = '', piece, copy] = blobParts.exec(name) ?? [];
  const file = files.get(id);
  if (!file) return false;
  if (piece !== undefined) return Number(piece) < file.pieces;
  return file.isSeen && (copy === undefined || Number(copy) <= file.copyMade);
}
