import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import type { Database } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { recordHistory } from '#src/features/cases/sealed/history.ts';
import { copyBeforeUpgrade } from '#src/features/operation/copies.ts';
import { dayOf } from '#src/lib/dates.ts';
import { saveBeside } from '#src/process/database.ts';
import { migrationsBefore } from '#tests/lib/old-cases.ts';
import { testSecret } from '#tests/secret.ts';
import { manyCases } from './many-cases.ts';
import type { Stall } from './stalled.ts';

const cases = Number(process.argv[3] ?? 100_000);
/** The schema from which is migrated: the one before this step. The first since the rule of decision 091, unless another is named. */
const from = process.argv[4] ?? '0026';
const goal = 1000;
const goalOfCopy = 500;
const theCopy = 'the copy before';
const mostRecorded = 10_000;

/**
 * What the old process notices while the new one brings a database with so many cases to the newest schema: the longest that a read and
 * a write of another connection waited, for each step.
 */
export async function benchUpgrade(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-upgrade-'));
  const file = join(folder, 'site.db');
  const tags = readdirSync('db/migrations')
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length))
    .sort();
  const first = tags.findIndex((tag) => tag.startsWith(from));
  const to = (next: string) => (db: Database) =>
    applyMigrations(db, { migrationsFolder: migrationsBefore(next, folder) });
  const db = await manyCases(`file:${file}`, { cases, today: dayOf(new Date()), schema: to(tags[first] ?? '') });
  await whatCasesBring(db);
  process.stdout.write(`${cases} cases, ${Math.round(statSync(file).size / 1024 ** 2)} MB, as before ${tags[first]}\n`);

  const old = fork(new URL('./stalled.ts', import.meta.url), [file, String(cases)]);
  const stalled = (asked = 'since the last time') =>
    new Promise<Stall>((resolve) => {
      old.once('message', (told: Stall) => resolve(told));
      old.send(asked);
    });
  await pause(1000);
  await stalled();
  const rows: Record<string, Record<string, number>> = {};
  const measure = async (what: string, step: () => Promise<unknown>) => {
    const began = performance.now();
    await step();
    const took = performance.now() - began;
    const { read, write } = await stalled();
    rows[what] = { 'it took, ms': Math.round(took), 'a read waited, ms': read, 'a write waited, ms': write };
  };
  // On a busy machine a commit waits for the disk and a process for its turn anyway: as long as the copy, before and after it.
  const seconds = Math.max(5, cases / 2000);
  await measure('nothing, before', () => pause(1000 * seconds));
  await measure(theCopy, () => copyBeforeUpgrade(folder, new Date(), (copy) => saveBeside(`file:${file}`, copy)));
  await measure('nothing, after', () => pause(1000 * seconds));
  for (const [index, tag] of tags.entries()) {
    const next = tags[index + 1];
    if (index >= first && next !== undefined) await measure(tag, () => to(next)(db));
  }
  await measure(`${tags.at(-1)}, triggers`, () => migrate(db));
  // In pieces, of which there are ten times as many at ten times the cases.
  if (cases <= mostRecorded) await measure('the log of what was', () => recordHistory(db, new Date()));
  const ended = new Promise((resolve) => old.once('exit', resolve));
  await stalled('end');
  await ended;
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
  console.table(rows);
  const waited = (row: Record<string, number>) => [row['a read waited, ms'] ?? 0, row['a write waited, ms'] ?? 0];
  const { [theCopy]: copy = {}, ...steps } = rows;
  compare('in a step', Math.max(...Object.values(steps).flatMap(waited)), goal);
  compare('during the copy', Math.max(...waited(copy)), goalOfCopy);
}

function compare(when: string, worst: number, most: number): void {
  process.stdout.write(`the longest ${when} ${worst} ms; goal ${most}: ${worst < most ? 'reached' : 'MISSED'}\n`);
  if (worst >= most) process.exitCode = 1;
}

/** Three entries, a mail that went out and an event for each case. */
async function whatCasesBring(db: Database): Promise<void> {
  await db.run(sql`insert into entries (id, case_id, position, occurred_on, precision, channel, direction, text, recorded_at)
    select c.id || '-' || n.position, c.id, n.position, c.published_on, 'exact', 'phone', 'to-company',
      'Ich habe angerufen und wieder niemanden erreicht, der mir sagen konnte, wann der Techniker kommt.', c.published_at
    from cases c, (select 1 as position union select 2 union select 3) n`);
  await db.run(sql`insert into outbox (id, dedupe_key, kind, locale, sealed, status, not_before, created_at, case_id)
    select id, 'case-live:' || id, 'case-live', 'de', '', 'sent', published_at, published_at, id from cases`);
  await db.run(sql`insert into events (at, action, subject_id, case_id)
    select published_at, 'cases.publish', id, id from cases`);
  await db.run(sql`pragma wal_checkpoint(truncate)`);
}
