import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDraft } from '#src/features/drafts/commands.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { append } from '#src/features/log/append.ts';
import { signerOf, verifierKey } from '#src/features/log/note.ts';
import { receiptOf } from '#src/features/log/receipts.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { anOpenCase, freshDatabase, situationOfVisitor } from '#tests/factories.ts';
import { environment, type Started, start } from './start.ts';
import { type Answer, aVisitor } from './visitor.ts';

/** Milliseconds: no attack may hold the site up for longer, nor keep an honest visitor waiting for longer than the second. */
const [longestStall, longestWait] = [100, 2000];

const { db, url, dispose } = await freshDatabase();
const begun = await startDraft(situationOfVisitor(db));
const draft = { cookie: `${draftCookie()}=${begun.ok ? begun.value.token : ''}` };
const theCase = await anOpenCase(db, { title: 'Der Karton blieb zu' });
let site: Started;
let address = '';
let watch = '';

beforeAll(async () => {
  const own = environment({ DATABASE_URL: url, PORT: '0' });
  site = start('dist/main.mjs', ['web'], own, ['--import', new URL('./watch-loop.ts', import.meta.url).pathname]);
  watch = await site.says(/watching on (http:\S+)/);
  address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
  // The first page and the first form load their modules, whoever comes first.
  for (const path of pages()) await aVisitor(address, '127.0.0.9').get(path);
  await aVisitor(address, '127.0.0.9').post(story, 'summary=', undefined, draft);
});

afterAll(async () => {
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});

const pages = () => [paths.home('de'), paths.case('de', theCase), paths.rankings('de'), paths.signIn('de')];

/** What honest visitors waited for while `attack` went on, and how long the site stood still. */
async function during(attack: () => Promise<unknown>) {
  await watched();
  const honest = aVisitor(address, '127.0.0.3');
  let isOver = false;
  const attacking = Promise.allSettled([attack()]).then(([how]) => {
    isOver = true;
    return how;
  });
  const answers: Answer[] = [];
  do {
    for (const path of pages()) answers.push(await honest.get(path));
    await pause(20);
  } while (!isOver);
  const how = await attacking;
  if (how?.status === 'rejected') throw how.reason;
  const longest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  return { longest, statuses: new Set(answers.map(({ status }) => status)), ...(await watched()) };
}

async function watched(): Promise<{ busy: number; held: number }> {
  const said: { busy: number; held: number } = JSON.parse(await (await fetch(watch)).text());
  return said;
}

async function expectCalm(attack: () => Promise<unknown>) {
  const { longest, statuses, busy, held } = await during(attack);
  console.info(`busy ${busy.toFixed(0)} ms, held ${held.toFixed(0)} ms, honest wait ${longest.toFixed(0)} ms`);
  expect([...statuses]).toEqual([200]);
  expect(longest).toBeLessThan(longestWait);
  // Not by the clock: the machine of the tests has other work (decision 031).
  expect(busy).toBeLessThan(longestStall);
}

const story = `${paths.write('de', 'story')}?_action=drafts.story`;
const emptyFields = '&'.repeat(1_048_525);
const parts = `--x\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n`.repeat(4_600);
const multipart = `${parts}--x--\r\n`;

describe('a form that costs its sender nothing and a parser a minute', () => {
  test('of 1,048,525 empty fields is refused before it is parsed', async () => {
    const hostile = aVisitor(address, '127.0.0.2');
    await expectCalm(async () => {
      expect((await hostile.post(story, emptyFields)).status).toBe(413);
      expect((await hostile.post(story, '&'.repeat(250_000))).status).toBe(413);
      expect((await hostile.post(story, 'a=&'.repeat(85_000))).status).toBe(413);
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
      const answers = await Promise.all(Array.from({ length: 30 }, () => hostile.post(story, '&'.repeat(250_000))));
      for (const { status } of answers) expect([413, 503, 0]).toContain(status);
    });
  });

  test.for([
    ['one long text', `summary=${'%E4%BD%A0'.repeat(28_000)}`],
    ['two hundred long texts', Array.from({ length: 190 }, () => `summary=${'%C3%A4'.repeat(215)}`).join('&')],
    ['many links', `summary=${'[a](https://a.example/) '.repeat(10_500)}`],
  ])('thirty at once with %s, as much as a form may hold, hold nobody up', async ([_, body = '']) => {
    const hostile = aVisitor(address, '127.0.0.2');
    await expectCalm(async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => hostile.post(story, body, undefined, draft)));
      const seen = new Set(answers.map(({ status }) => status));

      expect(seen.has(400)).toBe(true);
    });
  });
});

describe('connections that say nothing', () => {
  test('two thousand of one network, and of many, keep nobody out', async () => {
    for (const words of [
      '',
      'GET /de HTTP/1.1\r\nHost: a\r\n',
      `POST ${story} HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\na=`,
    ]) {
      const sockets = Array.from({ length: 20 }, (_, index) =>
        aVisitor(address, index < 10 ? '127.0.0.2' : `127.0.1.${index}`).silent(100, words),
      ).flat();
      await expectCalm(() => pause(1000));
      for (const socket of sockets) socket.destroy();
    }
  });
});

describe('many short forms at once', () => {
  test('that each write, from twenty networks, hold up nobody who reads', async () => {
    const page = `${paths.notice('de', theCase.number)}&_action=moderation.giveNotice`;
    const notice = () =>
      new URLSearchParams({
        ...{ id: newId(), piece: `case:${theCase.id}`, passage: '', notifier: 'reader', goodFaith: 'on' },
        ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
        ...{ explanation: 'Am 3. März um 14 Uhr war der Techniker dort.', name: 'Kim', email: 'kim@leser.example' },
      }).toString();
    const hostile = Array.from({ length: 20 }, (_, at) => aVisitor(address, `127.0.1.${at + 1}`));
    expect((await aVisitor(address, '127.0.1.99').post(page, notice())).status).toBe(303);
    await expectCalm(async () => {
      const answers = await Promise.all(
        hostile.flatMap((one) => Array.from({ length: 8 }, () => one.post(page, notice()))),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    });
  });
});

describe('a receipt that is none', () => {
  test('is told so, whatever it is, and holds nobody up', async () => {
    const words = '{"title":"Karton"}';
    await write(db, async (tx) => {
      await append(tx, { kind: 'case.entry', at: new Date(), seals: { subject: 'case:a', words } });
      return done();
    });
    const genuine = await receiptOf(db, 'case:a', words);
    const text = JSON.stringify(genuine);
    const like = (changed: object) => JSON.stringify({ ...genuine, ...changed });
    const other = signerOf('anderswo.example/log', Buffer.alloc(32, 9));
    const hash = Buffer.alloc(32).toString('base64');
    const signatures = `\u2014 a ${hash}\n`.repeat(4000);
    const none: [string, number][] = [
      ['', 422],
      ['null', 422],
      ['[]', 422],
      ['{"format":"aktenkundig-receipt/1"}', 422],
      [text.slice(0, -40), 422],
      [text + text, 422],
      ['%PDF-1.7\n%\u00e2\u00e3', 422],
      ['['.repeat(80_000), 422],
      ['{"a":'.repeat(20_000), 422],
      [like({ proof: [] }).replace('"proof":[]', `"proof":${'['.repeat(35_000)}${']'.repeat(35_000)}`), 422],
      [like({ number: null }).replace('"number":null', '"number":NaN'), 422],
      ...[0, -1, 1.5, 3, 1e308, '1', [1], {}].map((number): [string, number] => [like({ number }), 422]),
      ...[{}, '', 'a', null, 5, Array(2000).fill(hash), [[hash]], [{}], Array(60).fill(hash)].map(
        (proof): [string, number] => [like({ proof }), 422],
      ),
      ...['', 'a', '\n\n', `${genuine?.checkpoint}${genuine?.checkpoint}`, `${genuine?.checkpoint}${signatures}`].map(
        (checkpoint): [string, number] => [like({ checkpoint }), 422],
      ),
      ...['', 'x', `${genuine?.key} `, verifierKey(other), 'k'.repeat(200_000)].map((key): [string, number] => [
        like({ key }),
        422,
      ]),
      ...['', '{}', '"', `${genuine?.entry} `, '\ud800', 'e'.repeat(200_000)].map((entry): [string, number] => [
        like({ entry }),
        422,
      ]),
      ...[
        null,
        {},
        { content: words },
        { content: 5, salt: hash },
        { content: `${words} `, salt: genuine?.words?.salt },
      ].map((said): [string, number] => [like({ words: said }), 422]),
      [like({ more: 'm'.repeat(300_000) }), 413],
    ];
    const page = paths.logReceipt('de');
    const hostile = aVisitor(address, '127.0.0.2');
    const send = (receipt: string) => hostile.post(page, new URLSearchParams({ receipt }).toString());
    expect(await send(text)).toMatchObject({ status: 200, text: expect.stringContaining('Die Quittung stimmt') });
    await expectCalm(async () => {
      for (const [receipt, status] of none) {
        const answer = await send(receipt);
        const told = receipt.length > 800 ? `${receipt.slice(0, 60)}…${receipt.slice(-60)}` : receipt;
        expect([told, answer.status]).toEqual([told, status]);
        if (status === 422)
          expect(answer.text).toMatch(/class="panel bad"[^>]*role="status"|role="status"[^>]*class="panel bad"/);
        expect(answer.text).not.toContain('>Die Quittung stimmt');
      }
      const file = `--x\r\nContent-Disposition: form-data; name="receipt"; filename="a.pdf"\r\n\r\n%PDF\r\n--x--\r\n`;
      expect((await hostile.post(page, file, 'multipart/form-data; boundary=x')).status).toBe(422);
      expect((await hostile.post(page, text, 'application/json')).status).toBe(415);
      expect((await hostile.post(page, `receipt=a&receipt=${encodeURIComponent(text)}`)).status).toBe(422);
    });
  });
});
