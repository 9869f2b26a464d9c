import { channel } from 'node:diagnostics_channel';
import type { Client } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { fileClient, pathOf } from './kept-statements.ts';
import { remoteClient } from './remote.ts';
import { watchFiles } from './replaced.ts';
import * as tables from './schema/index.ts';
import { caseRelations } from './schema/relations.ts';

const schema = { ...tables, ...caseRelations };

/** What queries are put together with. */
export type Board = LibSQLDatabase<typeof schema>;

export type Database = Board & { $client: Client };

/** What a command writes with, inside `write` of src/lib/database.ts. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseSettings {
  url: string;
  authToken?: string | undefined;
}

/** For queries that are put together here and asked elsewhere: it has no database of its own. */
export const board: Board = drizzle.mock({ schema, casing: 'snake_case' });

const watches = new WeakMap<Database, () => string | null>();
const servers = new WeakMap<Database, () => string | null>();

/** Opens the database of `settings.url` (`file:…` or a libSQL server), or asks it through a `client` that has opened it. */
export function openDatabase({ url, authToken }: DatabaseSettings, client?: Client): Database {
  const remote = url.startsWith('file:') ? null : remoteClient(url, authToken);
  const db: Database = drizzle(announced(client ?? remote?.client ?? fileClient(url)), {
    schema,
    casing: 'snake_case',
  });
  if (remote) servers.set(db, remote.away);
  else watches.set(db, watchFiles(pathOf(url)));
  return db;
}

/** What became of the file of this database since it was opened, if it is not the same any more; null for one on a server. */
export function replacedFile(db: Database): string | null {
  return watches.get(db)?.() ?? null;
}

/** Whether each statement of this database travels. */
export const isOnServer = (db: Database): boolean => servers.has(db);

/** Why the server of this database does not answer at this moment; null while it does, and for a file. */
export function serverAway(db: Database): string | null {
  return servers.get(db)?.() ?? null;
}

/**
 * Reads the database as it is at this moment, whatever is written meanwhile. The snapshot ends with `task`; what keeps it
 * long keeps the write-ahead log long. Refuses to write.
 */
export async function snapshot<T>(db: Database, task: (frozen: Database) => Promise<T>): Promise<T> {
  const reading = await db.$client.transaction('read');
  const frozen = new Proxy(db.$client, {
    get: (client, name) => {
      if (name === 'execute') return reading.execute.bind(reading);
      if (name === 'batch') return reading.batch.bind(reading);
      return Reflect.get(client, name, client);
    },
  });
  try {
    return await task(drizzle(frozen, { schema, casing: 'snake_case' }));
  } finally {
    reading.close();
  }
}

/** Hears of every call that would travel to a database server: one statement or one batch. Tests count them here. */
const roundTrips = channel('aktenkundig.round-trip');

function announced(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      const member = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (roundTrips.hasSubscribers && (name === 'execute' || name === 'batch')) roundTrips.publish(name);
        return Reflect.apply(member, target, args);
      };
    },
  });
}
