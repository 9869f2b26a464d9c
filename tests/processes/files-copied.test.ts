import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { evidence } from '#db/schema/index.ts';
import { isAsDeposited } from '#src/features/evidence/backup/verified.ts';
import { storedFile } from '#src/features/evidence/queries.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { dayOf } from '#src/lib/dates.ts';
import { test as base } from './place.ts';
import { anS3Server } from './s3-server.ts';
import { until } from './start.ts';

const test = base.extend('s3', async ({ task: _task }, { onCleanup }) => {
  const server = await anS3Server();
  onCleanup(() => server.stop().catch(() => undefined));
  return server;
});

interface Deposits {
  erased: string;
  kept: string;
  email: string;
}

const deposits = (said: string): Deposits => JSON.parse(said);

/** Whether a file opens, with the hash of what was deposited. */
async function opens(file: string, url: string, id: string): Promise<boolean> {
  const db = openDatabase({ url: `file:${file}` });
  const row = await storedFile(db, id);
  db.$client.close();
  return row !== null && (await isAsDeposited(blobsAt(url), row));
}

test('the drill with files: a night, database and files lost, both put back; each opens with its hash, and that of a person who was erased since stays away', async ({
  place,
}) => {
  const { folder, file, run, admin } = place;
  const copies = join(folder, 'copies');
  const own = { BACKUP_URL: `file:${copies}` };
  const { erased, kept, email } = deposits(await run('tests/processes/deposit-files.ts').says(/^deposited (.+)$/m));
  const worker = run('dist/worker.mjs', [], own);
  await worker.says(/a copy is saved/);
  expect(worker.said()).toContain('2 files of evidence are with it');
  worker.process.kill('SIGTERM');
  await worker.ended;
  const name = `aktenkundig-${dayOf(new Date())}`;
  // Whoever looks after copies has a program of their own to check them.
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', `${name}.files`], { cwd: copies });

  expect(await admin(['erase-account', email, 'withdraw-cases'])).toMatchObject({ code: 0 });
  for (const one of readdirSync(folder))
    if (one !== 'copies' && !one.endsWith('.erasures')) rmSync(join(folder, one), { recursive: true });
  const restored = await admin(['restore', join(copies, `${name}.db`)]);
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Erased again: 1 accounts') });
  expect(restored.said).toContain('1 files of evidence were brought back, each compared with what was deposited.');
  const url = `file:${join(folder, 'blobs')}`;
  expect(await opens(file, url, kept)).toBe(true);
  expect(await opens(file, url, erased)).toBe(false);
  expect(existsSync(join(folder, 'blobs', erased.slice(0, 2), erased))).toBe(false);

  // The files alone are lost: they come back while the site runs.
  rmSync(join(folder, 'blobs'), { recursive: true });
  const web = run('dist/main.mjs', ['web'], own);
  await web.says(/"port":(\d+)/);
  expect(await admin(['restore-files'], own)).toMatchObject({ code: 0, said: expect.stringMatching(/^1 files/) });
  expect(await opens(file, url, kept)).toBe(true);
  expect(await admin(['restore-files'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('BACKUP_URL is not set'),
  });
  // What lies elsewhere is not what was asked for.
  expect(await admin(['restore-files', folder], own)).toMatchObject({
    code: 1,
    said: expect.stringContaining(`${folder} has no`),
  });
  expect(await admin(['restore-files', copies])).toMatchObject({ code: 0, said: expect.stringMatching(/^0 files/) });
});

test('files in a bucket come back out of a bucket, also where the line broke, and with the replica, and one that is away leaves the database put back', async ({
  place,
  s3,
}) => {
  const { folder, file, run, admin } = place;
  const at = (path: string) => `s3://copies/${path}?endpoint=${s3.url}&region=eu-central-1`;
  const own = { ...s3.keys, BACKUP_URL: at('of/site'), BLOB_URL: at('blobs') };
  const { erased, kept } = deposits(await run('tests/processes/deposit-files.ts', [], own).says(/^deposited (.+)$/m));
  const wasBroken = s3.breakNextCopy();
  expect(await admin(['backup'], own)).toMatchObject({ code: 0, said: expect.stringContaining('2 files of evidence') });
  expect(wasBroken()).toBe(true);
  Object.assign(process.env, s3.keys);
  const blobs = blobsAt(own.BLOB_URL);
  for (const id of [erased, kept]) await blobs.forget(id);
  rmSync(file);
  const restored = await admin(['restore', `aktenkundig-${dayOf(new Date())}.db`], own);
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('2 files of evidence were brought back') });
  expect(await opens(file, own.BLOB_URL, kept)).toBe(true);

  const web = run('dist/main.mjs', ['web'], own);
  await web.says(/"port":(\d+)/);
  const isFollowed = async () => (await admin(['restore', '--to', `${file}.looked-at`], own)).code === 0;
  await until(isFollowed, 30, 'the replica follows');
  web.process.kill('SIGKILL');
  await web.ended;
  await blobs.forget(kept);
  rmSync(file);
  expect(await admin(['restore'], own)).toMatchObject({
    code: 0,
    said: expect.stringContaining('1 files of evidence were brought back'),
  });
  expect(await opens(file, own.BLOB_URL, kept)).toBe(true);

  await blobs.forget(kept);
  const db = openDatabase({ url: `file:${file}` });
  expect(await db.$count(evidence, eq(evidence.id, kept))).toBe(1);
  db.$client.close();
  await s3.stop();
  expect(await admin(['restore-files'], own)).toMatchObject({
    code: 0,
    said: expect.stringContaining('cannot be reached'),
  });
  // A place of files that is away keeps nobody from a copy of the database, and is told.
  const copied = await admin(['backup'], { ...own, BACKUP_URL: `file:${join(folder, 'copies')}` });
  expect(copied).toMatchObject({ code: 0, said: expect.stringContaining('cannot be reached') });
  expect(existsSync(join(folder, 'copies', `aktenkundig-${dayOf(new Date())}.json`))).toBe(true);
  expect((await admin(['status'], own)).said).toMatch(/files missing +2/);
  for (const one of Object.keys(s3.keys)) delete process.env[one];
});
