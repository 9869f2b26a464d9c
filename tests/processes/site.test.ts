import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { holdPresentBuild } from '#src/process/build.ts';
import { freshDatabase } from '#tests/factories.ts';
import { databaseFolder } from '#tests/folder.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';
import { environment, isAlive, start, until, workers } from './start.ts';

const test = base.extend('folder', async ({ task: _task }, { onCleanup }) => {
  const folder = databaseFolder('site');
  onCleanup(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
});

const refusals: [mode: string, settings: Record<string, string>][] = [
  ['start', { SITE_URL: '', SMTP_URL: '', MAIL_FROM: '', SECRET_KEY: '' }],
  [
    'start',
    {
      SITE_URL: 'aktenkundig.example',
      SMTP_URL: 'mail.example',
      MAIL_FROM: 'nobody',
      SECRET_KEY: 'short',
      PORT: 'http',
      DATABASE_URL: 'mysql://localhost',
    },
  ],
  ['start', { SITE_URL: 'https://aktenkundig.example/app', LOG_LEVEL: 'loud', TRUSTED_PROXIES: 'many' }],
  ['web', { SITE_URL: 'https://aktenkundig.example/?x', TRUSTED_PROXIES: '-1' }],
  ['web', { SITE_URL: 'https://user:word@aktenkundig.example' }],
  ['start', { CLOCK_SHIFT_DAYS: '3', DEMO_MAIL_DIR: '/nowhere' }],
  ['web', { DEMO_MAIL_DIR: '/nowhere' }],
  ['demo', { PORT: '70000' }],
  ['dev', { PORT: '70000' }],
];

/** What npm starts: compiled, or from the sources. */
const program = (mode: string): [script: string, args: string[]] =>
  mode === 'dev' ? ['src/dev.ts', []] : ['dist/main.mjs', [mode]];

test('a start with wrong settings names each of them and ends', async ({ folder }) => {
  for (const [mode, settings] of refusals) {
    const env = environment({ DATABASE_URL: `file:${folder}/none.db`, PORT: '0', ...settings });
    const site = start(...program(mode), env);
    expect(await site.ended).toBe(1);
    for (const name of Object.keys(settings)) expect(site.said()).toMatch(new RegExp(`^${name} `, 'm'));
    expect(site.said()).not.toMatch(/\bat .*\.[cm]?[jt]s:\d/);
    expect(site.said().trim().split('\n')).toHaveLength(Object.keys(settings).length);
  }
});

test('a database that cannot be opened is said in one line that names the setting', async ({ folder }) => {
  const words = join(folder, 'words.db');
  writeFileSync(words, 'no database, only words '.repeat(500));
  for (const [script, url] of [
    ['dist/main.mjs', `file:${words}`],
    ['dist/main.mjs', 'file:/dev/null/site.db'],
    ['dist/worker.mjs', `file:${words}`],
    ['dist/main.mjs', 'libsql://127.0.0.1:9'],
  ] as const) {
    const site = start(script, ['web'], environment({ DATABASE_URL: url, PORT: '0' }));
    expect(await site.ended).toBe(1);
    expect(site.said()).toMatch(/^DATABASE_URL cannot be opened: [^\n]+\n$/);
  }
});

test('a start on a port that is taken says so', async ({ folder }) => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const address = other.address();
  const PORT = String(typeof address === 'object' && address ? address.port : 0);
  for (const mode of ['start', 'demo', 'dev']) {
    const site = start(...program(mode), environment({ DATABASE_URL: `file:${folder}/${mode}.db`, PORT }));
    expect(await site.ended).toBe(1);
    expect(site.said()).toContain(`PORT ${PORT}`);
  }
  other.close();
});

async function aSite(url: string, smtpUrl = 'smtp://127.0.0.1:9') {
  const site = start('dist/main.mjs', [], environment({ DATABASE_URL: url, PORT: '0', SMTP_URL: smtpUrl }));
  const port = await site.says(/"port":(\d+)/);
  await site.says(/worker started/);
  return { site, address: `http://127.0.0.1:${port}` };
}

test('SIGTERM stops web and worker, and no answer that was begun is cut off', async () => {
  const { url, dispose } = await freshDatabase();
  const { site, address } = await aSite(url);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);

  const faults: string[] = [];
  let whole = 0;
  const ask = async () => {
    try {
      const page = await (await fetch(`${address}/de/rankings`)).text();
      if (page.trimEnd().endsWith('</html>')) whole += 1;
      else faults.push('cut off');
    } catch (error) {
      // "fetch failed": nobody took the request any more. "terminated": the answer stopped in the middle.
      if (!(error instanceof Error) || error.message !== 'fetch failed') faults.push(String(error));
    }
  };
  const asking = Promise.all(Array.from({ length: 60 }, ask));
  await until(() => whole > 0, 60, 'the first answer');
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  await asking;
  expect(faults).toEqual([]);
  expect(workers(site).filter(isAlive)).toEqual([]);
  dispose();
});

test('a file that went away since the start is not found, and the site goes on', async () => {
  const { url, dispose } = await freshDatabase();
  const name = `gone-${process.pid}.txt`;
  const file = join(holdPresentBuild(), 'client', name);
  writeFileSync(file, 'here');
  const { site, address } = await aSite(url);
  expect(await (await fetch(`${address}/${name}`)).text()).toBe('here');
  rmSync(file);
  expect((await fetch(`${address}/${name}`)).status).toBe(404);
  expect((await fetch(`${address}/de/imprint`)).status).toBe(200);
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});

test('a worker that dies is started again, and the mails go out', async () => {
  const mailServer = await aMailServer();
  const { db, url, dispose } = await freshDatabase();
  const { site } = await aSite(url, mailServer.url);
  const [first = 0] = workers(site);
  process.kill(first, 'SIGKILL');
  await write(db, async (tx) => {
    const mail = { kind: 'sign-in', url: 'http://127.0.0.1/x' } as const;
    await queueMail(tx, { mail, to: 'someone@example.org', locale: 'en', dedupeKey: 'one', now: new Date() });
    return done();
  });
  await until(() => mailServer.accepted.length > 0, 60, 'the mail goes out');
  await until(async () => (await db.select().from(outbox))[0]?.status === 'sent', 60, 'the mail is marked as sent');
  expect(mailServer.accepted).toHaveLength(1);
  expect(workers(site)).toHaveLength(2);
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  await mailServer.stop();
  dispose();
});

test('after a kill -9 of the web process its worker does not go on alone', async () => {
  const { url, dispose } = await freshDatabase();
  const { site } = await aSite(url);
  const [worker = 0] = workers(site);
  site.process.kill('SIGKILL');
  await until(() => site.said().includes('worker stopped'), 10, 'the worker notices');
  expect(worker).toBeGreaterThan(0);
  dispose();
});
