import type { Database } from './client.ts';

/**
 * Of an index that forgets securely this SQLite says so after each change (3.45, decision 103). Nothing would be lost with it: it is
 * made of `search_documents`, and its pages are checked like all others.
 */
const falseAlarm = 'malformed inverted index for FTS5 table main.search_index';

/** What SQLite finds wrong with a database: pages that cannot be read, rows that point at nothing. Empty for a whole one. */
export async function faultsOf(db: Database): Promise<string[]> {
  const pages = await faultyPages(db);
  // Where pages cannot be read, rows cannot be followed either.
  if (pages.length > 0) return pages;
  const { rows } = await db.$client.execute('PRAGMA foreign_key_check');
  return rows.map(({ table, parent }) => `a row of ${String(table)} points at nothing in ${String(parent)}`);
}

async function faultyPages(db: Database): Promise<string[]> {
  try {
    const { rows } = await db.$client.execute('PRAGMA integrity_check(10)');
    return rows.map((row) => String(row.integrity_check)).filter((words) => words !== 'ok' && words !== falseAlarm);
  } catch (error) {
    // Harmed so far that the check itself cannot go on.
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_CORRUPT')) throw error;
    return [`pages cannot be read: ${error.message}`];
  }
}
