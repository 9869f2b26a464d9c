import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { keepDatabasePrivate } from '#db/migrate.ts';
import { faultsOf } from '#db/whole.ts';
import { newId } from '#src/lib/crypto.ts';
import { type Day, dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { type Bucket, openBucket } from './bucket.ts';
import { freeBytes, hashOf } from './files.ts';
import { lastCopy, noteCopy, noteMissingFiles } from './notes.ts';
import { inPlace, type Place } from './place.ts';
import { keptCopies, leastFree } from './rules.ts';

/** What is said beside each copy. */
export interface CopyManifest {
  madeAt: string;
  bytes: number;
  sha256: string;
  /** The newest migration in it, in milliseconds since 1970. */
  schema: number;
  /** How many rows each table has. */
  rows: Record<string, number>;
  /** SHA-256 of the list of the files that belong to it; of a copy of the day alone. */
  files?: string;
}

/** Files that lie outside of the database. */
export interface FilesBeside {
  /**
   * Brings those that the database names to the copies. Answers a list of them, and how many are whole nowhere. `known`: the list of
   * an earlier copy, or nothing.
   */
  copy: (known: string) => Promise<{ list: string; missing: number }>;
  /** Deletes from the copies what none of the lists names. */
  forget: (lists: readonly string[]) => Promise<void>;
}

/** A copy cannot be relied on, or there is no room for one. */
export class NotWhole extends Error {}

const nameOf = (day: Day) => `aktenkundig-${day}`;
const named = /^aktenkundig-(\d{4}-\d\d-\d\d)\.(?:db|json|files)$/;
const isList = (name: string) => named.test(name) && name.endsWith('.files');

/** Milliseconds between two times at which what was written of a copy goes to the disk. */
const eachTime = 50;
const flushing = `const { fdatasync, openSync } = require('node:fs');
const file = openSync(process.argv[1], 'r+');
const flush = () => fdatasync(file, () => setTimeout(flush, ${eachTime}));
process.stdin.on('end', () => fdatasync(file, () => process.exit())).resume();
flush();`;

/**
 * Has a file that SQLite fills go to the disk while it grows. SQLite leaves all of it to the system, and whoever then commits may
 * have to wait for the whole copy. By a process of its own: this one does nothing else until SQLite is done, and to close a file
 * would take SQLite's locks on it away. Answers what waits until all of it is there.
 */
function keepWriting(file: string): () => Promise<void> {
  const beside = spawn(process.execPath, ['--eval', flushing, file], { stdio: ['pipe', 'ignore', 'ignore'], env: {} });
  const ended = new Promise<void>((resolve) => {
    beside.once('close', () => resolve());
    // Without it the copy is the same.
    beside.once('error', () => resolve());
  });
  return () => {
    beside.stdin.end();
    return ended;
  };
}

/**
 * Saves the database as it is at this moment into a new file, reads that back, and says what is in it. `copied` is called between
 * both. Rejects with `NotWhole`, and then there is no file.
 */
export async function copyTo(
  db: Database,
  file: string,
  now: Date,
  copied: () => void = () => undefined,
): Promise<CopyManifest> {
  await expectRoom(db, dirname(file));
  // An empty file of this user alone, which SQLite fills.
  keepDatabasePrivate(`file:${file}`);
  try {
    const written = keepWriting(file);
    try {
      await db.$client.execute({ sql: 'VACUUM INTO ?', args: [file] });
      // While it was read the write-ahead log only grew. Whoever commits next would bring all of it into the file first.
      await db.$client.execute('PRAGMA wal_checkpoint(PASSIVE)');
    } finally {
      await written();
    }
    copied();
    const copy = openDatabase({ url: `file:${file}` });
    const faults = await faultsOf(copy);
    const rows = await rowsOf(copy);
    const { rows: newest } = await copy.$client.execute('SELECT max(created_at) AS at FROM __drizzle_migrations');
    copy.$client.close();
    if (faults.length > 0) throw new NotWhole(`${file} cannot be relied on: ${faults.join('; ')}`);
    const schema = Number(newest[0]?.at ?? 0);
    return { madeAt: now.toISOString(), bytes: statSync(file).size, sha256: await hashOf(file), schema, rows };
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * The copy of the day into its place, instead of an earlier one of that day, with the files that belong to it, their list and a JSON
 * beside it, and only then away with those that are too many. What goes into a bucket is made in `workFolder` first. Where it is.
 */
export async function copyOfDay(
  db: Database,
  place: Place,
  { workFolder, now, files, copied }: { workFolder: string; now: Date; files: FilesBeside; copied?: () => void },
): Promise<string> {
  const name = nameOf(dayOf(now));
  const shelf = await shelfOf(place, workFolder);
  // Of its own name: the worker and an administrator may make one at the same time.
  const unfinished = join(shelf.folder, `${name}.${newId()}.unfinished`);
  forgetHalfOnes(shelf.folder, now);
  try {
    const manifest = await copyTo(db, unfinished, now, copied);
    const last = (await shelf.names()).filter(isList).sort().at(-1);
    const { list, missing } = await files.copy(last === undefined ? '' : await shelf.read(last));
    await noteMissingFiles(db, missing, now);
    // Killed in between, a copy has the JSON of another or none, and restoring it says so: never half a copy.
    await shelf.put(`${name}.db`, unfinished);
    await shelf.write(`${name}.files`, list);
    const sums = { ...manifest, files: createHash('sha256').update(list).digest('hex') };
    await shelf.write(`${name}.json`, `${JSON.stringify(sums, null, 2)}\n`);
  } finally {
    rmSync(unfinished, { force: true });
  }
  await noteCopy(db, name, now);
  const names = await shelf.names();
  const away = tooMany(names);
  for (const one of away) await shelf.remove(one);
  const lists = names.filter((one) => isList(one) && !away.includes(one));
  await files.forget(await Promise.all(lists.map((one) => shelf.read(one))));
  return place.kind === 'folder'
    ? join(place.folder, `${name}.db`)
    : `s3://${place.bucket}/${inPlace(place, `${name}.db`)}`;
}

/** A copy that fills the disk of the database keeps the site from storing anything, each night. Rejects with `NotWhole`. */
async function expectRoom(db: Database, folder: string): Promise<void> {
  const { rows } = await db.$client.execute(
    'SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
  );
  const needed = Number(rows[0]?.bytes) + leastFree;
  const free = await freeBytes(folder);
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;
  if (free < needed)
    throw new NotWhole(
      `there is no room for a copy: ${folder} has ${megabytes(free)} left, and it takes ${megabytes(needed)}`,
    );
}

/** Where copies lie, whichever way. `folder`: where one is made before it is put there. */
type Shelf = Pick<Bucket, 'names' | 'put' | 'read' | 'write' | 'remove'> & { folder: string };

async function shelfOf(place: Place, workFolder: string): Promise<Shelf> {
  if (place.kind === 'bucket') return { ...(await openBucket(place)), folder: workFolder };
  const { folder } = place;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    names: async () => readdirSync(folder),
    put: async (name, file) => renameSync(file, join(folder, name)),
    read: async (name) => readFileSync(join(folder, name), 'utf8'),
    write: async (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 }),
    remove: async (name) => rmSync(join(folder, name), { force: true }),
  };
}

/** How many copies from before an upgrade stay. */
const upgradesKept = 2;
const ofUpgrade = /^before-upgrade-[\dT-]+\.db$/;

/**
 * A verified copy before the schema changes, in the folder of the copies, or beside the database where there is none; of a bucket
 * too, because whoever goes back needs it at once. `save` makes it, or rejects. The two newest stay. Where it is.
 */
export async function copyBeforeUpgrade(
  folder: string,
  now: Date,
  save: (file: string) => Promise<unknown>,
): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `before-upgrade-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.db`);
  // Two processes that start at once make one each, and the second stays.
  const unfinished = `${file}.${process.pid}`;
  forgetHalfOnes(folder, now);
  try {
    await save(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  const older = readdirSync(folder).filter((name) => ofUpgrade.test(name));
  for (const name of older.sort().slice(0, -upgradesKept)) rmSync(join(folder, name), { force: true });
  return file;
}

const isHalf =
  /^(?:aktenkundig-\d{4}-\d\d-\d\d(?:\.[\w-]+)?\.unfinished|before-upgrade-[\dT-]+\.db\.\d+)(?:-journal)?$/;

/** Away with what was left in a folder by processes that were killed over a copy: nobody has written to it for a day. */
function forgetHalfOnes(folder: string, now: Date): void {
  for (const name of readdirSync(folder).filter((one) => isHalf.test(one))) {
    const file = join(folder, name);
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    if (now.getTime() - at > dayMilliseconds) rmSync(file, { force: true });
  }
}

function tooMany(names: readonly string[]): string[] {
  const dayIn = (name: string) => named.exec(name)?.[1];
  const stay = new Set(keptCopies(names.flatMap((name) => dayIn(name) ?? [])));
  return names.filter((name) => !stay.has(dayIn(name) ?? '') && dayIn(name) !== undefined);
}

async function rowsOf(db: Database): Promise<Record<string, number>> {
  const tables = await db.$client.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const { rows } = await db.$client.execute(`SELECT count(*) AS many FROM "${String(name)}"`);
    counted[String(name)] = Number(rows[0]?.many);
  }
  return counted;
}

/**
 * Whether there is a copy of the day of `now`. One that nobody noted, as its process was killed or the database busy when it was there,
 * is noted: it was read back before it got its name.
 */
export async function hasCopyOf(db: Database, place: Place, now: Date): Promise<boolean> {
  const name = nameOf(dayOf(now));
  const manifest = `${name}.json`;
  const isThere =
    place.kind === 'folder'
      ? existsSync(join(place.folder, manifest))
      : (await (await openBucket(place)).names()).includes(manifest);
  if (isThere && (await lastCopy(db)) !== name) await noteCopy(db, name, now);
  return isThere;
}

/** Brings a copy out of a bucket into a folder, with what is said about it. Its file there; null where there is none. */
export async function fetchCopy(place: Place, name: string, folder: string): Promise<string | null> {
  if (place.kind === 'folder') return null;
  const bucket = await openBucket(place);
  const files = [name, name.replace(/\.db$/, '.json')];
  const there = await bucket.names();
  if (!files.every((file) => there.includes(file))) return null;
  for (const file of files) await bucket.fetch(file, join(folder, file));
  return join(folder, name);
}
