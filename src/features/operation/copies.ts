import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { keepDatabasePrivate } from '#db/migrate.ts';
import { faultsOf } from '#db/whole.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { openBucket } from './bucket.ts';
import { hashOf } from './files.ts';
import { noteCopy } from './notes.ts';
import { inPlace, type Place } from './place.ts';
import { keptCopies } from './rules.ts';

/** What is said beside each copy. */
export interface CopyManifest {
  madeAt: string;
  bytes: number;
  sha256: string;
  /** The newest migration in it, in milliseconds since 1970. */
  schema: number;
  /** How many rows each table has. */
  rows: Record<string, number>;
}

/** A copy cannot be relied on. */
export class NotWhole extends Error {}

const nameOf = (day: Day) => `aktenkundig-${day}`;
const named = /^aktenkundig-(\d{4}-\d\d-\d\d)\.(?:db|json)$/;

/**
 * Saves the database as it is at this moment into a new file, reads that back, and says what is in it. Rejects with `NotWhole`, and
 * then there is no file.
 */
export async function copyTo(db: Database, file: string, now: Date): Promise<CopyManifest> {
  // An empty file of this user alone, which SQLite fills.
  keepDatabasePrivate(`file:${file}`);
  try {
    await db.$client.execute({ sql: 'VACUUM INTO ?', args: [file] });
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
 * The copy of the day into its place, instead of an earlier one of that day, with a JSON beside it, and only then away with those
 * that are too many. What goes into a bucket is made in `workFolder` first. Where it is.
 */
export async function copyOfDay(db: Database, place: Place, workFolder: string, now: Date): Promise<string> {
  const name = nameOf(dayOf(now));
  if (place.kind === 'folder') {
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    const [file] = await copyInFolder(db, place.folder, now);
    await noteCopy(db, name, now);
    const names = readdirSync(place.folder);
    for (const one of tooMany(names)) rmSync(join(place.folder, one), { force: true });
    return file;
  }
  const bucket = await openBucket(place);
  const files = await copyInFolder(db, workFolder, now);
  try {
    // The JSON last: what has none is no copy yet.
    for (const file of files) await bucket.put(basename(file), file);
  } finally {
    for (const file of files) rmSync(file, { force: true });
  }
  await noteCopy(db, name, now);
  for (const one of tooMany(await bucket.names())) await bucket.remove(one);
  return `s3://${place.bucket}/${inPlace(place, `${name}.db`)}`;
}

/** A copy and what is said about it, as files of a folder. */
async function copyInFolder(db: Database, folder: string, now: Date): Promise<[string, string]> {
  const name = nameOf(dayOf(now));
  const unfinished = join(folder, `${name}.unfinished`);
  rmSync(unfinished, { force: true });
  const manifest = await copyTo(db, unfinished, now);
  const [file, beside] = [join(folder, `${name}.db`), join(folder, `${name}.json`)];
  // Killed in between, a copy has the manifest of another or none, and restoring it says so: never half a copy.
  renameSync(unfinished, file);
  writeFileSync(beside, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return [file, beside];
}

/** How many copies from before an upgrade stay. */
const upgradesKept = 2;
const ofUpgrade = /^before-upgrade-[\dT-]+\.db$/;

/**
 * A verified copy before the schema changes, in the folder of the copies, or beside the database where there is none; of a bucket
 * too, because whoever goes back needs it at once. The two newest stay. Where it is.
 */
export async function copyBeforeUpgrade(db: Database, folder: string, now: Date): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `before-upgrade-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.db`);
  // Two processes that start at once make one each, and the second stays.
  const unfinished = `${file}.${process.pid}`;
  await copyTo(db, unfinished, now);
  renameSync(unfinished, file);
  const older = readdirSync(folder).filter((name) => ofUpgrade.test(name));
  for (const name of older.sort().slice(0, -upgradesKept)) rmSync(join(folder, name), { force: true });
  return file;
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

/** Whether the copy of this day is in its place. */
export async function hasCopyOf(place: Place, day: Day): Promise<boolean> {
  const manifest = `${nameOf(day)}.json`;
  if (place.kind === 'folder') return existsSync(join(place.folder, manifest));
  return (await (await openBucket(place)).names()).includes(manifest);
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
