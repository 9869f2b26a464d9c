import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { databaseFolder } from '#tests/folder.ts';
import { fillOrCopy } from '#tests/site/data.ts';
import { environment, type Started, start } from './start.ts';
import { type Answer, aVisitor } from './visitor.ts';

/** Milliseconds that an honest visitor waits at most while one network asks for all it can. */
const longestWait = 2000;
const loops = 8;

const folder = databaseFolder('shares');
const today = dayOf(new Date());
let site: Started;
let address = '';
/** Dossiers of cases of the demo: each is printed anew once. */
let dossiers: string[] = [];

beforeAll(async () => {
  await fillOrCopy(join(folder, 'site.db'));
  const own = environment({ DATABASE_URL: `file:${join(folder, 'site.db')}`, PORT: '0' });
  site = start('dist/main.mjs', ['web'], own);
  address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
  const visitor = aVisitor(address, '127.0.0.9');
  const register = (await visitor.get(paths.cases('de'))).text;
  dossiers = [...register.matchAll(/href="(\/de\/cases\/\d{4}-\d{6}[^"/?#]*)"/g)].map(
    ([, path]) => `${path}/dossier.pdf`,
  );
  // The press starts its thread with the first print and keeps it for a minute.
  await visitor.get(dossiers.pop() ?? '');
}, 120_000);

afterAll(async () => {
  site.process.kill('SIGTERM');
  await site.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Asks again and again from one network, eight at once, until `task` is done. */
async function beside<T>(path: (n: number) => string, task: () => Promise<T>): Promise<{ done: T; answers: Answer[] }> {
  const greedy = aVisitor(address, '127.0.0.2');
  const answers: Answer[] = [];
  let isOver = false;
  let n = 0;
  const loop = async () => {
    while (!isOver) {
      n += 1;
      answers.push(await greedy.get(path(n)));
    }
  };
  const looping = Array.from({ length: loops }, loop);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const done = await task();
  isOver = true;
  await Promise.all(looping);
  return { done, answers };
}

const dayBefore = (days: number) => addDays(today, -days);
const kinds: [name: string, path: (n: number) => string, honest: () => string][] = [
  [
    'past days of the rankings',
    (n) => `/api/v1/rankings?on=${dayBefore(20 + n)}`,
    () => `${paths.rankings('de')}?on=${dayBefore(9)}`,
  ],
  ['the press', (n) => dossiers[n % (dossiers.length - 1)] ?? '', () => dossiers.at(-1) ?? ''],
  ['the search', (n) => paths.search('de', { q: `erstattung ${n}` }), () => paths.search('de', { q: 'paket' })],
  ['the data set', () => '/api/v1/dataset/companies.csv', () => '/api/v1/dataset'],
];

test.for(kinds)('%s: served within two seconds while eight loops of one network run', async ([_, path, honest]) => {
  const visitor = aVisitor(address, '127.0.0.3');
  await visitor.get(paths.home('de'));
  const { done } = await beside(path, async () => [await visitor.get(honest()), await visitor.get(paths.home('de'))]);
  console.info(done.map(({ status, milliseconds }) => `${status} ${milliseconds.toFixed(0)} ms`).join(', '));
  for (const { status, milliseconds } of done) {
    // Without a worker there is no data set yet.
    expect([200, 503]).toContain(status);
    expect(milliseconds).toBeLessThan(longestWait);
  }
  expect(done.at(-1)?.status).toBe(200);
});

test('nearly two thousand pages that eight networks ask for ahead and never read keep nobody waiting', async () => {
  const ahead = `GET ${paths.rankings('de')} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(9);
  const sockets = Array.from({ length: 8 }, (_, n) =>
    aVisitor(address, `127.0.2.${n + 1}`)
      .silent(25, ahead)
      .map((socket) => socket.pause()),
  ).flat();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const visitor = aVisitor(address, '127.0.0.3');
  const waited: Answer[] = [];
  for (const path of [paths.home('de'), paths.search('de', { q: 'paket' }), paths.rankings('de')])
    waited.push(await visitor.get(path));
  console.info(waited.map(({ status, milliseconds }) => `${status} ${milliseconds.toFixed(0)} ms`).join(', '));
  for (const socket of sockets) socket.destroy();
  for (const { status, milliseconds } of waited) {
    expect(status).toBe(200);
    expect(milliseconds).toBeLessThan(longestWait);
  }
});

test('an answer that waits behind one that nobody reads holds no place', async () => {
  const searches = `GET ${paths.search('de', { q: 'erstattung' })} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(3);
  const sockets = Array.from({ length: 6 }, (_, n) =>
    aVisitor(address, `127.0.3.${n + 1}`)
      .silent(1, searches)
      .map((socket) => socket.pause()),
  ).flat();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { status, milliseconds } = await aVisitor(address, '127.0.0.3').get(paths.search('de', { q: 'paket' }));
  for (const socket of sockets) socket.destroy();
  expect(status).toBe(200);
  expect(milliseconds).toBeLessThan(longestWait);
});

test('who sends more ahead than anybody would is cut off', async () => {
  const [socket] = aVisitor(address, '127.0.0.2').silent(1, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(50));
  const ended = await new Promise((resolve) => {
    socket?.once('close', () => resolve(true));
    setTimeout(() => resolve(false), 3000);
    socket?.resume();
  });
  expect(ended).toBe(true);
});
