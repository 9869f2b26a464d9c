import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startDraft } from '#src/features/drafts/commands.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { paths } from '#src/lib/paths.ts';
import { freshDatabase, situationOfVisitor } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { environment, start, until } from './start.ts';
import { aVisitor } from './visitor.ts';

/** A process whose clock is three hours behind after a signal, and right again after the next. */
const backByThreeHours = `--import=data:text/javascript,${encodeURIComponent(`
  const right = Date.now;
  let hours = 0;
  Date.now = () => right() - hours * 3_600_000;
  process.on('SIGUSR2', () => { hours = 3 - hours; });
`)}`;

const test = base.extend('site', async ({ task: _task }, { onCleanup }) => {
  const { db, url, dispose } = await freshDatabase();
  const begun = await startDraft(situationOfVisitor(db));
  const site = start('dist/main.mjs', ['web'], environment({ DATABASE_URL: url, PORT: '0' }), [backByThreeHours]);
  onCleanup(async () => {
    site.process.kill('SIGKILL');
    await site.ended;
    dispose();
  });
  const visitor = aVisitor(`http://127.0.0.1:${await site.says(/"port":(\d+)/)}`, '127.0.0.2');
  const cookie = { cookie: `${draftCookie()}=${begun.ok ? begun.value.token : ''}` };
  const form = `${paths.write('de', 'story')}?_action=drafts.story`;
  const write = async (title: string) => {
    const page = await visitor.get(paths.write('de', 'story'), cookie);
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1];
    const body = `version=${version}&title=${encodeURIComponent(title)}&summary=${'Kein+Wort+geht+verloren.+'.repeat(20)}`;
    return visitor.post(form, body, undefined, cookie);
  };
  return { db, file: url.slice('file:'.length), pid: site.process.pid ?? 0, said: site.said, visitor, write };
});

/** A line of the log names the cause and the request at which it was seen; it may come after the answer. */
async function expectSaid(said: () => string, words: string, cause: RegExp) {
  const line = () =>
    said()
      .split('\n')
      .find((one) => one.includes(words)) ?? '';
  await until(() => line() !== '', 10, `"${words}" is logged`);
  expect(line()).toMatch(cause);
  expect(line()).toMatch(/"request":"[0-9a-f]{12}"/);
}

const words = 'Gerade lässt sich nichts speichern';

test('a full disk is said to the writer, who keeps every word, at /readyz and once in the log, and it ends by itself', async ({
  site,
}) => {
  expect((await site.write('Vorher')).status).toBe(303);

  // No file of the process may grow beyond what the write-ahead log has by now.
  const limit = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(site.pid), `--fsize=${bytes}:unlimited`]);
  limit(statSync(`${site.file}-wal`).size);
  for (const title of ['Der Karton blieb zu', 'Und noch einmal']) {
    const refused = await site.write(title);
    expect(refused.status).toBe(503);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain(`value="${title}"`);
    expect(refused.text).toContain('Kein Wort geht verloren.');
  }
  const ready = await site.visitor.get('/readyz');
  expect(ready).toMatchObject({ status: 503 });
  expect(ready.text).toMatch(/^the database cannot be written to: SQLITE_(IOERR|FULL)/);
  expect((await site.visitor.get(paths.home('de'))).status).toBe(200);
  await expectSaid(site.said, 'nothing can be stored', /SQLITE_(IOERR|FULL)/);
  expect(site.said().match(/nothing can be stored/g)).toHaveLength(1);

  limit('unlimited');
  expect((await site.write('Nachher')).status).toBe(303);
  expect(await site.visitor.get('/readyz')).toMatchObject({ status: 200, text: 'ready' });
});

test.for([
  ['the write-ahead log is removed', (file: string) => rmSync(`${file}-wal`)],
  [
    'the file is replaced by a copy',
    (file: string) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
] as const)('when %s while the site runs, nothing is taken that would be lost', async ([_, harm], { site }) => {
  expect((await site.write('Vorher')).status).toBe(303);

  harm(site.file);

  const refused = await site.write('Der Karton blieb zu');
  expect(refused.status).toBe(503);
  expect(refused.text).toContain(words);
  const ready = await site.visitor.get('/readyz');
  expect(ready.status).toBe(503);
  expect(ready.text).toMatch(/was (removed|replaced) while it was open$/);
  await expectSaid(site.said, 'nothing can be stored', /was (removed|replaced) while it was open/);
});

test('when the clock is set back while the site runs it counts on, dates nothing before what is recorded, and says so', async ({
  site,
}) => {
  expect((await site.write('Vorher')).status).toBe(303);
  const changed = async () => {
    const { rows } = await site.db.$client.execute('SELECT max(saved_at) AS at FROM drafts');
    return Number(rows[0]?.at);
  };
  const before = await changed();

  process.kill(site.pid, 'SIGUSR2');

  await until(async () => (await site.visitor.get('/readyz')).status === 503, 10, 'the clock is doubted');
  const ready = await site.visitor.get('/readyz');
  expect(ready.text).toMatch(/^the clock was set back to \d{4}-\d\d-\d\dT\d\d:\d\dZ: the site counts on/);
  await expectSaid(site.said, 'the site is not ready', /the clock was set back/);
  expect((await site.write('Nachher')).status).toBe(303);
  expect(await changed()).toBeGreaterThanOrEqual(before);
  process.kill(site.pid, 'SIGUSR2');
  expect(await site.visitor.get('/readyz')).toMatchObject({ status: 200, text: 'ready' });
});

test('an older program does not touch what a newer one has migrated', async () => {
  const { db, url, dispose } = await freshDatabase();
  await db.$client.execute(
    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of-tomorrow', 99999999999999)",
  );
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-newer-'));
  for (const [script, args] of [
    ['dist/main.mjs', ['web']],
    ['dist/worker.mjs', []],
    ['dist/admin.mjs', ['mails']],
  ] as const) {
    const older = start(script, args, environment({ DATABASE_URL: url, PORT: '0' }));
    expect(await older.ended).toBe(1);
    expect(older.said().trim()).toBe(
      'DATABASE_URL cannot be opened: it was migrated by a newer version of this program',
    );
  }
  rmSync(folder, { recursive: true });
  dispose();
});

test('an administrator who only looks changes no schema under an older version that still serves', async () => {
  const { db, url, dispose } = await freshDatabase();
  await db.$client.execute(
    'DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)',
  );
  const applied = async () => (await db.$client.execute('SELECT count(*) AS n FROM __drizzle_migrations')).rows[0]?.n;
  const before = await applied();
  const asked = start('dist/admin.mjs', ['status'], environment({ DATABASE_URL: url }));
  expect(await asked.ended).toBe(1);
  expect(asked.said().trim()).toBe(
    'DATABASE_URL cannot be opened: it is of an older version of this program, until the site is started once',
  );
  expect(await applied()).toBe(before);
  dispose();
});

test('with a clock months ahead the worker deletes, counts and reminds of nothing until somebody says that it is right', async () => {
  const { db, url, dispose } = await freshDatabase();
  await db.$client.execute("INSERT INTO tally_days (as_of) VALUES ('2026-01-10')");
  const worker = start('dist/worker.mjs', [], environment({ DATABASE_URL: url }));
  await worker.says(/no day was done since/);
  expect(worker.said()).not.toMatch(/the day is done|reminders are written/);
  worker.process.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  const web = start('dist/main.mjs', ['web'], environment({ DATABASE_URL: url, PORT: '0' }));
  const ready = async () => {
    const answer = await fetch(`http://127.0.0.1:${await web.says(/"port":(\d+)/)}/readyz`);
    return [answer.status, await answer.text()];
  };
  const doubt = /^the clock says \d{4}-\d\d-\d\d, and no day was done since 2026-01-10/;
  expect(await ready()).toEqual([503, expect.stringMatching(doubt)]);
  await web.says(/the site is not ready/);
  await expectSaid(web.said, 'the site is not ready', /no day was done since 2026-01-10/);
  const word = start('dist/admin.mjs', ['recompute'], environment({ DATABASE_URL: url }));
  expect(await word.ended).toBe(0);
  const believing = start('dist/worker.mjs', [], environment({ DATABASE_URL: url }));
  await believing.says(/the day is done/);
  believing.process.kill('SIGTERM');
  await believing.ended;
  expect(await ready()).toEqual([200, 'ready']);
  web.process.kill('SIGTERM');
  expect(await web.ended).toBe(0);
  await until(() => !believing.said().includes('no day was done since'), 1, 'it believes the clock');
  dispose();
});

test('a backup is read back before it counts as one, and a switch is never taken for a file', async () => {
  const { url, dispose } = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-backup-'));
  const saved = start('dist/admin.mjs', ['backup', join(folder, 'copy.db')], environment({ DATABASE_URL: url }));
  expect(await saved.ended).toBe(0);
  expect(saved.said()).toContain('read back and found whole');
  const asked = start('dist/admin.mjs', ['backup', '--help'], environment({ DATABASE_URL: url }));
  expect(await asked.ended).toBe(1);
  expect(asked.said()).toContain('npm run admin -- backup');
  rmSync(folder, { recursive: true });
  dispose();
});
