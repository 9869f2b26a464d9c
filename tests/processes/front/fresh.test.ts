import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { closeCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { renameCompany } from '#src/features/companies/commands.ts';
import { exclusively } from '#src/lib/database.ts';
import { paths } from '#src/lib/paths.ts';
import { freshDatabase, type OwnDatabase } from '#tests/database.ts';
import { aModerator, anAuthor, situationOf } from '#tests/factories.ts';
import { commands } from '../../features/cases/commands.ts';
import { aClosing } from '../../features/cases/forms.ts';
import { start } from '../start.ts';
import { aWeb, type Filled, fill, keptPages, stop, today } from './sites.ts';

let own: OwnDatabase;
let filled: Filled;
/** With a cache, and without. Both are other processes than this one, which writes. */
let web: Awaited<ReturnType<typeof aWeb>>;
let uncached: Awaited<ReturnType<typeof aWeb>>;

beforeAll(async () => {
  own = await freshDatabase();
  filled = await fill(own.db);
  [web, uncached] = await Promise.all([aWeb(own.url), aWeb(own.url, { cacheMegabytes: 0 })]);
});
afterAll(async () => {
  await stop(web, uncached);
  own.dispose();
});

const get = (path: string, from: { url: string } = web) => fetch(from.url + path, { redirect: 'manual' });
const text = async (path: string, from?: { url: string }) => (await get(path, from)).text();

const version = /Fassung-?\s?(\d+)/i;

function writeVersion(db: Database, number: string, which: number) {
  const words = { title: `Fassung ${which}`, summary: `Fassung ${which}` };
  return exclusively(db, () => db.transaction((tx) => tx.update(cases).set(words).where(eq(cases.number, number))));
}

/** Fewer answers say nothing. */
const enough = 100;

/** Writes so often while others read; how many answers were older than what had been written when they were asked for. */
async function staleAnswers(from: { url: string }, writes: number): Promise<{ answers: number; stale: number }> {
  const { first, company } = filled;
  let written = 0;
  let [answers, stale] = [0, 0];
  let isOver = false;
  const read = async (path: string, versionOf: (response: Response) => Promise<string> | string) => {
    const before = written;
    const found = version.exec(await versionOf(await get(path, from)))?.[1];
    answers += 1;
    if (Number(found) < before) stale += 1;
  };
  const location = (response: Response) => response.headers.get('location') ?? '';
  const body = (response: Response) => response.text();
  const where = () => `${paths.cases('de')}/${first.number}-fassung-${written}`;
  const reading = [
    async () => read(`${paths.cases('de')}/${first.number}`, location),
    async () => read(where(), async (response) => location(response) || (await body(response))),
    async () => read(paths.company('de', company.slug), body),
    async () => read(paths.caseFeed('de', first.number), body),
  ].map(async (one) => {
    while (!isOver) await one();
  });
  await writeVersion(own.db, first.number, 0);
  // A quick disk has them written before anybody could have read much.
  for (let next = 1; next <= writes || answers <= enough; next += 1) {
    await writeVersion(own.db, first.number, next);
    written = next;
    await new Promise((resolve) => setTimeout(resolve, next % 3));
  }
  isOver = true;
  await Promise.all(reading);
  return { answers, stale };
}

test('of 500 writes by another process none is missed, however many read; without the look they are', async () => {
  const { answers, stale } = await staleAnswers(web, 500);
  expect(stale).toBe(0);
  expect(answers).toBeGreaterThan(enough);
  const unwatched = await aWeb(own.url, { script: 'tests/processes/front/unwatched-web.ts' });
  const without = await staleAnswers(unwatched, 300);
  await stop(unwatched);
  expect(without.stale).toBeGreaterThan(without.answers / 2);
});

test('what a process wrote that was killed before it could say so is on the page', async () => {
  const { second } = filled;
  const page = paths.case('de', second);
  expect(await text(page)).not.toContain('Letzte Worte');
  const env = { ...process.env, DATABASE_URL: own.url };
  const writer = start('tests/processes/front/write-and-die.ts', [second.number, 'Letzte Worte'], env);
  expect(await writer.ended).toBe('SIGKILL');
  expect(await text(page)).toContain('Letzte Worte');
});

test('a closing moves what is said of the industry at once, and no figure of another company before the next day', async () => {
  const { second, quiet, peer } = filled;
  const pages = [paths.case('de', quiet), paths.company('de', peer.slug), paths.companyWhy('de', peer.slug)];
  const before = await Promise.all(pages.map((path) => text(path)));
  const closed = await closeCase(situationOf({ ...second.author, db: own.db }, today), aClosing(second.number));
  expect(closed.ok).toBe(true);
  const after = await Promise.all(pages.map((path) => text(path)));
  expect(after).toEqual(await Promise.all(pages.map((path) => text(path, uncached))));
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('whatever happens to cases, every page has the bytes of a process without a cache', async () => {
  const { first, second, elsewhere, author, representative, company, other } = filled;
  const people = [author, second.author, representative, await anAuthor(own.db), await aModerator(own.db)];
  const reply = { replyId: first.replyId, promiseId: '', namedId: other.id };
  const [promise] = await own.db.query.promises.findMany({ columns: { id: true } });
  const scenes = [first, second, elsewhere].map(({ number }) => ({ ...reply, promiseId: promise?.id ?? '', number }));
  const pages = keptPages(filled);
  // After these nothing more happens to a case.
  const acts = Object.entries(commands).filter(([name]) => name !== 'remove' && name !== 'withdraw');
  let done = 0;
  const act = fc.record({
    act: fc.constantFrom(...acts.map(([, command]) => command)),
    scene: fc.constantFrom(...scenes),
    asking: fc.shuffledSubarray(people, { minLength: people.length }),
    looked: fc.shuffledSubarray(pages, { minLength: 6, maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 4 }), async (steps) => {
      for (const { act, scene, asking, looked } of steps) {
        for (const person of asking) {
          const outcome = await act(situationOf({ ...person, db: own.db }, today), scene);
          if (!outcome.ok) continue;
          done += 1;
          break;
        }
        for (const path of looked) {
          const [kept, made] = await Promise.all([get(path), get(path, uncached)]);
          expect([path, kept.status, await kept.text()]).toEqual([path, made.status, await made.text()]);
        }
      }
    }),
    { numRuns: 10, seed: 12 },
  );
  expect(done).toBeGreaterThan(8);
  for (const path of pages) expect([path, await text(path)]).toEqual([path, await text(path, uncached)]);
  await renameCompany(own.db, { company: company.slug, name: 'Umbenannte Werke', now: new Date() });
  for (const path of pages) expect([path, await text(path)]).toEqual([path, await text(path, uncached)]);
});

test('the words of a withdrawn case are gone from every page at the next request', async () => {
  const { elsewhere, other } = filled;
  await exclusively(own.db, () =>
    own.db.update(cases).set({ summary: 'Verschwindende Worte' }).where(eq(cases.id, elsewhere.id)),
  );
  const theCase = await own.db.query.cases.findFirst({ where: eq(cases.id, elsewhere.id) });
  const page = paths.case('de', { number: elsewhere.number, title: theCase?.title ?? '' });
  const files = [page, `${page}/case.json`, `${page}/letter`, paths.apiCase(elsewhere.number)];
  for (const path of files) expect((await get(path)).status, path).toBe(200);
  expect(await text(page)).toContain('Verschwindende Worte');
  expect(await text(paths.company('de', other.slug))).toContain(elsewhere.number);
  const gone = await withdrawCase(situationOf({ ...elsewhere.author, db: own.db }, today), {
    number: elsewhere.number,
    reason: '',
  });
  expect(gone.ok).toBe(true);
  for (const path of files) expect(await text(path), path).not.toContain('Verschwindende Worte');
  expect((await get(`${page}/case.json`)).status).not.toBe(200);
});

test('visitors with other hosts, languages and cookies get the same bytes, from the cache', async () => {
  const page = paths.company('de', filled.company.slug);
  const [one, two] = await Promise.all(
    [{}, { host: 'anders.example', cookie: 'session=jemand', 'accept-language': 'en' }].map((headers) =>
      fetch(web.url + page, { headers }).then(async (answer) => [answer.status, await answer.text()]),
    ),
  );
  expect(one).toEqual(two);
  const again = await get(page);
  expect(again.headers.get('cache-status')).toContain('hit');
  expect(again.headers.get('cache-control')).toBe('public, no-cache');
});
