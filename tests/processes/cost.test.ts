import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { anOpenCase, freshDatabase } from '#tests/factories.ts';
import { environment, type Started, start } from './start.ts';
import { type Answer, aVisitor } from './visitor.ts';

/** Milliseconds: no attack may hold the site up for longer, nor keep an honest visitor waiting for longer than the second. */
const [longestStall, longestWait] = [100, 2000];

const { db, url, dispose } = await freshDatabase();
const theCase = await anOpenCase(db, { title: 'Der Karton blieb zu' });
let site: Started;
let address = '';
let watch = '';

beforeAll(async () => {
  const own = environment({ DATABASE_URL: url, PORT: '0' });
  site = start('src/main.ts', ['web'], own, ['--import', new URL('./watch-loop.ts', import.meta.url).pathname]);
  watch = await site.says(/watching on (http:\S+)/);
  address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
  // The first page loads its modules.
  for (const path of pages()) await aVisitor(address, '127.0.0.9').get(path);
});

afterAll(async () => {
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});

const pages = () => [paths.home('de'), paths.case('de', theCase), paths.rankings('de'), paths.signIn('de')];

/** What honest visitors waited for while `attack` went on, and how long the site stood still. */
async function during(attack: () => Promise<unknown>): Promise<{ waits: number[]; statuses: Set<number>; stall: number }> {
  await (await fetch(watch)).text();
  const honest = aVisitor(address, '127.0.0.3');
  let isOver = false;
  const attacking = attack().finally(() => {
    isOver = true;
  });
  const answers: Answer[] = [];
  do {
    for (const path of pages()) answers.push(await honest.get(path));
    await pause(20);
  } while (!isOver);
  await attacking;
  const stall = Number(await (await fetch(watch)).text());
  return { waits: answers.map(({ milliseconds }) => milliseconds), statuses: new Set(answers.map((a) => a.status)), stall };
}

async function expectCalm(attack: () => Promise<unknown>) {
  const { waits, statuses, stall } = await during(attack);
  expect([...statuses]).toEqual([200]);
  expect(Math.max(...waits)).toBeLessThan(longestWait);
  expect(stall).toBeLessThan(longestStall);
  console.info(`stall ${stall.toFixed(0)} ms, longest honest wait ${Math.max(...waits).toFixed(0)} ms of ${waits.length}`);
}

const story = `${paths.write('de')}?_action=drafts.story`;
const emptyFields = '&'.repeat(1_048_525);
const parts = `--x\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n`.repeat(35_000);
const multipart = `${parts}--x--\r\n`;

describe('a form that costs its sender nothing and a parser a minute', () => {
  test('of 1,048,525 empty fields is refused before it is parsed', async () => {
    const hostile = aVisitor(address, '127.0.0.2');
    await expectCalm(async () => {
      expect((await hostile.post(story, emptyFields)).status).toBe(413);
      expect((await hostile.post(story, 'a=&'.repeat(349_000))).status).toBe(413);
      expect((await hostile.post(story, multipart, 'multipart/form-data; boundary=x')).status).toBe(413);
      expect((await hostile.post(story, multipart, 'multipart/form-data; boundary="x"')).status).toBe(413);
      expect((await hostile.post(story, multipart, 'multipart/form-data')).status).toBe(413);
      expect((await hostile.post(story, `{"a":${'['.repeat(1_000_000)}`, 'application/json')).status).toBe(415);
    });
  });

  test('is refused by its length where nobody writes a long text', async () => {
    const hostile = aVisitor(address, '127.0.0.2');
    const signIn = `${paths.signIn('de')}?_action=accounts.signIn`;
    expect((await hostile.post(signIn, `email=${'a'.repeat(5000)}`)).status).toBe(413);
    expect((await hostile.post(paths.signIn('de'), `email=${'a'.repeat(5000)}`)).status).toBe(413);
    expect((await hostile.post(`${signIn}&_action=drafts.story`, `email=${'a'.repeat(5000)}`)).status).toBe(400);
    expect((await hostile.post(signIn, 'email=a%40b.example&password=x')).status).toBe(422);
  });

  test('thirty at once hold nobody up', async () => {
    const hostile = aVisitor(address, '127.0.0.2');
    await expectCalm(async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => hostile.post(story, emptyFields)));
      for (const { status } of answers) expect([413, 503, 0]).toContain(status);
    });
  });
});

describe('connections that say nothing', () => {
  test('two thousand of one network, and of many, keep nobody out', async () => {
    for (const words of ['', 'GET /de HTTP/1.1\r\nHost: a\r\n', `POST ${story} HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\na=`]) {
      const sockets = Array.from({ length: 20 }, (_, index) =>
        aVisitor(address, index < 10 ? '127.0.0.2' : `127.0.1.${index}`).silent(100, words),
      ).flat();
      await expectCalm(() => pause(1000));
      for (const socket of sockets) socket.destroy();
    }
  });
});
