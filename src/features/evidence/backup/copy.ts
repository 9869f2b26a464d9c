import type { Database } from '#db/client.ts';
import { type Blobs, placed, shelves } from '../store/blobs.ts';
import { blobParts, isNeeded, type NeededFile, neededOn } from './needed.ts';
import { copyBlob, hashOfBytes, isAsDeposited, piecesOfFile } from './verified.ts';

/** The folder beside the copies of the database, in which the blobs of all of them lie. */
export const backupFolder = 'evidence';

/** What a copy needs of files: a line for each blob, as `sha256sum -c` reads it in the folder of the copies. */
export interface CopiedFiles {
  list: string;
  /** Blobs that were not there before. */
  added: number;
  files: number;
  /** Files that the database names and that are not whole anywhere, by id. */
  missing: string[];
}

const lineOf = (name: string, sha256: string) => `${sha256}  ${backupFolder}/${placed(name)}\n`;
const line = new RegExp(`^([\\da-f]{64})  ${backupFolder}/[\\da-f]{2}/(.+)$`);

/** The blobs that a list names, each with the SHA-256 of how it lies. */
export function blobsIn(list: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of list.split('\n')) {
    const [, sha256, name] = line.exec(one) ?? [];
    if (sha256 !== undefined && name !== undefined) found.set(name, sha256);
  }
  return found;
}

interface Copying {
  db: Database;
  from: Blobs;
  to: Blobs;
  /** What an earlier list says, so that nothing is read twice. */
  known: ReadonlyMap<string, string>;
}

/**
 * Brings every blob that the database names to where the copies lie, unless it is there: a blob never changes once the database
 * names it. Each is read back and opened, and of each file that came the whole is compared with the hash of what was deposited.
 * Deletes nothing. Rejects with `BlobsUnavailable`.
 */
export async function copyFiles(copying: Copying): Promise<CopiedFiles> {
  const copied: CopiedFiles = { list: '', added: 0, files: 0, missing: [] };
  for (const shelf of shelves) {
    const files = await neededOn(copying.db, shelf);
    if (files.size === 0) continue;
    const saved = new Set(await copying.to.names(shelf));
    const there = new Set(await copying.from.names(shelf));
    const namesOf = Map.groupBy([...new Set([...there, ...saved])].sort(), (name) => blobParts.exec(name)?.[1] ?? '');
    for (const file of files.values()) {
      const names = (namesOf.get(file.id) ?? []).filter((name) => isNeeded(name, files));
      await copyFile(copying, { file, names, there, saved }, copied);
    }
  }
  return copied;
}

async function copyFile(
  { from, to, known }: Copying,
  { file, names, there, saved }: Record<'there' | 'saved', ReadonlySet<string>> & { file: NeededFile; names: string[] },
  copied: CopiedFiles,
): Promise<void> {
  const pieces = new Set(piecesOfFile(file));
  let isNew = false;
  let isMissing = [...pieces].some((name) => !there.has(name) && !saved.has(name));
  for (const name of names) {
    let sha256 = saved.has(name) ? (known.get(name) ?? (await hashThere(to, name))) : null;
    if (sha256 === null && there.has(name)) {
      sha256 = await copyBlob({ from, to }, file, name);
      copied.added += sha256 === null ? 0 : 1;
      isNew ||= pieces.has(name);
      isMissing ||= sha256 === null;
    }
    if (sha256 !== null) copied.list += lineOf(name, sha256);
  }
  if (isNew && !isMissing && file.isSeen) isMissing = !(await isAsDeposited(to, file));
  if (isMissing) copied.missing.push(file.id);
  else copied.files += 1;
}

async function hashThere(blobs: Blobs, name: string): Promise<string | null> {
  const bytes = await blobs.get(name);
  return bytes && hashOfBytes(bytes);
}

/**
 * Deletes from where the copies lie what none of these lists names, and the database of now does not either: another copy may be
 * made at this moment. How many blobs. Rejects with `BlobsUnavailable`.
 */
export async function forgetUnneeded(db: Database, blobs: Blobs, lists: readonly string[]): Promise<number> {
  const named = new Set(lists.flatMap((list) => [...blobsIn(list).keys()]));
  let forgotten = 0;
  for (const shelf of shelves) {
    const unnamed = (await blobs.names(shelf)).filter((name) => !named.has(name));
    if (unnamed.length === 0) continue;
    const files = await neededOn(db, shelf);
    for (const name of unnamed) {
      if (isNeeded(name, files)) continue;
      await blobs.remove(name);
      forgotten += 1;
    }
  }
  return forgotten;
}
