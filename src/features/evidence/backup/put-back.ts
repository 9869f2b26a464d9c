import type { Database } from '#db/client.ts';
import { type Blobs, shelves } from '../store/blobs.ts';
import { isNeeded, neededOn } from './needed.ts';
import { copyBlob, isAsDeposited, piecesOfFile } from './verified.ts';

export interface PutBack {
  /** Files of which something was missing, and that are whole again. */
  files: number;
  /** Files that the database names and that are whole neither here nor there, by id. */
  missing: string[];
}

/**
 * Brings back what the database names and its place lacks, from where the copies lie; of a file that has gone since, nothing. What is
 * there stays. Each blob is read back and opened, and each file compared with the hash of what was deposited. Rejects with
 * `BlobsUnavailable`; called again, it goes on.
 */
export async function putFilesBack(db: Database, { from, to }: { from: Blobs; to: Blobs }): Promise<PutBack> {
  const done: PutBack = { files: 0, missing: [] };
  for (const shelf of shelves) {
    const files = await neededOn(db, shelf);
    if (files.size === 0) continue;
    const there = new Set(await to.names(shelf));
    const lacking = Map.groupBy(
      (await from.names(shelf)).filter((name) => !there.has(name) && isNeeded(name, files)),
      (name) => name.split('/')[0] ?? '',
    );
    for (const file of files.values()) {
      const names = lacking.get(file.id) ?? [];
      for (const name of names) if (await copyBlob({ from, to }, file, name)) there.add(name);
      const isWhole = piecesOfFile(file).every((name) => there.has(name));
      if (!isWhole || (names.length > 0 && !(await isAsDeposited(to, file)))) done.missing.push(file.id);
      else if (names.length > 0) done.files += 1;
    }
  }
  return done;
}
