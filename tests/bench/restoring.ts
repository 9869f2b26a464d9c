import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { noteBeat } from '#src/features/operation/notes.ts';
import { dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { superviseReplica } from '#src/process/replica.ts';
import { testSecret } from '#tests/secret.ts';
import { manyCases } from './many-cases.ts';

const cases = Number(process.argv[3] ?? 100_000);

/** How long it takes from an empty disk until the site can be started again: the replica fetched and put back, everything counted. */
export async function benchRestoring(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-restoring-'));
  const file = join(folder, 'site.db');
  const place = { kind: 'folder', folder: join(folder, 'copies') } as const;
  process.env.SECRET_KEY = testSecret;
  const now = new Date();
  const db = await manyCases(`file:${file}`, { cases, today: dayOf(now) });
  // The worst: a day of which the reminders have to be written anew.
  await noteBeat(db, new Date(now.getTime() - dayMilliseconds));
  const replica = superviseReplica(file, place);
  await pause(20_000);
  await replica.stop();
  db.$client.close();
  const megabytes = Math.round(statSync(file).size / 1024 ** 2);
  process.stdout.write(`${cases} cases, ${megabytes} MB\n`);
  rmSync(file);

  const env = {
    ...process.env,
    DATABASE_URL: `file:${file}`,
    BACKUP_URL: `file:${place.folder}`,
    SITE_URL: 'http://127.0.0.1:4321',
  };
  for (const command of ['restore', 'recompute']) {
    const began = performance.now();
    await promisify(execFile)(process.execPath, ['src/admin.ts', command], { env });
    process.stdout.write(`${command}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  }
  rmSync(folder, { recursive: true, force: true });
}
