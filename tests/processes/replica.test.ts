import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, companies, outbox } from '#db/schema/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { test as base } from './place.ts';
import { anS3Server } from './s3-server.ts';
import { until } from './start.ts';

/** Seconds of which nothing more than this may be lost. */
const mostLost = 5;

const test = base.extend('s3', async ({ task: _task }, { onCleanup }) => {
  const server = await anS3Server();
  onCleanup(() => server.stop().catch(() => undefined));
  return server;
});

test('kill -9 of everything under load, the disk gone: all but the last seconds comes back, the counts are clean and no mail goes twice', async ({
  place,
  mailServer,
}) => {
  const { folder, file, run, admin } = place;
  const own = { BACKUP_URL: `file:${join(folder, 'copies')}` };
  const before = openDatabase({ url: `file:${file}` });
  const [company] = await before.select().from(companies);
  before.$client.close();
  const web = run('dist/main.mjs', [], own);
  await web.says(/"port":(\d+)/);
  await web.says(/the day is done/);
  const writer = run('tests/processes/publish-many.ts', [company?.id ?? '', '1']);
  const saidAt = new Map<string, number>();
  writer.process.stdout?.on('data', (part) => {
    for (const [, number = ''] of String(part).matchAll(/^published (\S+)$/gm)) saidAt.set(number, Date.now());
  });
  await until(() => saidAt.size > 0, 20, 'the first case is published');
  // Longer than what may be lost.
  await pause((mostLost + 1) * 1000);
  const killedAt = Date.now();
  for (const { process } of [web, writer]) process.kill('SIGKILL');
  await Promise.all([web.ended, writer.ended]);
  for (const name of readdirSync(folder)) if (name !== 'copies') rmSync(join(folder, name), { recursive: true });

  const restored = await admin(['restore'], own);
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('read and found whole') });
  const db = openDatabase({ url: `file:${file}` });
  const there = await db.select({ number: cases.number }).from(cases).where(isNotNull(cases.number));
  const numbers = new Set(there.map(({ number }) => number ?? ''));
  const lost = [...saidAt].filter(([number, at]) => !numbers.has(number) && killedAt - at > mostLost * 1000);
  expect(lost).toEqual([]);
  expect(numbers.size).toBeGreaterThan(1);

  expect(await admin(['recompute'])).toMatchObject({ said: expect.stringContaining('Every case and every count') });
  expect(await admin(['mails', 'discard'])).toMatchObject({ code: 0 });
  const worker = run('dist/worker.mjs');
  await worker.says(/the day is done/);
  const isSent = async () => (await db.select().from(outbox)).every(({ status }) => !/queued|handing/.test(status));
  await until(isSent, 20, 'nothing waits');
  expect(new Set(mailServer.whole).size).toBe(mailServer.whole.length);
  db.$client.close();
});

test('copies and replica in a bucket: both can be put back, and a bucket that is away is seen', async ({
  place,
  s3,
}) => {
  const { folder, file, run, admin } = place;
  const own = { ...s3.keys, BACKUP_URL: `s3://copies/of/site?endpoint=${s3.url}&region=eu-central-1` };
  const web = run('dist/main.mjs', ['web'], own);
  const port = await web.says(/"port":(\d+)/);
  expect(await admin(['backup'], own)).toMatchObject({
    code: 0,
    said: expect.stringContaining('s3://copies/of/site/'),
  });
  expect(await admin(['create-moderator', 'after@example.org'])).toMatchObject({ code: 0 });
  // A second for Litestream to look, one to send.
  await pause(2500);

  const target = (name: string) => join(folder, `${name}.db`);
  expect(await admin(['restore', '--to', target('newest')], own)).toMatchObject({ code: 0 });
  const copy = `aktenkundig-${dayOf(new Date())}.db`;
  expect(await admin(['restore', copy, '--to', target('night')], own)).toMatchObject({ code: 0 });
  expect(await admin(['restore', 'aktenkundig-2020-01-01.db', '--to', target('none')], own)).toMatchObject({ code: 1 });
  expect(existsSync(target('none'))).toBe(false);
  for (const [name, many] of [
    ['newest', 1],
    ['night', 0],
  ] as const) {
    const db = openDatabase({ url: `file:${target(name)}` });
    const { rows } = await db.$client.execute("SELECT 1 FROM users WHERE email = 'after@example.org'");
    expect(rows).toHaveLength(many);
    db.$client.close();
  }

  await s3.stop();
  const faulty = async () => {
    const db = openDatabase({ url: `file:${file}` });
    await db.$client.execute('UPDATE operation_notes SET at = at + 1');
    db.$client.close();
    return (await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).includes('\nreplica_fault 1\n');
  };
  await until(faulty, 20, 'the fault of the replica is measured');
  expect(web.said().match(/the replica is not kept/g)).toHaveLength(1);
});
