import { channel } from 'node:diagnostics_channel';
import type { Disk } from 'flydrive';
import { faultOf, log } from '#src/lib/log.ts';
import { blobUrl, openPlace, prefixOf } from './place.ts';

/** The disk is full, the folder is gone, the bucket does not answer. */
export class BlobsUnavailable extends Error {}

/**
 * Told why a file could last not be stored, and null once one is. By name and not by an import: the server and the built pages of
 * one process have a copy of this file each.
 */
export const blobsChannel = 'aktenkundig.blobs';

const states = channel(blobsChannel);

/** The code by which a disk or a bucket says that it cannot, `ENOSPC`; else its name. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string' && !cause.code.startsWith('E_')) return cause.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** Blobs by name, `<id of the file>/<which of its blobs>`. What is in them is nobody's business here. */
export interface Blobs {
  /** Stores a blob, instead of one of that name. When it resolves it is on the disk. Rejects with `BlobsUnavailable`. */
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Null where there is none. Rejects with `BlobsUnavailable`. */
  get: (name: string) => Promise<Uint8Array | null>;
  /** All blobs of a file; none is fine. Rejects with `BlobsUnavailable`. */
  forget: (id: string) => Promise<void>;
  /** The names of all blobs on a shelf, sorted. Rejects with `BlobsUnavailable`. */
  names: (shelf: string) => Promise<string[]>;
  /** When a blob was stored. Rejects with `BlobsUnavailable`, also where it is gone. */
  since: (name: string) => Promise<Date>;
  /** Deletes one blob; none is fine. Rejects with `BlobsUnavailable`. */
  remove: (name: string) => Promise<void>;
}

/** Blobs lie on shelves by the first two letters of their id: no folder has a million names in it. */
export const shelves: readonly string[] = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** Where a blob lies below its place: its shelf first. */
export const placed = (name: string): string => `${name.slice(0, 2)}/${name}`;

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'ENOENT') || error.name === 'NoSuchKey' || isMissing(error.cause));

async function listed(disk: Disk, start: string, next: string | undefined) {
  try {
    return await disk.listAll(start, { recursive: true, ...(next !== undefined && { paginationToken: next }) });
  } catch (error) {
    if (isMissing(error)) return { objects: [], paginationToken: undefined };
    throw error;
  }
}

/** The blobs at an address like `BLOB_URL`. */
export function blobsAt(url: string, env: NodeJS.ProcessEnv = process.env): Blobs {
  let opened: Promise<Disk> | undefined;
  const prefix = prefixOf(url);
  const on = async <T>(task: (disk: Disk) => Promise<T>): Promise<T> => {
    try {
      opened ??= openPlace(url, env);
      return await task(await opened);
    } catch (error) {
      opened = undefined;
      throw new BlobsUnavailable('the files of evidence cannot be reached', { cause: error });
    }
  };
  return {
    put: async (name, bytes) => {
      try {
        await on((disk) => disk.put(prefix + placed(name), bytes));
      } catch (error) {
        states.publish(codeOf(error));
        throw error;
      }
      states.publish(null);
    },
    get: (name) =>
      on(async (disk) => {
        try {
          return await disk.getBytes(prefix + placed(name));
        } catch (error) {
          if (isMissing(error)) return null;
          throw error;
        }
      }),
    forget: (id) => on((disk) => disk.deleteAll(`${prefix}${placed(id)}/`)),
    names: (shelf) =>
      on(async (disk) => {
        const found: string[] = [];
        const start = `${prefix}${shelf}/`;
        for (let next: string | undefined, isFirst = true; isFirst || next; isFirst = false) {
          const page = await listed(disk, start, next);
          for (const one of page.objects) if (one.isFile) found.push(one.key.slice(start.length));
          next = page.paginationToken;
        }
        return found.sort();
      }),
    since: (name) => on(async (disk) => (await disk.getMetaData(prefix + placed(name))).lastModified),
    remove: (name) => on((disk) => disk.delete(prefix + placed(name))),
  };
}

const known = new Map<string, Blobs>();

/** The blobs of this site, as its settings say. */
export function blobs(): Blobs {
  const url = blobUrl(process.env);
  const open = known.get(url) ?? blobsAt(url);
  known.set(url, open);
  return open;
}

/** What is said, and logged, of a place that cannot be reached; any other error is thrown on. */
export function unavailableOr(error: unknown): null {
  if (!(error instanceof BlobsUnavailable)) throw error;
  log.error(faultOf(error.cause), error.message);
  return null;
}
