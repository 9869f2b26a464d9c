import { spawn } from 'node:child_process';
import { count, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { freshDatabase } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';
import { environment, type Started, start, until } from './start.ts';

const test = base
  .extend('mailServer', async ({ task: _task }, { onCleanup }) => {
    const server = await aMailServer();
    onCleanup(() => server.stop());
    return server;
  })
  .extend('site', async ({ mailServer }, { onCleanup }) => {
    const { db, url, dispose } = await freshDatabase();
    const started: Started[] = [];
    onCleanup(async () => {
      for (const { process } of started) process.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      dispose();
    });
    const startWorker = () => {
      const worker = start('dist/worker.mjs', [], environment({ DATABASE_URL: url, SMTP_URL: mailServer.url }));
      started.push(worker);
      return worker;
    };
    return { db, url, startWorker };
  });

async function queueMany(db: Database, many: number) {
  await write(db, async (tx) => {
    for (let index = 0; index < many; index += 1) {
      await queueMail(tx, {
        mail: {
          kind: 'case-live',
          url: `http://127.0.0.1:4321/de/cases/${index}`,
          number: '2026-000001',
          title: 'T',
          companyName: 'F',
        },
        to: `person-${index}@example.org`,
        locale: index % 2 === 0 ? 'de' : 'en',
        dedupeKey: `case-live:${index}`,
        now: new Date(),
      });
    }
    return done();
  });
}

async function inState(db: Database, status: 'queued' | 'handing-over' | 'sent' | 'uncertain' | 'failed') {
  const [row] = await db.select({ many: count() }).from(outbox).where(eq(outbox.status, status));
  return row?.many ?? 0;
}

async function states(db: Database) {
  const rows = await db
    .select({ status: outbox.status, many: count(), fault: outbox.lastError })
    .from(outbox)
    .groupBy(outbox.status, outbox.lastError);
  return JSON.stringify(rows);
}

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

test('two workers on one outbox send each mail once', async ({ site, mailServer }) => {
  const many = 40;
  mailServer.behave({ kind: 'accept', pause: 5 });
  const workers = [site.startWorker(), site.startWorker()];
  await Promise.all(workers.map(({ says }) => says(/worker started/)));
  await queueMany(site.db, many);
  // Four writes to the disk a mail: where other tests write too, that takes as long as it takes.
  await until(async () => (await inState(site.db, 'sent')) === many, 90, 'everything is sent').catch(async (error) => {
    throw new Error(`${error.message}: ${await states(site.db)}; ${workers.map(({ said }) => said()).join('\n')}`);
  });
  expect(mailServer.accepted).toHaveLength(many);
  expect(twice(mailServer.accepted)).toEqual([]);
  for (const { process } of workers) process.kill('SIGTERM');
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
});

test('a worker told to stop finishes the mail it has and leaves the others', async ({ site, mailServer }) => {
  mailServer.behave({ kind: 'accept', pause: 300 });
  await queueMany(site.db, 20);
  const worker = site.startWorker();
  await until(() => mailServer.whole.length > 0, 60, 'the worker sends');
  worker.process.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  const sent = await inState(site.db, 'sent');
  expect(sent).toBe(mailServer.accepted.length);
  expect(await inState(site.db, 'queued')).toBe(20 - sent);
  expect(await inState(site.db, 'uncertain')).toBe(0);
});

test('a worker told to stop does not wait for a mail server that says nothing, and says nobody knows', async ({
  site,
  mailServer,
}) => {
  mailServer.behave({ kind: 'stall' });
  await queueMany(site.db, 2);
  const worker = site.startWorker();
  await until(() => mailServer.whole.length > 0, 60, 'the worker sends');
  const began = Date.now();
  worker.process.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(await inState(site.db, 'handing-over')).toBe(1);
});

test('a worker whose site is gone before it was ready does not go on alone', async ({ site, mailServer }) => {
  const { url } = site;
  const env = environment({ DATABASE_URL: url, SMTP_URL: mailServer.url });
  const worker = spawn(process.execPath, ['dist/worker.mjs'], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const ended = new Promise((resolve) => worker.once('exit', (code, signal) => resolve(signal ?? code)));
  // As by kill -9 of the site, or a start that ends because of another setting.
  worker.disconnect();
  await until(() => worker.exitCode !== null, 30, 'the worker ends').finally(() => worker.kill('SIGKILL'));
  expect(await ended).toBe(0);
});
