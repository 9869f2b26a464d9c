import type { Disk } from 'flydrive';
import { faultOf, log } from '#src/lib/log.ts';
import { blobUrl, openPlace, prefixOf } from './place.ts';

/** The disk is full, the folder is gone, the bucket does not answer. */
export class BlobsUnavailable extends Error {}

/** Blobs by name, `<id of the file>/<which of its blobs>`. What is in them is nobody's business here. */
export interface Blobs {
  /** Stores a blob, instead of one of that name. When it resolves it is on the disk. Rejects with `BlobsUnavailable`. */
  put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Null where there is none. Rejects with `BlobsUnavailable`. */
  get: (name: string) => Promise<Uint8Array | null>;
  /** All blobs of a file; none is fine. Rejects with `BlobsUnavailable`. */
  forget: (id: string) => Promise<void>;
}

/** Two hexadecimal letters of the id first: no folder has a million names in it. */
const placed = (name: string) => `${name.slice(0, 2)}/${name}`;

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'ENOENT') || error.name === 'NoSuchKey' || isMissing(error.cause));

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
    put: (name, bytes) => on((disk) => disk.put(prefix + placed(name), bytes)),
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
