import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import type { Database } from './client.ts';

const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

/** Makes the folder of a `file:` database, which SQLite does not do itself. */
export function makeDatabaseFolder(url: string): void {
  if (url.startsWith('file:')) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
}

/** Brings the database to the newest schema. Safe to call at each start, and by two processes that start at once. */
export async function migrate(db: Database): Promise<void> {
  // WAL: readers do not wait for the writer. It is a property of the file, so once is enough.
  await db.$client.execute('PRAGMA journal_mode = WAL').catch(() => undefined);
  try {
    await applyMigrations(db, { migrationsFolder });
  } catch {
    // The drizzle migrator takes no lock: whoever comes second finds the tables there, and a moment later the note
    // that they are. A real fault comes again.
    await pause(500);
    await applyMigrations(db, { migrationsFolder });
  }
}
