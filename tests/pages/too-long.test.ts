import { expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';

const { url, company } = inject('site');
const long = 'x'.repeat(130);

async function opened(path: string): Promise<{ status: number; html: string }> {
  const response = await fetch(url + path);
  return { status: response.status, html: await response.text() };
}

test.each([
  ['the search', paths.search('de', { q: long })],
  ['the companies', paths.companies('de', { q: long })],
  ['the comparison', `${paths.compare('de')}?q=${long}`],
])('a search of 130 characters in %s says so, and all of it stays in its field', async (_where, path) => {
  const { status, html } = await opened(path);
  expect(status).toBe(422);
  expect(html).toContain('Dieser Text hat 130 Zeichen, höchstens 120 sind möglich.');
  expect(html).toMatch(new RegExp(`<input[^>]* value="${long}"[^>]* aria-invalid="true"`));
  const whole = await opened(path.replace(long, long.slice(10)));
  expect([whole.status, whole.html.includes('aria-invalid')]).toEqual([200, false]);
});

test('an address of the search that the register once had leads to the one there is, with what it asked for', async () => {
  const leads = async (path: string) => {
    const { status, headers } = await fetch(url + path, { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  const asked = { industry: 'telecom', stamp: 'solved', year: '2026' };
  expect(await leads(paths.cases('en', { q: 'a&b c', ...asked, order: 'oldest', page: '3' }))).toEqual([
    301,
    paths.search('en', { q: 'a&b c', stamp: 'solved', industry: 'telecom', year: '2026' }),
  ]);
  const named = { named: company, order: 'oldest' };
  expect(await leads(paths.cases('de', { q: 'a', ...named }))).toEqual([301, paths.cases('de', named)]);
  expect(await leads(`${paths.cases('de')}?q=&industry=telecom`)).toEqual([200, null]);
  const { longCase } = inject('site');
  expect(await leads(paths.search('de', { q: longCase.number }))).toEqual([302, paths.case('de', longCase)]);
});

test.each([
  ['cases', (page?: string) => paths.cases('de', { page })],
  ['companies', (page?: string) => paths.companies('de', { page })],
  ['promises', (page?: string) => paths.companyPromises('de', company, { page })],
])(
  'a page of the %s that there is not is said not to be there, with a way to the first and the last',
  async (_, path) => {
    const { html } = await opened(path('9999'));
    expect(html).toContain('Diese Seite gibt es nicht');
    const pages = /Die Liste hat nur (eine|[\d.]+) Seiten?\./.exec(html)?.[1] ?? '';
    expect(html).toContain('Zur ersten Seite');
    expect(html).not.toMatch(/anderer Stand|nicht eingetragen|Seite 9999 von/);
    if (pages === 'eine') return;
    const last = /<a[^>]* href="([^"]+)"[^>]*>\s*Zur letzten Seite/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(last).toContain(`page=${pages}`);
    expect((await opened(last)).html).toContain(`Seite ${pages} von ${pages}`);
  },
);

test('the register says of when its count is, beside that of midnight above every page; of what is narrowed it says only how many', async () => {
  expect((await opened(paths.cases('de'))).html).toMatch(/[\d.]+ Fälle, Stand jetzt · 1 \//);
  expect((await opened(paths.cases('en'))).html).toMatch(/[\d,]+ cases as of now · 1 \//);
  expect((await opened(paths.cases('de', { stamp: 'solved' }))).html).not.toContain('Stand jetzt');
});

test('more words than are looked for are said to be so', async () => {
  const seven = 'eins zwei drei vier fünf sechs sieben';
  const words = 'Gesucht wurde nach den ersten sechs Wörtern.';
  const path = paths.companies('de', { q: seven });
  expect((await opened(path)).html).toContain(words);
  expect((await opened(path.replace('+sieben', ''))).html).not.toContain(words);
});

test('a day and a hash that are too long are refused with their length, in English as well', async () => {
  const day = await opened(`${paths.companyWhy('en', company)}?on=${'1'.repeat(50)}`);
  expect([day.status, day.html.includes('This text has 50 characters')]).toEqual([400, true]);
  expect(day.html).toContain('1'.repeat(50));
  const hash = await opened(`${paths.verify('en')}?hash=${'a'.repeat(310)}`);
  expect([hash.status, hash.html.includes('This text has 310 characters')]).toEqual([422, true]);
  expect(hash.html).toContain('a'.repeat(310));
});

function told(
  fields: Record<string, string>,
  files: Record<string, string | Uint8Array<ArrayBuffer>> = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ version: '0', name: '', choice: company, ...fields }))
    form.set(name, value);
  for (const [name, bytes] of Object.entries(files)) form.append('files', new Blob([bytes]), name);
  const address = `${url}${paths.write('de', 'company')}?_action=drafts.company`;
  return fetch(address, { method: 'POST', body: form, headers: { origin: url }, redirect: 'manual' });
}

test('a story that is too long is refused whole with its length and stays in its field; too many files are said to be so', async () => {
  const story = `Anfang ${'wort '.repeat(10_000)}Ende`;
  const response = await told({ told: story });
  const html = await response.text();
  expect([response.status, html.includes('Dieser Text hat 50.011 Zeichen, höchstens 50.000')]).toEqual([400, true]);
  expect(html).toContain(story);
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}.txt`, 'x']));
  expect(await (await told({ told: '' }, eleven)).text()).toContain('Höchstens zehn Dateien auf einmal');
  expect((await told({ told: '' }, { 'a.pdf': new Uint8Array(17 * 1024 * 1024) })).status).toBe(413);
});

test('files that cannot be read are named with the reason, and the others are proposed', async () => {
  const mail =
    'MIME-Version: 1.0\r\nFrom: Service <service@regal.example>\r\nDate: Mon, 12 Jan 2026 16:00:00 +0200\r\nSubject: Regal\r\n\r\nWir melden uns.';
  const response = await told(
    { told: '' },
    { 'a.pdf': '%PDF-1.4 kaputt', 'b.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'c.eml': mail },
  );
  expect(response.headers.get('location')).toBe(paths.write('de', 'told'));
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = await (await fetch(url + paths.write('de', 'told'), { headers: { cookie } })).text();
  for (const words of ['a.pdf', 'keine Worte gefunden', 'b.jpg', 'Ein Bild', '12.01.2026', 'Wir melden uns.'])
    expect(page).toContain(words);
});
