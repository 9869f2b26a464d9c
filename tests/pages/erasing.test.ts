import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { codeOf } from '#src/lib/personal/guard.ts';
import { aCompany, anAuthor, anOpenCase } from '#tests/factories.ts';
import { readPdf } from '../features/paper/dossier/pdf.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

const secret = 'Quastenflosser';
let number: string;
let slug: string;
let cookie: string;

beforeAll(async () => {
  const author = await anAuthor(db, { email: 'loescht@mail.example' });
  const company = await aCompany(db, { name: 'Verwischt GmbH' });
  const title = `Frau Roth und meine ${secret} 814733`;
  const publishedOn = addDays(dayOf(new Date()), -10);
  ({ number } = await anOpenCase(db, { author, company, publishedOn, seenOn: dayOf(new Date()), title }));
  slug = company.slug;
  const session = { userId: author.userId, userAgent: 'test', now: new Date() };
  const begun = await write(db, async (tx) => done(await startSession(tx, session)));
  if (!begun.ok) throw new Error('no session');
  cookie = `${begun.value.name}=${begun.value.value}`;
});

/** Whether the search page finds the case. */
async function isFound(q: string): Promise<boolean> {
  return (await (await fetch(site.url + paths.search('de', { q }))).text()).includes(`/de/cases/${number}`);
}

async function post(path: string, action: string, fields: Record<string, string>): Promise<string> {
  const response = await fetch(`${site.url}${path}?_action=${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: site.url },
    body: new URLSearchParams({ number, ...fields }),
  });
  await response.text();
  return `${response.status} ${response.headers.get('location') ?? ''}`;
}

const head = { summary: 'Kurz.', desiredOutcome: 'refund', desiredText: '', penName: 'Kundin', place: '' };

/** Everything public that could still say it; each is asked twice, in case something is kept. */
async function publicWords(): Promise<[string, string][]> {
  const bare = { number, title: '' };
  const addresses = (['de', 'en'] as const).flatMap((locale) => [
    paths.case(locale, bare),
    paths.caseHistory(locale, bare),
    paths.caseSteps(locale, bare),
    paths.caseData(locale, bare),
    paths.promiseCalendar(locale, bare),
    paths.caseFeed(locale, number),
    paths.casesFeed(locale),
    paths.companyFeed(locale, slug),
    paths.company(locale, slug),
    paths.companyPromises(locale, slug),
    paths.search(locale, { q: 'Verwischt' }),
    paths.letter(locale, bare),
    paths.home(locale),
    paths.cases(locale),
    paths.cases(locale, { q: 'Verwischt' }),
    paths.caseEvidence(locale, bare),
    paths.log(locale, { company: slug }),
    `/api/v1/oembed?${new URLSearchParams({ url: `${site.url}${paths.case(locale, bare)}` })}`,
  ]);
  const place = Math.floor(Number(number.slice(5)) / 500);
  addresses.push(
    paths.sitemap(`cases-${number.slice(0, 4)}-${place}`),
    paths.statements(),
    paths.companySearch('Verwischt'),
  );
  const read = async (path: string): Promise<[string, string]> => {
    const response = await fetch(site.url + path);
    return [path, `${response.url} ${await response.text()}`];
  };
  await Promise.all(addresses.map(read));
  const pdf = await fetch(site.url + paths.dossier('de', bare));
  const { text } = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
  return [...(await Promise.all(addresses.map(read))), ['dossier', text]];
}

/** The picture of the case that other sites show beside a link. */
async function card(): Promise<string> {
  const picture = await fetch(site.url + paths.caseCard('de', number));
  expect(picture.headers.get('content-type')).toBe('image/png');
  return sha256(Buffer.from(await picture.arrayBuffer()).toString('base64'));
}

test('an author takes a number out of the title, and it is gone from every page, feed, file and address', async () => {
  const said = await publicWords();
  const saying = said.filter(([, words]) => words.toLowerCase().includes(secret.toLowerCase())).map(([path]) => path);
  expect(saying.length).toBeGreaterThan(12);
  for (const newer of ['oembed', 'sitemaps'])
    expect(
      saying.some((path) => path.includes(newer)),
      newer,
    ).toBe(true);
  const before = await card();
  const form = `${paths.ownCase('de', number)}/correct`;
  expect(await post(form, 'cases.correct', { ...head, title: 'Meine Anfrage', erase: 'on' })).toBe(
    `303 ${paths.ownCase('de', number)}?erased`,
  );
  const left = (await publicWords()).filter(([, words]) => /quastenflosser|814733/i.test(words));
  expect(left.map(([path]) => path)).toEqual([]);
  expect(await card(), 'the picture that others show of it is another one').not.toBe(before);
  expect([await isFound('Verwischt Anfrage'), await isFound(secret), await isFound('814733')]).toEqual([
    true,
    false,
    false,
  ]);
  // A link that somebody kept leads on by its number, and the old words are in the address no longer.
  const old = await fetch(`${site.url}${paths.case('de', { number, title: `Frau Roth und meine ${secret} 814733` })}`);
  expect(new URL(old.url).pathname).toBe(paths.case('de', { number, title: 'Meine Anfrage' }));
});

test('a version that only the history still shows is removed with its button', async () => {
  const form = `${paths.ownCase('de', number)}/correct`;
  const name = codeOf({ kind: 'name', found: 'Blau' });
  const left = { personalAsked: name, personalLeft: name };
  await post(form, 'cases.correct', { ...head, title: 'Meine Anfrage bei Herrn Blau', ...left });
  expect(await isFound('Blau Anfrage')).toBe(true);
  await post(form, 'cases.correct', { ...head, title: 'Meine Anfrage' });
  expect(await isFound('Blau')).toBe(false);
  const history = paths.ownHistory('de', number);
  const page = await (await fetch(site.url + history, { headers: { cookie } })).text();
  expect(page).toContain('Herrn Blau');
  // The latest change stands first.
  const eventId = /name="eventId" value="(\d+)"/.exec(page)?.[1] ?? '';
  expect(await post(history, 'cases.erase', { eventId, change: '0' })).toBe(`303 ${history}?erased=yes`);
  const shown = await (await fetch(site.url + paths.caseHistory('de', { number, title: '' }))).text();
  expect(shown).not.toContain('Blau');
  expect(shown).toContain('Als persönliche Angabe entfernt');
  expect(await post(history, 'cases.erase', { eventId: 'x', change: '0' })).toMatch(/^(?:400|422) /);
});
