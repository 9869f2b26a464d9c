import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { dropChangeTriggers, keepChangeTriggers } from './changes.ts';
import type { Database } from './client.ts';

/** Of the build that this program is compiled into, or of the sources. */
const journal = createRequire(import.meta.url).resolve('#db/migrations/meta/_journal.json');
const migrationsFolder = dirname(dirname(journal));

const onlyOwner = { folder: 0o700, file: 0o600 } as const;

/** The path of a `file:` database; null for one on a server. */
function fileOf(url: string): string | null {
  return url.startsWith('file:') ? (url.slice('file:'.length).split('?')[0] ?? '') : null;
}

/**
 * Makes the folder of a `file:` database, which SQLite does not do itself, for this user alone. One that is there is
 * closed to others if it is this user's own and no place that others need: a shared one like /tmp, one right below the root,
 * or the one the program was started in.
 */
export function makeDatabaseFolder(url: string): void {
  const file = fileOf(url);
  if (file === null) return;
  const folder = dirname(resolve(file));
  mkdirSync(folder, { recursive: true, mode: onlyOwner.folder });
  const { uid, mode } = statSync(folder);
  const isShared = (mode & 0o1000) !== 0 || dirname(folder) === '/' || `${process.cwd()}/`.startsWith(`${folder}/`);
  if (uid === process.getuid?.() && !isShared && (mode & 0o077) !== 0) chmodSync(folder, onlyOwner.folder);
}

/** Makes the file of a `file:` database where there is none, and lets nobody else read it: SQLite gives its other files the same rights. */
export function keepDatabasePrivate(url: string): void {
  const file = fileOf(url);
  if (file === null) return;
  // Not one that is there: whoever closes a file loses all locks that its process has on it (POSIX), also those of SQLite, and
  // the next program that closes the database would take itself for the last and remove the log of one that is open.
  if (!existsSync(file)) closeSync(openSync(file, 'a', onlyOwner.file));
  const own = ['', '-wal', '-shm'].map((ending) => file + ending).filter((path) => existsSync(path));
  for (const path of own) if (statSync(path).uid === process.getuid?.()) chmodSync(path, onlyOwner.file);
}

/** A newer version of the program has migrated this database. What this one would write may not fit there. */
export class SchemaIsNewer extends Error {}

const isNewer = 'it was migrated by a newer version of this program';

/** Why this program cannot use the database as it is; null if it has the schema of this version. */
export async function schemaFault(db: Database): Promise<string | null> {
  const [applied, known] = [await newestApplied(db), newestKnown()];
  if (applied === known) return null;
  return applied > known ? isNewer : 'it is of an older version of this program, until the site is started once';
}

/** Whether this is the database of an older version of the program; an empty one is not. */
export async function isBehind(db: Database): Promise<boolean> {
  const applied = await newestApplied(db);
  return applied > 0 && applied < newestKnown();
}

/**
 * Brings the database to the newest schema. Safe to call at each start, and by two processes that start at once. Rejects
 * with `SchemaIsNewer`.
 */
export async function migrate(db: Database): Promise<void> {
  if ((await newestApplied(db)) > newestKnown()) throw new SchemaIsNewer(isNewer);
  // WAL: readers do not wait for the writer. It is a property of the file, so once is enough.
  await db.$client.execute('PRAGMA journal_mode = WAL').catch(() => undefined);
  try {
    await toNewestSchema(db);
  } catch {
    // The drizzle migrator takes no lock: whoever comes second finds the tables there, and a moment later the note
    // that they are. A real fault comes again.
    await pause(500);
    await toNewestSchema(db);
  }
}

async function toNewestSchema(db: Database): Promise<void> {
  if ((await newestApplied(db)) < newestKnown()) {
    await dropChangeTriggers(db);
    await applyMigrations(db, { migrationsFolder });
  }
  await keepChangeTriggers(db);
}

/** When the newest migration that this database has seen was made, in milliseconds since 1970; 0 for an empty one. */
async function newestApplied(db: Database): Promise<number> {
  const notes = await db.$client.execute("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'");
  if (notes.rows.length === 0) return 0;
  const { rows } = await db.$client.execute('SELECT max(created_at) AS newest FROM __drizzle_migrations');
  return Number(rows[0]?.newest ?? 0);
}

function newestKnown(): number {
  const { entries }: { entries: { when: number }[] } = JSON.parse(readFileSync(journal, 'utf8'));
  return Math.max(...entries.map(({ when }) => when));
}
