import type { Database } from './client.ts';

/**
 * A query of which the SQL is put together once for each database, not at every call: for pages that are asked for
 * often. What differs from call to call is a `sql.placeholder`.
 */
export function prepared<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const known = new WeakMap<Database, Query>();
  return (db) => {
    const query = known.get(db) ?? build(db);
    known.set(db, query);
    return query;
  };
}
