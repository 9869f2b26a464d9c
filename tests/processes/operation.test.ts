import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, events, outbox, sessions, users } from '#db/schema/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { queue, test } from './place.ts';
import { until } from './start.ts';

test('the drill: a copy, more work, kill -9, the copy put back; the counts are clean, no mail goes twice and no word comes back', async ({
  place,
  mailServer,
}) => {
  const { folder, file, run, admin } = place;
  const copy = join(folder, 'copy.db');
  const web = run('dist/main.mjs', ['web']);
  await web.says(/"port":(\d+)/);
  expect(await admin(['create-moderator', 'before@example.org'])).toMatchObject({ code: 0 });
  expect(await admin(['backup', copy])).toMatchObject({ code: 0 });
  const worker = run('dist/worker.mjs');
  await until(() => mailServer.accepted.length === 5, 60, 'the mails are sent');
  await worker.says(/the day is done/);
  expect(await admin(['create-moderator', 'after@example.org'])).toMatchObject({ code: 0 });

  const reasons = ['--by', 'before@example.org', '--reason', 'Privat.', '--facts', 'Privat.', '--rule', '1'];
  const blackened = await admin(['decide', '2026-000001', 'blacken', ...reasons, '--passage', 'Regal']);
  expect(blackened).toMatchObject({ code: 0 });
  const list = file.replace('.db', '.erasures');
  expect(readFileSync(list, 'utf8')).toMatch(/"blacken"/);
  expect(readFileSync(list, 'utf8')).not.toContain('Regal');

  const refused = await admin(['restore', copy]);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.said).toContain('open: stop web and worker first');
  for (const { process } of [web, worker]) process.kill('SIGKILL');
  await Promise.all([web.ended, worker.ended]);
  // Five of before, and the letter about the decision where the worker was quick enough.
  const sent = mailServer.accepted.length;
  expect(await admin(['restore', copy], { SECRET_KEY: 'another-key-another-key-another-key-1' })).toMatchObject({
    code: 1,
    said: expect.stringContaining('SECRET_KEY is not the key'),
  });
  expect(await admin(['restore', '/dev/zero'])).toMatchObject({ code: 1, said: expect.stringContaining('no file') });
  const restored = await admin(['restore', copy]);
  expect(restored).toMatchObject({
    code: 0,
    said: expect.stringMatching(/taken out again: 1 times[\s\S]*5 mails are held[\s\S]*1 sessions were ended/),
  });

  const after = run('dist/worker.mjs');
  await after.says(/the day is done/);
  const db = openDatabase({ url: `file:${file}` });
  expect(await db.select({ many: count() }).from(outbox).where(eq(outbox.status, 'held'))).toEqual([{ many: 5 }]);
  expect(await db.select({ title: cases.title }).from(cases)).toEqual([{ title: expect.stringContaining('█████') }]);
  expect(await db.$count(sessions)).toBe(0);
  expect(await db.$count(users, eq(users.email, 'after@example.org'))).toBe(0);
  expect(await db.$count(events, eq(events.action, 'operation.restore'))).toBe(1);
  // Somebody waits for a link; what is only news waits for the word of the administrator.
  await queue(db, 'news');
  await queue(db, 'link', { kind: 'sign-in', url: 'http://127.0.0.1:4321/de/account/link' });
  await until(() => mailServer.accepted.length === sent + 1, 60, 'the link is sent');
  expect(await admin(['recompute'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('Every case and every count'),
  });
  expect((await admin(['status'])).said).toMatch(
    /mails held +5, the oldest[\s\S]*mails are held +since[\s\S]*worker +gave a sign/,
  );

  expect(await admin(['mails', 'discard'])).toMatchObject({ code: 0, said: expect.stringContaining('5 never go out') });
  await until(() => mailServer.accepted.length === sent + 2, 60, 'the news is sent');
  after.process.kill('SIGTERM');
  expect(await after.ended).toBe(0);
  expect(mailServer.accepted).toHaveLength(sent + 2);
  expect(new Set(mailServer.accepted).size).toBe(sent + 2);
  db.$client.close();
  // Fifteen processes one after the other, each of which reads its program: on a machine that is busy that alone takes two minutes.
}, 300_000);

test('under another key nothing is written, no mail goes, and it is said; a clean stop leaves everything in one file', async ({
  place,
  mailServer,
}) => {
  const { file, run } = place;
  const first = run('dist/main.mjs', ['web']);
  await first.says(/"port":(\d+)/);
  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);

  const other = { SECRET_KEY: 'another-key-another-key-another-key-1' };
  const web = run('dist/main.mjs', ['web'], other);
  const port = await web.says(/"port":(\d+)/);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toBe('SECRET_KEY is not the key under which this database was sealed');
  await web.says(/("request":"[0-9a-f]{12}","cause":"SECRET_KEY is not)/);
  expect((await fetch(`http://127.0.0.1:${port}/de`)).status).toBe(200);
  const worker = run('dist/worker.mjs', [], other);
  expect(await worker.ended).toBe(1);
  expect(worker.said()).toContain('SECRET_KEY is not the key');
  expect(mailServer.accepted).toEqual([]);
});

test('the worker saves a copy of the night, whose bytes are checked when it is put back', async ({ place }) => {
  const { folder, run, admin } = place;
  const copies = join(folder, 'copies');
  const own = { BACKUP_URL: `file:${copies}` };
  const worker = run('dist/worker.mjs', [], own);
  await worker.says(/a copy is saved/);
  worker.process.kill('SIGTERM');
  await worker.ended;
  const name = `aktenkundig-${dayOf(new Date())}`;
  expect(readdirSync(copies).sort()).toEqual([`${name}.db`, `${name}.files`, `${name}.json`, 'evidence']);
  const manifest = JSON.parse(readFileSync(join(copies, `${name}.json`), 'utf8'));
  expect(manifest).toMatchObject({ bytes: statSync(join(copies, `${name}.db`)).size, rows: { cases: 1, outbox: 5 } });
  expect((await admin(['status'])).said).toContain(`last copy        ${name}`);

  const bytes = readFileSync(join(copies, `${name}.db`));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  copyFileSync(join(copies, `${name}.json`), join(folder, 'harmed.json'));
  writeFileSync(join(folder, 'harmed.db'), bytes);
  const to = join(folder, 'elsewhere.db');
  const refused = await admin(['restore', join(folder, 'harmed.db'), '--to', to]);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('is not what') });
  expect(existsSync(to)).toBe(false);
  expect(await admin(['restore', join(copies, `${name}.db`), '--to', to])).toMatchObject({ code: 0 });
  expect(existsSync(to)).toBe(true);
});

test('a fault has one name in the answer, on its page and in the log', async ({ place }) => {
  const web = place.run('dist/main.mjs', ['web']);
  const port = await web.says(/"port":(\d+)/);
  const db = openDatabase({ url: `file:${place.file}` });
  for (let turn = 0; turn < 3; turn += 1) await (await fetch(`http://127.0.0.1:${port}/de/method`)).text();
  await db.$client.execute('ALTER TABLE companies RENAME TO elsewhere');
  const headers = { accept: 'text/html', 'x-request-id': 'of-somebody-else' };
  const answer = await fetch(`http://127.0.0.1:${port}/de/companies`, { headers });
  expect(answer.status).toBe(500);
  const name = answer.headers.get('x-request-id') ?? '';
  expect(name).toMatch(/^[0-9a-f]{12}$/);
  expect(await answer.text()).toContain(`nennen Sie bitte diese Kennung: ${name}`);
  const said = (words: string) =>
    web
      .said()
      .split('\n')
      .some((line) => line.includes(`"request":"${name}"`) && line.includes(words));
  await until(() => said('a page failed') && said('answered with a fault'), 5, 'both lines name it');

  const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(metrics.status).toBe(200);
  const figures = await metrics.text();
  expect(figures).toMatch(/^requests_total{status="500",cache="miss"} 1$/m);
  expect(figures).toMatch(/^requests_total{status="200",cache="hit"} 2$/m);
  expect(figures).toMatch(/^request_seconds_bucket{le="0.005"} \d+$/m);
  expect(figures).toMatch(/^slow_statements_total \d+$/m);
  const named = ['write_ahead_log_bytes', 'outbox_oldest_seconds', 'last_day_done_timestamp_seconds', 'replica_fault'];
  for (const name of [...named, 'last_copy_timestamp_seconds', 'worker_heartbeat_timestamp_seconds', 'disk_free_bytes'])
    expect(figures).toMatch(new RegExp(`^${name} [\\d.e+]+$`, 'm'));
  expect(figures).toMatch(/^outbox_mails{state="queued"} 5$/m);
  expect(figures).toMatch(/^nodejs_eventloop_lag_seconds /m);
  const fromOutside = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, fromOutside)).status).not.toBe(200);
  db.$client.close();
});
