import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { isBehind, migrate } from '#db/migrate.ts';
import { faultsOf } from '#db/whole.ts';
import { copyBeforeUpgrade, copyTo } from '#src/features/operation/copies.ts';
import { freshDatabase } from '#tests/factories.ts';
import { migrationsBefore } from './old-cases.ts';
import { fillOld } from './old-rows.ts';

const tags = readdirSync('db/migrations')
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, -'.sql'.length))
  .sort();

/**
 * Tables that do not grow with the cases: of companies and those who speak for them, of moderators and what they decide, of days, and
 * of tiles, each of 256 leaves. Every other table has a million rows at 1,000,000 cases, or more, and so has each new one.
 */
const small = [
  ...['companies', 'company_changes', 'company_domains', 'company_names', 'company_public_contacts', 'search_names'],
  ...['claims', 'positions', 'representatives', 'appointments', 'second_factors', 'recovery_codes', 'factor_resets'],
  ...['address_changes', 'notices', 'examinations', 'moderator_questions', 'decisions', 'decision_letters', 'appeals'],
  ...['challenges', 'signs', 'sign_cases', 'hidden_words', 'blackened_reasons', 'pressure_reports', 'writing_ends'],
  ...['withdrawal_reasons', 'tallies', 'tally_days', 'site_days', 'case_counters', 'operation_notes', 'rate_limits'],
  ...['log_tiles'],
];
/** Those before were written before the rule. */
const before = '0026';

/** What a step does to every row of a big table while everybody who writes waits. */
function heavySteps(sql: string): string[] {
  // What the step itself makes is empty, unless it stands for one that is there.
  const made = [...sql.matchAll(/create (?:virtual )?table (?:if not exists )?[`"]?(\w+)/gi)].map(
    ([, name = '']) => name,
  );
  const isSmall = (name: string) => [...small, ...made.filter((one) => !one.startsWith('__new_'))].includes(name);
  const named = '[`"]?(\\w+)[`"]?';
  const rewrites = [
    `^insert into ${named}[^;]*\\bselect\\b[^;]*\\bfrom ${named}`,
    `^update ${named}`,
    `^delete from ${named}`,
    `^create (?:unique )?index \\S+ on ${named}`,
    `^alter table ${named} drop column`,
  ].map((pattern) => new RegExp(pattern, 'is'));
  const isHeavy = (statement: string) =>
    rewrites.some((rewrite) => (rewrite.exec(statement) ?? []).slice(1).some((name) => !isSmall(name)));
  return sql
    .replace(/create trigger.*?\bend;/gis, '')
    .split(/--> statement-breakpoint|;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => {
      const [, seconds] = /^-- at 1,000,000 cases: (\d+(?:\.\d+)?) s\n/.exec(statement) ?? [];
      const words = statement.replace(/^(--.*\n)+/, '').trim();
      return isHeavy(words) && (seconds === undefined || Number(seconds) >= 1);
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
    expect(found('CREATE INDEX `x` ON `a_table_of_tomorrow` (`at`);')).toBe(1);
    expect(found('CREATE TABLE `new` (id text);--> statement-breakpoint\nCREATE INDEX `x` ON `new` (`id`);')).toBe(0);
    expect(found('CREATE TABLE `new` (id text);\nINSERT INTO `new` SELECT `id` FROM `cases`;')).toBe(1);
    // What a trigger does it does later, to one row.
    const body = 'UPDATE cases SET x = 1 WHERE id = new.id;\n  DELETE FROM entries WHERE id = new.id;\n';
    expect(found(`CREATE TRIGGER a AFTER INSERT ON cases BEGIN\n  ${body}END;`)).toBe(0);
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
  for (const second of ['01', '02', '03']) {
    const at = new Date(`2026-03-30T10:00:${second}Z`);
    await copyBeforeUpgrade(folder, at, (file) => copyTo(db, file, at));
  }
  await migrate(db);
  expect(await isBehind(db)).toBe(false);
  expect(await faultsOf(db)).toEqual([]);
  expect(await rowsOf('entries')).toBe(many);
  const { db: fresh, dispose } = await freshDatabase();
  const tables = await fresh.$client.execute("select name from sqlite_schema where type = 'table'");
  const there = new Set(tables.rows.map(({ name }) => name));
  expect(small.filter((name) => !there.has(name))).toEqual([]);
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
