import { createServer } from 'node:http';
import { eq } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import type { Database } from '#db/client.ts';
import { changes, companies } from '#db/schema/index.ts';
import { closeCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { followChanges } from '#src/process/front/changes.ts';
import { frontCache } from '#src/process/front/front.ts';
import { forgetOldChanges } from '#src/process/front/old-changes.ts';
import type { Pages } from '#src/process/front/render.ts';
import { freshDatabase } from '#tests/database.ts';
import { aCompany, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aClosing, anEntryForm } from './features/cases/forms.ts';

// The cache on a real server and database, before pages that count how often they are made.

interface Fronted {
  db: Database;
  get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;
  made: () => number;
  /** What the pages answer; `shows`: what they name. */
  page: {
    status: number;
    headers: Record<string, string>;
    shows: (string | [about: string, part: string] | null)[];
    wait: Promise<unknown> | null;
    isBroken: boolean;
  };
}

const test = base.extend('fronted', async ({ task: _task }, { onCleanup }): Promise<Fronted> => {
  const { db, url, dispose } = await freshDatabase();
  const page: Fronted['page'] = { status: 200, headers: {}, shows: [], wait: null, isBroken: false };
  let many = 0;
  const pages: Pages = async (req, res, _next, locals) => {
    many += 1;
    const shows: unknown = locals?.['shows'];
    for (const about of page.shows) if (typeof shows === 'function') shows(...[about].flat());
    const words = `${many} ${req.url} ${req.headers.cookie ?? 'nobody'} ${'words '.repeat(400)}`;
    await page.wait;
    res.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    res.write(words);
    // As Astro's adapter does.
    if (page.isBroken) res.write('Internal server error', () => res.destroy(new Error('broken')));
    else res.end();
  };
  const following = followChanges(url);
  const cache = frontCache({ pages, changes: following, site: new URL('https://a.example'), megabytes: 1 });
  const server = createServer((req, res) => {
    if (cache.sendKept(req, res)) return;
    cache.answer(req, res).then(
      (isAnswered) => isAnswered || pages(req, res),
      () => res.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  onCleanup(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    following.close();
    dispose();
  });
  return {
    db,
    get: (path, headers = {}, method = 'GET') =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { 'accept-encoding': 'identity', ...headers },
        method,
        redirect: 'manual',
      }),
    made: () => many,
    page,
  };
});

test('a page is made once until something changes that it names', async ({ fronted: { db, get, made, page } }) => {
  const [shown, other] = [await aCompany(db), await aCompany(db)];
  page.shows = [shown.id];
  const first = await (await get('/de')).text();
  await anOpenCase(db, { company: other });
  expect(await (await get('/de')).text()).toBe(first);
  expect(made()).toBe(1);
  await anOpenCase(db, { company: shown });
  expect(await (await get('/de')).text()).not.toBe(first);
  page.shows = [];
  await get('/de/cases');
  await anOpenCase(db, { company: other });
  await get('/de/cases');
  expect(made()).toBe(4);
});

test('a page of a case is made anew for its own entries, and for another case when the company counts otherwise', async ({
  fronted: { db, get, made, page },
}) => {
  const company = await aCompany(db);
  const [own, other] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
  await keepTallies(db, today);
  const madeAfter = async (written: Outcome<unknown> | null) => {
    expect(written?.ok).not.toBe(false);
    const before = made();
    page.shows = [[company.id, own.number]];
    await get('/de/cases/own');
    const ofCase = made() - before;
    page.shows = [company.id];
    await get('/de/companies/of-both');
    return { ofCase, ofCompany: made() - before - ofCase };
  };
  const entryIn = ({ author, number }: typeof own) => recordEntry(situationOf(author), number, anEntryForm());
  // With its first words each gets its kind, which moves it in the lists of the other.
  await entryIn(other);
  expect(await madeAfter(await entryIn(own))).toEqual({ ofCase: 1, ofCompany: 1 });
  expect(await madeAfter(await entryIn(other))).toEqual({ ofCase: 0, ofCompany: 1 });
  expect(await madeAfter(await entryIn(own))).toEqual({ ofCase: 1, ofCompany: 1 });
  expect(await madeAfter(await closeCase(situationOf(other.author), aClosing(other.number)))).toEqual({
    ofCase: 1,
    ofCompany: 1,
  });
});

test('a case that is moved concerns the company it leaves and the one it comes to', async ({
  fronted: { db, get, made, page },
}) => {
  const [from, to] = [await aCompany(db), await aCompany(db)];
  const theCase = await anOpenCase(db, { company: from });
  const addresses = { [from.id]: '/de/companies/from', [to.id]: '/de/companies/to' };
  const ask = async () => {
    for (const [id, address] of Object.entries(addresses)) {
      page.shows = [id];
      await get(address);
    }
  };
  await ask();
  await exclusively(db, () =>
    db.$client.execute({ sql: 'UPDATE cases SET company_id = ? WHERE id = ?', args: [to.id, theCase.id] }),
  );
  await ask();
  expect(made()).toBe(4);
});

test('drafts change no page, their publication does', async ({ fronted: { db, get, made } }) => {
  const theCase = await anOpenCase(db);
  await db.$client.execute({ sql: 'UPDATE cases SET number = NULL WHERE id = ?', args: [theCase.id] });
  await get('/de');
  await db.$client.execute({ sql: 'UPDATE entries SET text = ? WHERE case_id = ?', args: ['neu', theCase.id] });
  await db.$client.execute({ sql: 'UPDATE cases SET title = ? WHERE id = ?', args: ['neu', theCase.id] });
  await get('/de');
  expect(made()).toBe(1);
  await db.$client.execute({ sql: 'UPDATE cases SET number = ? WHERE id = ?', args: ['2026-000009', theCase.id] });
  await get('/de');
  expect(made()).toBe(2);
});

test('who looks again after the changes were forgotten gets everything anew', async ({
  fronted: { db, get, made, page },
}) => {
  const company = await aCompany(db);
  page.shows = ['nothing that changes'];
  await get('/de');
  await exclusively(db, () => db.update(companies).set({ city: 'Kassel' }).where(eq(companies.id, company.id)));
  await db.insert(changes).values(Array.from({ length: 12_000 }, () => ({ about: company.id })));
  await forgetOldChanges(db);
  expect(await db.$count(changes)).toBe(10_000);
  await get('/de');
  expect(made()).toBe(2);
});

test('a page ends with its day in Germany', async ({ fronted: { get, made } }) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-28T22:59:59Z') });
  await get('/de');
  await get('/de');
  expect(made()).toBe(1);
  vi.setSystemTime(new Date('2026-03-28T23:00:00Z'));
  await get('/de');
  expect(made()).toBe(2);
  // Summer time began in between: the next day ends an hour earlier.
  vi.setSystemTime(new Date('2026-03-29T21:59:59Z'));
  await get('/de');
  expect(made()).toBe(2);
  vi.setSystemTime(new Date('2026-03-29T22:00:00Z'));
  await get('/de');
  expect(made()).toBe(3);
});

test('many who ask for one page at once have it made once; who comes after a change waits for a newer one', async ({
  fronted,
}) => {
  const { db, get, made, page } = fronted;
  const company = await aCompany(db);
  page.shows = [company.id];
  const gate = Promise.withResolvers<void>();
  page.wait = gate.promise;
  const first = Array.from({ length: 8 }, () => get('/de'));
  await vi.waitFor(() => expect(made()).toBe(1));
  // Until all eight have asked.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await anOpenCase(db, { company });
  const late = get('/de');
  await new Promise((resolve) => setTimeout(resolve, 100));
  gate.resolve();
  const texts = await Promise.all(first.map(async (answer) => (await answer).text()));
  expect(new Set(texts.map((text) => text.split(' ')[0]))).toEqual(new Set(['1']));
  expect((await (await late).text()).split(' ')[0]).toBe('2');
  expect(made()).toBe(2);
});

test('what is somebody’s own, fails or is no page is never kept', async ({ fronted: { get, made, page } }) => {
  const kinds: [status: number, headers: Record<string, string>][] = [
    [200, { 'set-cookie': 'a=b' }],
    [200, { 'cache-control': 'private, no-store' }],
    [301, { location: '/de' }],
    [410, {}],
    [422, {}],
    [500, {}],
    [503, {}],
  ];
  for (const [status, headers] of kinds) {
    Object.assign(page, { status, headers });
    const before = made();
    expect((await get('/de')).status).toBe(status);
    await get('/de');
    expect(made() - before, `${status}`).toBe(2);
  }
  Object.assign(page, { status: 302, headers: { location: '/de/cases/2026-000001-neu' } });
  await get('/de/cases/2026-000001-alt');
  expect((await get('/de/cases/2026-000001-alt')).headers.get('location')).toBe('/de/cases/2026-000001-neu');
  expect(made()).toBe(2 * kinds.length + 1);
});

test('a page that breaks off on its way is a fault, and the next visitor gets a whole one', async ({
  fronted: { get, page },
}) => {
  page.isBroken = true;
  expect((await get('/de')).status).toBe(500);
  page.isBroken = false;
  expect((await get('/de')).status).toBe(200);
});

test('a page is made in nobody’s name', async ({ fronted: { get } }) => {
  const answer = await get('/de', { cookie: 'session=mine', 'x-forwarded-for': '203.0.113.9' });
  expect(await answer.text()).toContain('1 /de nobody');
});

test('one body for each form: compressed, known already, or only its head', async ({ fronted: { get, made } }) => {
  const plain = await get('/de');
  const words = await plain.text();
  expect(plain.headers.get('content-length')).toBe(String(Buffer.byteLength(words)));
  for (const encoding of ['br', 'gzip']) {
    const answer = await get('/de', { 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.text()).toBe(words);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).not.toBe(plain.headers.get('etag'));
    const known = await get('/de', { 'accept-encoding': encoding, 'if-none-match': `W/"x", ${etag}` });
    expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag]);
  }
  expect((await get('/de', { 'accept-encoding': 'br;q=0, gzip;q=0.5' })).headers.get('content-encoding')).toBe('gzip');
  const head = await get('/de', {}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    plain.headers.get('content-length'),
    '',
  ]);
  expect(made()).toBe(1);
});

test('the budget holds, what was asked for last stays, and of what browsers read compressed it holds more', async ({
  fronted: { get, made },
}) => {
  const asked = async (encoding: string, again: number) => {
    const ask = (n: number) => get(`/de/companies/${encoding}-${n}`, { 'accept-encoding': encoding });
    for (let n = 0; n < 320; n += 1) await (await ask(n)).text();
    return ask(again).then(made);
  };
  expect(await asked('identity', 319)).toBe(320);
  expect([await asked('identity', 0), await asked('br', 0)]).toEqual([641, 961]);
});

test('made-up words, pages of lists and what is no page displace one another, and no page', async ({ fronted }) => {
  const { get, made, page } = fronted;
  const queries = ['check?q=word-', 'cases?page=', 'cases?industry=none-', 'companies/one?kind=none-'];
  const madeUp = (n: number) => `/de/${page.status === 200 ? queries[n % 4] : 'companies/nobody-'}${n}`;
  await get('/de/cases');
  for (page.status of [200, 302, 404]) {
    for (let n = 0; n < 600; n += 1) await get(madeUp(n));
    const before = made();
    for (const kept of ['/de/cases', madeUp(599)]) expect(await get(kept).then(made)).toBe(before);
    expect(await get(madeUp(0)).then(made)).toBe(before + 1);
  }
});
