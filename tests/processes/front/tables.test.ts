import { expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { freshDatabase } from '#tests/database.ts';
import { aWeb, fill, keptPages, stop } from './sites.ts';

/** Tables that a statement opens to read. */
async function tablesOf(db: Database, statement: string): Promise<string[]> {
  const schema = await db.all<{ name: string; root: number }>(
    'SELECT tbl_name AS name, rootpage AS root FROM sqlite_schema WHERE rootpage > 0',
  );
  const tables = new Map(schema.map(({ name, root }) => [root, name]));
  const steps = await db.all<{ opcode: string; p2: number; p3: number }>(`EXPLAIN ${statement}`);
  return steps.flatMap(({ opcode, p2, p3 }) => (opcode === 'OpenRead' && p3 === 0 ? (tables.get(p2) ?? []) : []));
}

test('every table that a kept page reads tells what is written to it', async () => {
  const { db, url, dispose } = await freshDatabase();
  const pages = keptPages(await fill(db));
  const preload = new URL('note-statements.ts', import.meta.url).href;
  const web = await aWeb(url, { cacheMegabytes: 0, options: ['--import', preload] });
  const noted = await web.says(/noting on (\S+)/);
  const statements = async (): Promise<string[]> => JSON.parse(await (await fetch(noted)).text());
  await statements();
  for (const path of pages) expect((await fetch(web.url + path)).status, path).toBe(200);
  const asked = (await statements()).filter((statement) => /^\s*(select|with)/i.test(statement));
  await stop(web);
  const read = new Set((await Promise.all(asked.map((statement) => tablesOf(db, statement)))).flat());
  const triggers = await db.all<{ table: string; many: number }>(
    "SELECT tbl_name AS 'table', count(*) AS many FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%insert into changes%' GROUP BY tbl_name",
  );
  const told = new Set(triggers.filter(({ many }) => many === 3).map(({ table }) => table));
  dispose();
  expect(asked.length).toBeGreaterThan(20);
  expect(read.size).toBeGreaterThan(10);
  expect([...read].filter((table) => !told.has(table))).toEqual([]);
  expect([...told].filter((table) => !read.has(table))).toEqual([]);
});
