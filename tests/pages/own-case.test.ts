import { eq } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { entries } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { aCompany, anAnsweredCase, anAuthor, type Person, situationOf } from '#tests/factories.ts';
import { aPromiseIn } from '../features/cases/forms.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

const endings = ['', '/close', '/correct', '/entry', '/history', '/plan', '/steps', '/withdraw'];

async function cookieOf({ userId }: Person): Promise<string> {
  const now = new Date();
  const begun = await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: 'test', now })));
  if (!begun.ok) throw new Error('no session');
  return `${begun.value.name}=${begun.value.value}`;
}

/** Status and, of a redirect, the address it leads to. */
async function opened(path: string, cookie = '', sent?: Record<string, string>): Promise<string> {
  const response = await fetch(site.url + path, {
    redirect: 'manual',
    headers: { cookie, origin: site.url },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  });
  await response.text();
  return [response.status, response.headers.get('location')].filter(Boolean).join(' ');
}

async function aCase(name: string) {
  const author = await anAuthor(db, { email: `${name}@mail.example` });
  const company = await aCompany(db, { name: `Eigene ${name} GmbH` });
  const publishedOn = addDays(dayOf(new Date()), -10);
  const theCase = await anAnsweredCase(db, { author, company, publishedOn, seenOn: dayOf(new Date()) });
  return { ...theCase, path: paths.ownCase('de', theCase.number) };
}

test('every page of an own case is open to its author, and to nobody else', async () => {
  const { author, representative, number, path } = await aCase('besuch');
  const [own, company, stranger] = [
    await cookieOf(author),
    await cookieOf(representative),
    await cookieOf(await anAuthor(db, { email: 'fremd@mail.example' })),
  ];
  for (const ending of [...endings, '/pressure']) {
    const page = path + ending;
    expect(await opened(page, own), page).toBe('200');
    expect(await opened(page), page).toBe(`303 ${paths.signIn('de', page)}`);
    expect(await opened(page, company), page).toBe(`303 ${paths.deskCase('de', number)}`);
    expect(await opened(page, stranger), page).toBe('403');
    expect(await opened(paths.ownCase('de', '2019-999999') + ending, own), page).toBe('404');
    // Words that were typed before the session ended stay on the page.
    expect(await opened(page, '', { words: 'lange getippt' }), page).toBe('401');
  }
});

test('on the desk a reply that is half written stays, whatever other button is pressed', async () => {
  const { id, representative, number } = await aCase('tisch');
  const cookie = await cookieOf(representative);
  const promiseId = await aPromiseIn(db, id, { dueOn: dayOf(new Date()) });
  const desk = paths.deskCase('de', number);
  const page = async () => (await fetch(site.url + desk, { headers: { cookie } })).text();
  const half = { number, page: `desk/${number}`, text: 'Halb geschriebene Antwort' };
  const report = { ...half, promiseId, reportedOn: dayOf(new Date()) };
  const after = `${desk}?done=report&of=${promiseId}`;
  expect(await opened(`${desk}?_action=cases.reportPromise`, cookie, report)).toBe(`303 ${after}`);
  // What was just reported leads to where its receipt is given.
  const told = await fetch(site.url + after, { headers: { cookie } });
  expect(/<div class="notice good".*?<\/div>/s.exec(await told.text())?.[0]).toContain(
    paths.deskProof('de', number, promiseId),
  );
  expect(await page()).toContain(half.text);
  const back = { ...half, promiseId: 'another', reportedId: promiseId };
  expect(await opened(`${desk}?_action=cases.takeReportBack`, cookie, back)).toBe(`303 ${desk}?done=report`);
  expect(await page()).toContain(half.text);
  expect(await opened(`${desk}?_action=cases.reportPromise`, cookie, { ...report, reportedOn: 'nie' })).toBe('400');
  expect(await page()).toContain(half.text);
});

test('an entry moves past another one of its day by a button of its form, and what was typed there stays', async () => {
  const { id: caseId, author, number, path } = await aCase('ordnung');
  const cookie = await cookieOf(author);
  const order = async () =>
    (await db.select().from(entries).where(eq(entries.caseId, caseId)))
      .sort((a, b) => (a.occurredOn === b.occurredOn ? a.position - b.position : a.occurredOn < b.occurredOn ? -1 : 1))
      .map(({ id }) => id);
  const [first = '', second = ''] = await order();
  const page = `${path}/entry?entry=${first}`;
  const shown = async () => (await fetch(site.url + page, { headers: { cookie } })).text();
  expect(await shown()).toContain(`name="move" value="down:${second}"`);
  const half = { number, id: first, page: `case/${number}/entry/${first}`, text: 'Halb getippte Korrektur' };
  const action = `${page}&_action=cases.moveEntry`;
  const there = `303 ${page}&moved#content`;
  expect(await opened(action, cookie, { ...half, move: `down:${second}` })).toBe(there);
  expect((await order()).slice(0, 2)).toEqual([second, first]);
  expect(await shown()).toContain(half.text);
  expect(await opened(action, cookie, { ...half, move: 'sideways' })).toBe('400');
  expect(await opened(action, cookie, { ...half, move: `up:${'f'.repeat(30)}` })).toBe('409');
  expect(await (await fetch(`${site.url}${paths.caseHistory('de', { number, title: '' })}`)).text()).toContain(
    'Stelle im Verlauf',
  );
});

test('what nobody can do with a tombstone has no page, and the case says that it ended', async () => {
  const { author, representative, number, path } = await aCase('ende');
  const [own, company] = [await cookieOf(author), await cookieOf(representative)];
  const desk = paths.deskCase('de', number);
  const page = async (address: string, cookie: string) =>
    (await fetch(site.url + address, { headers: { cookie } })).text();
  expect(await page(desk, company)).toContain('name="intent"');
  await withdrawCase({ ...situationOf(author), now: new Date() }, { number, reason: '' });
  for (const ending of endings.slice(1)) expect(await opened(path + ending, own), ending).toBe(`303 ${path}`);
  for (const ending of ['/pressure', '/why']) expect(await opened(path + ending, own), ending).toBe('200');
  const why = `${path}/why`;
  const said = (answer: string) => opened(`${why}?_action=pressure.why`, own, { number, why: answer });
  expect(await said('settled')).toBe(`303 ${why}?said`);
  expect(await said('money')).toBe(`303 ${path}/pressure?kind=money-offer`);
  expect(await page(path, own)).toContain('zurückgezogen');
  expect(await page(desk, company)).toContain('zurückgezogen');
  expect(await page(desk, company)).not.toContain('name="intent"');
});
