import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { keepDatabasePrivate } from '#db/migrate.ts';
import { faultsOf } from '#db/whole.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { hashOf } from './files.ts';
import { noteCopy } from './notes.ts';
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

/** The folder that `BACKUP_URL` names; null where there is none. */
export function copiesFolder(env: NodeJS.ProcessEnv): string | null {
  return env.BACKUP_URL ? resolve(env.BACKUP_URL.slice('file:'.length)) : null;
}

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
 * The copy of the day into the folder of copies, in place of an earlier one of that day, with a JSON beside it, and only then
 * away with those that are too many. Its path.
 */
export async function copyOfDay(db: Database, folder: string, now: Date): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = nameOf(dayOf(now));
  const unfinished = join(folder, `${name}.unfinished`);
  rmSync(unfinished, { force: true });
  const manifest = await copyTo(db, unfinished, now);
  const [file, beside] = [join(folder, `${name}.db`), join(folder, `${name}.json`)];
  // Killed in between, a copy has the manifest of another or none, and restoring it says so: never half a copy.
  renameSync(unfinished, file);
  writeFileSync(beside, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await noteCopy(db, name, now);
  forgetOthers(folder);
  return file;
}

function forgetOthers(folder: string): void {
  const days = readdirSync(folder).flatMap((file) => named.exec(file)?.[1] ?? []);
  const stay = new Set(keptCopies(days));
  for (const day of days.filter((one) => !stay.has(one))) {
    for (const ending of ['db', 'json']) rmSync(join(folder, `${nameOf(day)}.${ending}`), { force: true });
  }
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

/** Whether there is a folder of copies, and the copy of this day in it. */
export function hasCopyOf(folder: string, day: Day): boolean {
  return existsSync(join(folder, `${nameOf(day)}.json`));
}
