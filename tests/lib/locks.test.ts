import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { keepDatabasePrivate } from '#db/migrate.ts';
import { freshDatabase } from '#tests/database.ts';

const looksAndCloses = `
  const { createClient } = await import('@libsql/client');
  const client = createClient({ url: process.argv[1] });
  await client.execute('select count(*) from companies');
  client.close();
`;

test('a database that is open keeps its log when it is closed to others and another program closes it', async () => {
  const { db, url, dispose } = await freshDatabase();
  onTestFinished(dispose);
  await db.$client.execute(
    "insert into day_moments (as_of, months, industry, solved, promises) values ('2026-01-01', '12', '', '{}', '{}')",
  );
  const log = () => statSync(`${url.slice('file:'.length)}-wal`, { throwIfNoEntry: false })?.ino;
  const before = log();
  expect(before).toBeDefined();
  keepDatabasePrivate(url);
  execFileSync(process.execPath, ['--input-type=module', '-e', looksAndCloses, url]);
  expect(log()).toBe(before);
});
