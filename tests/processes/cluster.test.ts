import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { cases } from '#db/schema/index.ts';
import { paths } from '#src/lib/paths.ts';
import { aCompany } from '#tests/factories.ts';
import { freePort, type Sqld, startSqld } from '#tests/sqld.ts';
import { test } from '#tests/test.ts';
import { aFormFiller } from './form-filler.ts';
import { environment, type Started, start, until } from './start.ts';
import { aVisitor } from './visitor.ts';

const publishedBy = (writer: Started) =>
  [...writer.said().matchAll(/^published (\S+)\n/gm)].map(([, number = '']) => number);

test('a web machine on the primary, one that reads beside its replica, one worker: what is published on one is read on the other, and a primary that is killed loses nothing: forms wait for it for 3 s, then say so', async ({
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-cluster-'));
  const servers: Sqld[] = [];
  const processes: Started[] = [];
  onTestFinished(async () => {
    for (const { process } of [...processes, ...servers]) process.kill('SIGKILL');
    await Promise.all([...processes, ...servers].map(({ ended }) => ended));
    rmSync(folder, { recursive: true, force: true });
  });
  const server = async (name: string, port: number, more: readonly string[]) => {
    const one = await startSqld(join(folder, name), port, more);
    servers.push(one);
    return one;
  };
  const run = (script: string, args: readonly string[], { url }: Pick<Sqld, 'url'>) => {
    const one = start(script, args, environment({ DATABASE_URL: url, PORT: '0', DATASET_DIR: join(folder, 'data') }));
    processes.push(one);
    return one;
  };

  const [port, grpc] = [await freePort(), `127.0.0.1:${await freePort()}`];
  const primary = await server('primary', port, ['--grpc-listen-addr', grpc]);
  const db = openDatabase({ url: primary.url });
  await migrate(db);
  const company = await aCompany(db);
  const beside = ['--primary-grpc-url', `http://${grpc}`];
  const replica = await server('replica', await freePort(), beside);
  const [leftWeb, rightWeb] = [run('dist/main.mjs', ['web'], primary), run('dist/main.mjs', ['web'], replica)];
  const worker = run('dist/worker.mjs', [], primary);
  const sites = await Promise.all([leftWeb, rightWeb].map((web) => web.says(/"port":(\d+)/)));
  const [, readingSite] = sites.map((one) => `http://127.0.0.1:${one}`);
  const statusOf = async (number: string) => (await fetch(`${readingSite}/de/cases/${number}`)).status;

  // Kept as "not found" on the other machine, until it is told.
  expect(await statusOf(`${new Date().getFullYear()}-000001`)).toBe(404);
  const writer = run('tests/processes/publish-many.ts', [company.id, '1'], primary);
  await until(() => publishedBy(writer).length > 0, 60, 'cases are published');
  const [first = ''] = publishedBy(writer);
  await until(async () => (await statusOf(first)) === 200, 5, 'the other machine shows it');

  const [address = ''] = sites.map((one) => `http://127.0.0.1:${one}`);
  const author = aFormFiller(address, '127.0.0.2', () => false);
  const step = paths.write('de', 'story');
  const begun = await author.press(paths.write('de', 'company'), 'drafts.company', { choice: company.slug });
  expect(begun.answer.status).toBe(303);
  const browser = aVisitor(address, '127.0.0.2');
  const cookie = { cookie: [...author.cookies].map((pair) => pair.join('=')).join('; ') };
  const version = /name="version" value="(\d+)"/.exec((await browser.get(step, cookie)).text)?.[1];
  const body = new URLSearchParams({
    version: version ?? '',
    title: 'Der Karton blieb zu',
    summary: 'Kein Wort ging verloren.',
  });
  const tell = () => browser.post(`${step}?_action=drafts.story`, body.toString(), undefined, cookie);

  primary.process.kill('SIGKILL');
  await primary.ended;
  expect(await statusOf(first)).toBe(200);
  // Asked again for 3 s, then said.
  const refused = await tell();
  expect(refused.status).toBe(503);
  expect(refused.milliseconds).toBeGreaterThan(2500);
  expect(refused.text).toContain('Gerade kommen wir an unsere Daten nicht heran');
  // What was sent stands there, to be sent again from there, and the fault has its name.
  expect(refused.text).toContain(`action="${step}?_action=drafts.story"`);
  expect(refused.text).toMatch(/<input type="hidden" name="title" value="Der Karton blieb zu"/);
  expect(refused.text).toMatch(/nennen Sie bitte diese Kennung: [0-9a-f]{12}/);
  expect((await browser.get('/readyz')).status).toBe(503);
  await writer.ended;
  const acknowledged = publishedBy(writer);
  await server('primary', port, ['--grpc-listen-addr', grpc]);
  expect((await tell()).status).toBe(303);
  const again = run('tests/processes/publish-many.ts', [company.id, '2'], primary);
  await until(() => publishedBy(again).length > 0, 60, 'cases are published again');
  again.process.kill('SIGKILL');
  acknowledged.push(...publishedBy(again));

  const there = await db.select({ number: cases.number }).from(cases).where(isNotNull(cases.number));
  const numbers = new Set(there.map(({ number }) => number));
  expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([]);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  await until(
    async () => (await statusOf(acknowledged.at(-1) ?? '')) === 200,
    20,
    'the other machine shows the newest',
  );
  worker.process.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  db.$client.close();
});
