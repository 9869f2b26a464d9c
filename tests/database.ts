import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { databaseFolder } from '#tests/folder.ts';

let template: Promise<Buffer> | undefined;

/** Where the tests are to run on a database server: `TEST_DATABASE_URL=sqld`. */
const server = process.env.TEST_DATABASE_URL ? (process.env.SQLD_URL ?? null) : null;

/** A database in a file of its own. `dispose` closes and deletes it. */
export interface OwnDatabase {
  db: Database;
  url: string;
  dispose: () => void;
}

/** A database with the newest schema and no rows. */
export async function freshDatabase(): Promise<OwnDatabase> {
  if (server !== null) return forkOf(server, 'template');
  template ??= migratedFile();
  const bytes = await template;
  return inFolder((file) => writeFileSync(file, bytes));
}

/** A database with the rows of another: filling one takes longer than copying it. */
export async function copyOf(db: Database): Promise<OwnDatabase> {
  return (await copierOf(db))();
}

/** Makes databases with the rows that one has now, as many as are asked for: each takes a few milliseconds. */
export async function copierOf(db: Database): Promise<() => Promise<OwnDatabase>> {
  const name = names.get(db);
  if (server !== null && name !== undefined) {
    const kept = await forkOf(server, name);
    kept.dispose();
    return () => forkOf(server, names.get(kept.db) ?? name);
  }
  const folder = databaseFolder('template');
  const file = join(folder, 'template.db');
  await db.$client.execute({ sql: 'VACUUM INTO ?', args: [file] });
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return () => inFolder((copy) => writeFileSync(copy, bytes));
}

/** Names of the databases on the server. */
const names = new WeakMap<Database, string>();

/** A database on the server with the rows of another. */
async function forkOf(url: string, of: string): Promise<OwnDatabase> {
  const name = `t${randomBytes(8).toString('hex')}`;
  const forked = await fetch(`${url}/admin/v1/namespaces/${of}/fork/${name}`, { method: 'POST' });
  if (!forked.ok) throw new Error(`no database like ${of}: ${forked.status} ${await forked.text()}`);
  const db = openDatabase({ url: `${url}/${name}/` });
  names.set(db, name);
  return { db, url: `${url}/${name}/`, dispose: () => db.$client.close() };
}

async function inFolder(make: (file: string) => void): Promise<OwnDatabase> {
  const folder = databaseFolder('test');
  const file = join(folder, 'test.db');
  make(file);
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
