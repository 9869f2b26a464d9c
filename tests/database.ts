import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { databaseFolder } from '#tests/folder.ts';

let template: Promise<Buffer> | undefined;

/** A database in a file of its own. `dispose` closes and deletes it. */
export interface OwnDatabase {
  db: Database;
  url: string;
  dispose: () => void;
}

/** A database with the newest schema and no rows. */
export async function freshDatabase(): Promise<OwnDatabase> {
  template ??= migratedFile();
  const bytes = await template;
  return inFolder((file) => writeFileSync(file, bytes));
}

/** A database with the rows of another: filling one takes longer than copying it. */
export function copyOf(db: Database): Promise<OwnDatabase> {
  return inFolder((file) => db.$client.execute({ sql: 'VACUUM INTO ?', args: [file] }));
}

async function inFolder(make: (file: string) => unknown): Promise<OwnDatabase> {
  const folder = databaseFolder('test');
  const file = join(folder, 'test.db');
  await make(file);
  const db = openDatabase({ url: `file:${file}` });
  const dispose = () => {
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, url: `file:${file}`, dispose };
}

async function migratedFile(): Promise<Buffer> {
  const folder = databaseFolder('template');
  const file = join(folder, 'template.db');
  const db = openDatabase({ url: `file:${file}` });
  await migrate(db);
  // Everything into the one file that is copied.
  await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  db.$client.close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}
