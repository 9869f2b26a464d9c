import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase, type Transaction } from '#db/client.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { type Outcome, RolledBack, refused } from '#src/lib/outcome.ts';
import { Unwritable, whileWriting } from '#src/lib/storage.ts';

let opened: Database | undefined;

/** The database of this process, opened at first use from the environment. */
export function database(): Database {
  opened ??= openDatabase({
    url: process.env.DATABASE_URL ?? 'file:data/aktenkundig.db',
    authToken: process.env.DATABASE_AUTH_TOKEN,
  });
  return opened;
}

/** One queue of writers per database: SQLite has one writer, and a second one in this process would freeze it. */
const queues = new WeakMap<Database, Promise<unknown>>();

/** Runs `task` when every earlier writer of this process is done. Rejects with `Unwritable` where nothing can be stored. */
export function exclusively<T>(db: Database, task: () => Promise<T>): Promise<T> {
  const write = () => whileWriting(db, task);
  const turn = (queues.get(db) ?? Promise.resolve()).then(write, write);
  // The next one begins in another turn of the loop: a long line of writers would be one long stop for everybody who reads.
  const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));
  queues.set(db, turn.then(turnOfLoop, turnOfLoop));
  return turn;
}

/**
 * One write transaction (BEGIN IMMEDIATE). A refusal rolls everything back: a command that says no has written nothing.
 * Where nothing can be stored it refuses `unavailable`.
 */
export async function write<T>(db: Database, task: (tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await exclusively(db, () =>
      db.transaction(async (tx) => {
        const outcome = await task(tx);
        if (!outcome.ok) throw new RolledBack(outcome);
        return outcome;
      }),
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.refused;
    if (error instanceof Unwritable) return refused('unavailable');
    throw error;
  }
}

/** Milliseconds: longer than this nobody is left alone, however long a transaction had to wait itself. */
const longestPause = 250;

/**
 * As `write`, for the worker's long lists of transactions: afterwards it leaves the database alone for as long as it
 * took, and before it gives way. The writers of two processes do not queue; one that comes back at once would starve the
 * other until it gives up.
 */
export async function writeGently<T>(
  db: Database,
  task: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  await giveWay();
  const began = performance.now();
  const outcome = await write(db, task);
  await pause(Math.min(performance.now() - began, longestPause));
  return outcome;
}
