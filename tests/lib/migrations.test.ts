import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { isBehind, migrate } from '#db/migrate.ts';
import { faultsOf } from '#db/whole.ts';
import { copyBeforeUpgrade } from '#src/features/operation/copies.ts';
import { freshDatabase } from '#tests/factories.ts';
import { migrationsBefore } from './old-cases.ts';
import { fillOld } from './old-rows.ts';

const tags = readdirSync('db/migrations')
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, -'.sql'.length))
  .sort();

/** Tables that grow with the cases: at 1,000,000 of them each has as many rows, or more. */
const big = [
  ...['cases', 'entries', 'promises', 'replies', 'verdicts', 'closings', 'people', 'events', 'counted_facts'],
  ...[
    'outbox',
    'reminders',
    'drafts',
    'draft_keys',
    'log_leaves',
    'log_nodes',
    'search_texts',
    'follows',
    'steps_taken',
  ],
];
/** Those before were written before the rule. */
const before = '0026';

/** What a step does to every row of a big table while everybody who writes waits. */
function heavySteps(sql: string): string[] {
  const tables = `[\`"]?(?:__new_)?(?:${big.join('|')})[\`"]?`;
  const rewrites = [
    new RegExp(`^insert into ${tables}[^;]*\\bselect\\b`, 'is'),
    new RegExp(`^update ${tables}\\s`, 'i'),
    new RegExp(`^delete from ${tables}`, 'i'),
    new RegExp(`^create (?:unique )?index \\S+ on ${tables}\\s`, 'i'),
    new RegExp(`^alter table ${tables} drop column`, 'i'),
  ];
  return sql
    .split(/--> statement-breakpoint|;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => {
      const [, seconds] = /^-- at 1,000,000 cases: (\d+(?:\.\d+)?) s\n/.exec(statement) ?? [];
      const words = statement.replace(/^(--.*\n)+/, '').trim();
      return rewrites.some((heavy) => heavy.test(words)) && (seconds === undefined || Number(seconds) >= 1);
    });
}

describe('a migration', () => {
  test('leaves big tables as they are, or says that it was measured at 1,000,000 cases and takes less than a second', () => {
    const heavy = tags.filter((tag) => tag >= before).flatMap((tag) => heavySteps(sqlOf(tag)));
    expect(heavy, 'what takes longer belongs into the worker, in pieces (decision 091)').toEqual([]);
  });

  test('that does not is found out', () => {
    const found = (sql: string) => heavySteps(sql).length;
    expect(found('UPDATE `cases` SET `title` = 1;')).toBe(1);
    expect(found('-- by hand\nupdate entries set text = 2;\n')).toBe(1);
    expect(found('INSERT INTO `__new_outbox`("id") SELECT "id" FROM `outbox`;')).toBe(1);
    expect(found('CREATE TABLE a (id text);--> statement-breakpoint\nCREATE INDEX `x` ON `events` (`at`);')).toBe(1);
    expect(found('ALTER TABLE `replies` DROP COLUMN `text`;')).toBe(1);
    expect(found('-- at 1,000,000 cases: 2 s\nCREATE INDEX `x` ON `events` (`at`);')).toBe(1);
    expect(found('-- at 1,000,000 cases: 0.4 s\nCREATE INDEX `x` ON `events` (`at`);')).toBe(0);
    expect(found('ALTER TABLE `cases` ADD `new` text;')).toBe(0);
    expect(found('CREATE INDEX `x` ON `appeals` (`at`);')).toBe(0);
  });
});

test('a database of every schema there was, with rows in it, is whole on each step and in the end like a new one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-steps-'));
  const db = openDatabase({ url: `file:${join(folder, 'old.db')}` });
  const rowsOf = async (table: string) => (await db.$client.execute(`select count(*) n from ${table}`)).rows[0]?.n;
  for (const next of tags.slice(1)) {
    await applyMigrations(db, { migrationsFolder: migrationsBefore(next, folder) });
    if (next.startsWith('0005')) await fillOld(db);
    expect(await faultsOf(db), `before ${next}`).toEqual([]);
    expect(await isBehind(db)).toBe(true);
  }
  const many = await rowsOf('entries');
  for (const second of ['01', '02', '03']) await copyBeforeUpgrade(db, folder, new Date(`2026-03-30T10:00:${second}Z`));
  await migrate(db);
  expect(await isBehind(db)).toBe(false);
  expect(await faultsOf(db)).toEqual([]);
  expect(await rowsOf('entries')).toBe(many);
  const { db: fresh, dispose } = await freshDatabase();
  const columns = `select m.name as of, p.name, p.type, p."notnull" from sqlite_schema m, pragma_table_info(m.name) p
    where m.type = 'table' and m.name not like '%fts%' order by m.name, p.name`;
  expect((await db.$client.execute(columns)).rows).toEqual((await fresh.$client.execute(columns)).rows);

  const copies = readdirSync(folder).filter((name) => name.startsWith('before-upgrade'));
  expect(copies.sort()).toEqual(['02', '03'].map((second) => `before-upgrade-2026-03-30T10-00-${second}.db`));
  const copy = openDatabase({ url: `file:${join(folder, copies[0] ?? '')}` });
  expect(await isBehind(copy)).toBe(true);
  for (const one of [copy, db]) one.$client.close();
  dispose();
  rmSync(folder, { recursive: true, force: true });
});

const sqlOf = (tag: string) => readFileSync(`db/migrations/${tag}.sql`, 'utf8');
