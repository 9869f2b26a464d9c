import type { Database } from './client.ts';

/** What SQLite finds wrong with a database: pages that cannot be read, rows that point at nothing. Empty for a whole one. */
export async function faultsOf(db: Database): Promise<string[]> {
  const pages = await db.$client.execute('PRAGMA integrity_check(10)');
  const pointers = await db.$client.execute('PRAGMA foreign_key_check');
  return [
    ...pages.rows.map((row) => String(row.integrity_check)).filter((words) => words !== 'ok'),
    ...pointers.rows.map(({ table, parent }) => `a row of ${String(table)} points at nothing in ${String(parent)}`),
  ];
}
