import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, isOnServer, openDatabase, type Transaction } from '#db/client.ts';
import { say } from '#db/prepared.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { type Outcome, RolledBack, refused } from '#src/lib/outcome.ts';
import { noteUnstored } from '#src/lib/request.ts';
import { Unwritable, whileWriting } from '#src/lib/storage.ts';

let opened: Database | undefined;

/** `DATABASE_URL`; one that is empty is not set, as in every line `NAME=` of a file of settings. */
export const databaseUrl = (env: NodeJS.ProcessEnv = process.env): string =>
  env.DATABASE_URL || 'file:data/aktenkundig.db';

/** The database of this process, opened at first use from the environment. */
export function database(): Database {
  opened ??= openDatabase({
    url: databaseUrl(),
    authToken: process.env.DATABASE_AUTH_TOKEN,
  });
  return opened;
}

/** One queue of writers per database: SQLite has one writer, and a second one in this process would freeze it. */
const queues = new WeakMap<Database, Promise<unknown>>();

const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

/** Runs `task` when every earlier writer of this process is done. Rejects with `Unwritable` where nothing can be stored. */
export function exclusively<T>(db: Database, task: () => Promise<T>): Promise<T> {
  const write = () => whileWriting(db, task);
  const turn = (queues.get(db) ?? Promise.resolve()).then(write, write);
  // The next one begins in another turn of the loop: a long line of writers would be one long stop for everybody who reads.
  queues.set(db, turn.then(turnOfLoop, turnOfLoop));
  return turn;
}

/**
 * One write transaction (BEGIN IMMEDIATE). A refusal rolls everything back: a command that says no has written nothing.
 * Where nothing can be stored it refuses `unavailable`. Those who wait at the same moment share a commit (decision 124): each
 * stands between savepoints of its own, and is told when all of it is on the disk.
 */
export function write<T>(db: Database, task: (tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return storing(() => writeStep(db, task));
}

/** Work of several steps for somebody who waits for it: what cannot be stored is refused as `unavailable`. */
export async function storing<T>(task: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    noteUnstored();
    return refused('unavailable');
  }
}

/**
 * As `write`, for a step of what nobody waits for: rejects with `Unwritable` where nothing can be stored. A refusal that nobody reads
 * would have the next step begin, and the work of the day taken for done (decision 183); whoever called begins it anew.
 */
export async function writeStep<T>(db: Database, task: (tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const said: { outcome?: Outcome<T> } = {};
  try {
    await inLine(db, async (tx) => {
      said.outcome = await task(tx);
      return said.outcome.ok;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refused;
    throw error;
  }
  if (!said.outcome) throw new Error('a write was told that it is done, and never began');
  return said.outcome;
}

/** Milliseconds for which it is tried to note what has happened, and between two tries. */
const [longestNoting, notePause] = [30_000, 1000];

/**
 * Notes what has happened outside already, as a message that was taken: a database that cannot be written to at this moment does not
 * make it undone. Rejects with `Unwritable` after half a minute, and sooner where the process is to stop.
 */
export async function noteSurely<T>(note: () => Promise<T>, isStopping: () => boolean = () => false): Promise<T> {
  for (const end = performance.now() + longestNoting; ; await pause(notePause)) {
    try {
      return await note();
    } catch (error) {
      if (!(error instanceof Unwritable) || performance.now() > end || isStopping()) throw error;
    }
  }
}

/** One who waits to write. `run` says whether what it wrote stays. */
interface Waiting {
  run: (tx: Transaction) => Promise<boolean>;
  /** Does something in the name of the request that asked. */
  within: <R>(task: () => R) => R;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const lines = new WeakMap<Database, Waiting[]>();

/** So many share a commit at most, and no more begin after so many milliseconds: the first of them waits for the last. */
const [mostTogether, longestTogether] = [16, 25];

/** Rejects with what `run` threw, and with `Unwritable` where nothing can be stored. */
function inLine(db: Database, run: Waiting['run']): Promise<void> {
  const line = lines.get(db) ?? [];
  lines.set(db, line);
  const within = AsyncLocalStorage.snapshot();
  return new Promise((resolve, reject) => {
    line.push({ run: (tx) => within(run, tx), within, resolve, reject });
    if (line.length === 1) takeTurn(db, line);
  });
}

function takeTurn(db: Database, line: Waiting[]): void {
  const [first] = line;
  if (!first) return;
  const stored: Waiting[] = [];
  const goOn = () => takeTurn(db, line);
  const turn = first.within(() => exclusively(db, () => storeTogether(db, (all) => db.transaction(all), line, stored)));
  turn
    .then(
      () => stored.map(({ resolve }) => resolve()),
      // Whoever never began, as the database is not to be written to, is told so too, one after the other.
      (error) => (stored.length > 0 ? stored : line.splice(0, 1)).map(({ reject }) => reject(error)),
    )
    .finally(goOn);
}

/** What the first of a transaction wrote shall not stay, and nothing else was written yet. */
class NothingStored extends Error {}

/** Has those in line write in one transaction, and notes in `stored` who is to be told when it is committed, or that it failed. */
async function storeTogether(
  db: Database,
  begin: (all: (tx: Transaction) => Promise<void>) => Promise<void>,
  line: Waiting[],
  stored: Waiting[],
): Promise<void> {
  const first = line.shift();
  if (!first) return;
  stored.push(first);
  const began = performance.now();
  const most = isOnServer(db) ? 1 : mostTogether;
  const all = async (tx: Transaction) => {
    if (!(await first.run(tx))) throw new NothingStored();
    for (let many = 1; many < most && performance.now() - began < longestTogether; many += 1) {
      // Whoever only reads has a turn in between.
      await turnOfLoop();
      const next = line.shift();
      if (!next) break;
      const failed = await besides(tx, next).catch((error) => {
        stored.push(next);
        throw error;
      });
      if (failed === null) stored.push(next);
      else next.within(() => whileWriting(db, () => Promise.reject(failed.error))).catch(next.reject);
    }
  };
  let cause: unknown;
  try {
    await begin((tx) =>
      all(tx).catch((error) => {
        cause = error;
        throw error;
      }),
    );
  } catch (error) {
    // A transaction that SQLite has ended itself cannot be rolled back: that is told in place of why it ended.
    const why = cause ?? error;
    if (!(why instanceof NothingStored)) throw why;
  }
}

/** Writes in a transaction in which others have written. What fails leaves theirs as it was; throws where that cannot be had. */
async function besides(tx: Transaction, { run }: Waiting): Promise<{ error: unknown } | null> {
  await say(tx, 'savepoint besides');
  let failed: { error: unknown } | null = null;
  let stays = false;
  try {
    stays = await run(tx);
  } catch (error) {
    failed = { error };
  }
  if (!stays) {
    // After a fault of the disk the whole transaction may be gone.
    await say(tx, 'rollback to besides').catch((error) => Promise.reject(failed?.error ?? error));
  }
  await say(tx, 'release besides');
  return failed;
}

/** Milliseconds: longer than this nobody is left alone, however long a transaction had to wait itself. */
const longestPause = 250;

/**
 * As `writeStep`, for the worker's long lists of transactions: afterwards it leaves the database alone for as long as it
 * took, and before it gives way. The writers of two processes do not queue; one that comes back at once would starve the
 * other until it gives up.
 */
export async function writeGently<T>(
  db: Database,
  task: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  await giveWay();
  const began = performance.now();
  const outcome = await writeStep(db, task);
  await pause(Math.min(performance.now() - began, longestPause));
  return outcome;
}
