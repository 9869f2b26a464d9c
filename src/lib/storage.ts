import { channel } from 'node:diagnostics_channel';
import { type Database, replacedFile, serverAway } from '#db/client.ts';
import { ofAServerAway } from '#db/remote.ts';
import { faultOf, log } from './log.ts';
import { noteUnstored } from './request.ts';
import { keyFault } from './secret-key.ts';

/**
 * Nothing can be stored: the disk is full, the file is not the one that was opened, the server of the database is away.
 * `cause` says what it was; the message is all that the framework keeps of an error, and what forms know it by.
 */
export class Unwritable extends Error {
  constructor(cause: unknown) {
    super('unavailable', { cause });
  }
}

/** Codes of SQLite that say so, and not that a statement was wrong. */
const ofStorage = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY)/;

/**
 * Told what keeps from storing, and null when it is over. By name and not by an import: the server and the built pages of one
 * process have a copy of this file each.
 */
export const storageChannel = 'aktenkundig.storage';

const states = channel(storageChannel);

/** Why the last write of a database failed; without an entry it succeeded, or there was none. */
const faults = new WeakMap<Database, string>();

/** What keeps this process from storing anything, in words for whoever runs the site; null while all is well. */
export function keepsFromWriting(db: Database): string | null {
  return replacedFile(db) ?? serverAway(db) ?? faults.get(db) ?? null;
}

/** Runs a write. What is the fault of the storage rejects with `Unwritable` and is logged once, not at each write. */
export async function whileWriting<T>(db: Database, task: () => Promise<T>): Promise<T> {
  const replaced = replacedFile(db) ?? (await keyFault(db));
  if (replaced !== null) throw unwritable(db, replaced, new Error(replaced));
  try {
    const value = await task();
    if (faults.delete(db)) {
      log.info('the database can be written to again');
      states.publish(null);
    }
    return value;
  } catch (error) {
    const words = storageFault(error);
    if (words === null) throw error;
    throw unwritable(db, words, error);
  }
}

function unwritable(db: Database, words: string, error: unknown): Unwritable {
  if (faults.get(db) !== words) log.error({ ...faultOf(error), storage: words }, 'nothing can be stored');
  faults.set(db, words);
  noteUnstored();
  states.publish(words);
  return new Unwritable(error);
}

/** The code by which a storage says that it cannot; null for every other error. */
function storageFault(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (ofStorage.test(code) || ofAServerAway.test(code)) return `the database cannot be written to: ${code}`;
  }
  return null;
}
