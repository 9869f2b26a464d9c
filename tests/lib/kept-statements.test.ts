import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileClient } from '#db/kept-statements.ts';

let folder: string;
let library: Client;
let keeping: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  // A space and an umlaut, as they stand in an address.
  const url = `file:${join(folder, 'a%20case%C3%A4.db')}`;
  library = createClient({ url, timeout: 5000 });
  await library.execute('PRAGMA journal_mode = WAL');
  await library.execute(
    'CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT UNIQUE NOT NULL, weight REAL, raw BLOB)',
  );
  keeping = fileClient(url);
});
afterAll(async () => {
  library.close();
  keeping.close();
  await rm(folder, { recursive: true });
});

it('answers as the library answers, whatever was asked and written before', async () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  const step = fc.record({ words: fc.string(), weight: value, least: value, isFailing: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      await keeping.execute('DELETE FROM notes');
      for (const { words, weight, least, isFailing } of steps) {
        const add = { sql: 'INSERT OR IGNORE INTO notes (words, weight) VALUES (?, ?)', args: [words, weight] };
        await keeping.execute(add);
        if (isFailing) {
          await expect(
            keeping.execute({ sql: 'INSERT INTO notes (words) VALUES (?)', args: [words] }),
          ).rejects.toThrow();
        }
        const ask = {
          sql: 'SELECT id, words, weight, weight AS again FROM notes WHERE weight >= ? ORDER BY id',
          args: [least],
        };
        expect((await keeping.execute(ask)).toJSON()).toEqual((await library.execute(ask)).toJSON());
        expect((await keeping.batch([ask, add, ask])).map((set) => set.toJSON()).at(-1)).toEqual(
          (await library.execute(ask)).toJSON(),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it('makes rows as the library makes them: by position, by name, of two of one name the first', async () => {
  const ask = {
    sql: `SELECT 7 AS n, 'first' AS word, 'second' AS word, NULL AS gone, 1.5 AS length, x'00ff' AS raw, 9 AS "12"
      UNION ALL SELECT -9007199254740991, '', 'ä', 'x', 2, x'', 0`,
    args: [],
  };
  const seen = async (client: Client) =>
    (await client.execute(ask)).rows.map((row) => ({
      names: Object.keys(row),
      values: Array.from(row),
      named: { ...row },
      length: row.length,
    }));
  expect(await seen(keeping)).toEqual(await seen(library));
  await expect(keeping.execute('SELECT 9007199254740993')).rejects.toThrow(RangeError);
  await expect(library.execute('SELECT 9007199254740993')).rejects.toThrow(RangeError);
});

it('shows a column that another process has added since', async () => {
  await keeping.execute('DELETE FROM notes');
  await keeping.execute("INSERT INTO notes (words) VALUES ('first')");
  await keeping.execute('SELECT * FROM notes');
  await keeping.execute('SELECT notes.words, * FROM notes');
  await library.execute("ALTER TABLE notes ADD COLUMN later TEXT DEFAULT 'here'");
  await keeping.execute('SELECT count(*) FROM notes');
  expect((await keeping.execute('SELECT * FROM notes')).rows[0]).toMatchObject({ words: 'first', later: 'here' });
  expect((await keeping.execute('SELECT notes.words, * FROM notes')).rows[0]).toMatchObject({ later: 'here' });
});

it('keeps no lock and no open statement behind a transaction that was rolled back', async () => {
  const ask = 'SELECT words FROM notes ORDER BY words';
  const before = (await keeping.execute(ask)).toJSON();
  const writing = await keeping.transaction('write');
  await writing.execute("INSERT INTO notes (words) VALUES ('never')");
  expect((await writing.execute(ask)).rows).toHaveLength(before.rows.length + 1);
  await writing.rollback();
  expect((await keeping.execute(ask)).toJSON()).toEqual(before);
  await library.execute("INSERT INTO notes (words) VALUES ('by another')");
  expect((await keeping.execute(ask)).rows.map((row) => row.words)).toContain('by another');
  await library.execute('DROP TABLE notes');
  await expect(keeping.execute(ask)).rejects.toThrow(/no such table/);
});

it('goes on when more different statements come than it keeps', async () => {
  for (let n = 0; n < 450; n += 1) expect((await keeping.execute(`SELECT ${n} AS n`)).rows[0]?.n).toBe(n);
  expect((await keeping.execute('SELECT 3 AS n')).rows[0]?.n).toBe(3);
});
