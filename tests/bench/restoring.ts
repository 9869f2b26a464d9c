import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#db/client.ts';
import { logLeaves } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';
import { noteBeat } from '#src/features/operation/notes.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { superviseReplica } from '#src/process/beside/replica.ts';
import { environment, start } from '#tests/processes/start.ts';
import { testSecret } from '#tests/secret.ts';
import { manyCases } from './many-cases.ts';

const cases = Number(process.argv[3] ?? 100_000);

/** Milliseconds between two commits before the machine is lost. */
const pauseBetween = 50;

/**
 * What a lost machine costs: how much of the last seconds is gone (RPO), and how long it takes from an empty disk until the site answers
 * again (RTO): the replica fetched, checked, put back, the site started.
 */
export async function benchRestoring(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-restoring-'));
  const file = join(folder, 'site.db');
  const place = { kind: 'folder', folder: join(folder, 'copies') } as const;
  process.env.SECRET_KEY = testSecret;
  const now = new Date();
  const db = await manyCases(`file:${file}`, { cases, today: dayOf(now) });
  // On a site of today nothing is left of what happened before there was a log.
  await write(db, async (tx) => done(await append(tx, { kind: 'company.renamed', at: now })));
  // The worst: a day of which the reminders have to be written anew.
  await noteBeat(db, new Date(now.getTime() - dayMilliseconds));
  const replica = superviseReplica(file, place);
  await pause(20_000);
  const before = await db.$count(logLeaves);
  const committed: number[] = [];
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(pauseBetween)) {
    await write(db, async (tx) => done(await append(tx, { kind: 'company.renamed', at: new Date() })));
    committed.push(Date.now());
  }
  // What the other machine has at this moment: links to its files, which take no time and stay when it goes on.
  const lostAt = Date.now();
  const kept = join(folder, 'kept');
  execFileSync('cp', ['-al', place.folder, kept]);
  await replica.stop();
  db.$client.close();
  const megabytes = Math.round(statSync(file).size / 1024 ** 2);
  process.stdout.write(`${cases} cases, ${megabytes} MB\n`);
  rmSync(file);

  const site = 'http://127.0.0.1:4690';
  const own = { DATABASE_URL: `file:${file}`, BACKUP_URL: `file:${kept}`, PORT: '4690', SITE_URL: site };
  const began = performance.now();
  const passed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const restoring = start('dist/admin.mjs', ['restore'], environment(own));
  await restoring.ended;
  process.stdout.write(`${restoring.said()}put back after ${passed()}\n`);
  const restored = openDatabase({ url: `file:${file}` });
  const firstLost = committed[(await restored.$count(logLeaves)) - before];
  restored.$client.close();
  const lost =
    firstLost === undefined ? 'nothing is lost' : `lost are the last ${((lostAt - firstLost) / 1000).toFixed(1)} s`;
  process.stdout.write(`of ${committed.length} commits in 20 s, ${lost}\n`);
  const web = start('dist/main.mjs', ['web'], environment(own));
  await web.says(/"msg":"serving"/);
  const ready = await fetch(`${site}/readyz`);
  process.stdout.write(`${await ready.text()} after ${passed()}\n`);
  web.process.kill('SIGTERM');
  await web.ended;
  rmSync(folder, { recursive: true, force: true });
}
