import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';

let template: Promise<Buffer> | undefined;

/** A database with the newest schema and no rows, in a file of its own. `dispose` closes and deletes it. */
export async function freshDatabase(): Promise<{ db: Database; url: string; dispose: () => void }> {
  template ??= migratedFile();
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-test-'));
  const file = join(folder, 'test.db');
  writeFileSync(file, await template);
  const db = openDatabase({ url: `file:${file}` });
  const dispose = () => {
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, url: `file:${file}`, dispose };
}

async function migratedFile(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-template-'));
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
