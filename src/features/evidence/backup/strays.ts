import type { Database } from '#db/client.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';
import { type Blobs, shelves } from '../store/blobs.ts';
import { blobParts, neededOn } from './needed.ts';

/**
 * Deletes blobs that no row names, and what a crash left half written, once they are as old as an upload that was given up: a
 * database that was put back knows nothing of what was deposited since, and without its row nobody can open a file. How many.
 * Rejects with `BlobsUnavailable`.
 */
export async function forgetStrays(
  db: Database,
  blobs: Blobs,
  now: Date,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const end = now.getTime() - keptDays.unfinishedFiles * dayMilliseconds;
  let forgotten = 0;
  for (const shelf of shelves) {
    if (isStopping()) break;
    // The names first: a row is there before its blobs.
    const names = await blobs.names(shelf);
    if (names.length === 0) continue;
    const files = await neededOn(db, shelf);
    for (const name of names) {
      const [, id = ''] = blobParts.exec(name) ?? [];
      if (files.has(id) || (await blobs.since(name)).getTime() > end) continue;
      await blobs.remove(name);
      forgotten += 1;
    }
  }
  return forgotten;
}
