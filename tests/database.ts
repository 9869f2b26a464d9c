import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Client, InStatement, Transaction } from '@libsql/client';
import { type Database, openDatabase } from '#db/client.ts';
import { fileClient } from '#db/kept-statements.ts';
import { migrate } from '#db/migrate.ts';
import { databaseFolder } from '#tests/folder.ts';

let empty: Promise<Template> | undefined;

/** Where the tests are to run on a database server: `TEST_DATABASE_URL=sqld`. */
const server = process.env.TEST_DATABASE_URL ? (process.env.SQLD_URL ?? null) : null;

/** A database in a file of its own. `dispose` ends it: nobody can ask it any more. */
export interface OwnDatabase {
  db: Database;
  /** Whoever asks for it may open it elsewhere. */
  readonly url: string;
  dispose: () => void;
}

/** A database with the newest schema and no rows. */
export async function freshDatabase(): Promise<OwnDatabase> {
  if (server !== null) return forkOf(server, 'template');
  empty ??= migratedFile().then((bytes) => {
    const template = new Template(bytes);
    process.once('exit', () => template.remove());
    return template;
  });
  return (await empty).database();
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
  // VACUUM answers a file without a write-ahead log; these two bytes say that it has one, as that of the site.
  bytes.fill(2, 18, 20);
  const template = new Template(bytes);
  templates.push(template);
  return async () => template.database();
}

const templates: Template[] = [];

/** Removes what `copierOf` keeps for further copies: a file of tests makes its own. */
export function removeCopies(): void {
  for (const template of templates.splice(0)) template.remove();
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

/** An open database that has the rows of its template again. */
interface Free {
  file: string;
  client: Client;
  /** When the file was last written. What the tests write stays in the write-ahead log beside it, unless there is very much of it. */
  writtenAt: number;
}

/**
 * What databases begin as. Opening one and preparing its statements takes longer than most tests: so the one that a test has
 * done with is emptied of what was written and handed to the next.
 */
class Template {
  readonly #bytes: Buffer;
  readonly #free: Free[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  remove(): void {
    this.#free.splice(0).forEach(remove);
  }

  database(): OwnDatabase {
    const its = this.#free.pop() ?? this.#opened();
    const { file, client } = its;
    const url = `file:${file}`;
    let isOver = false;
    let isSpoilt = false;
    const transactions: Transaction[] = [];
    const ways: Partial<Client> = {
      transaction: async (...mode: []) => {
        const transaction = await client.transaction(...mode);
        transactions.push(transaction);
        return transaction;
      },
      execute: (...asked: [InStatement]) => {
        const [statement] = asked;
        // SQLite does not end such a statement by itself, and goes on reading what there was then.
        isSpoilt ||= /^\s*explain/i.test(typeof statement === 'string' ? statement : statement.sql);
        return client.execute(...asked);
      },
    };
    const own = new Proxy(client, {
      get(target, name) {
        if (isOver) throw new Error('The test to which this database belonged is over');
        const member = Reflect.get(ways, name) ?? Reflect.get(target, name, target);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
    return {
      db: openDatabase({ url }, own),
      get url() {
        isSpoilt = true;
        return url;
      },
      dispose: () => {
        if (isOver) return;
        isOver = true;
        const isUsable = !isSpoilt && !client.closed && transactions.every(({ closed }) => closed);
        if (isUsable && writtenAt(file) === its.writtenAt) {
          forgetWritten(file);
          this.#free.push(its);
        } else {
          remove(its);
        }
      },
    };
  }

  #opened(): Free {
    const file = join(databaseFolder('test'), 'test.db');
    writeFileSync(file, this.#bytes);
    return { file, client: fileClient(`file:${file}`), writtenAt: writtenAt(file) };
  }
}

const writtenAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Bytes at the beginning of the index of a write-ahead log, without which SQLite reads the log anew. */
const headOfIndex = 136;

/** Empties the write-ahead log, as if nothing had been written: whoever reads next finds what the file says. */
function forgetWritten(file: string): void {
  // Nobody has asked it anything.
  if (!existsSync(`${file}-wal`)) return;
  truncateSync(`${file}-wal`);
  const index = openSync(`${file}-shm`, 'r+');
  writeSync(index, Buffer.alloc(headOfIndex), 0, headOfIndex, 0);
  closeSync(index);
}

function remove({ file, client }: Free): void {
  client.close();
  rmSync(dirname(file), { recursive: true, force: true });
}
