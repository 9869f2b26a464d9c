import { and, desc, eq, gt, inArray, isNotNull, max } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, events, forecastDays } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';
import { kinds } from '#src/features/problems/lists.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';

const site = inject('site');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

const text = async (path: string) => {
  const answer = await fetch(site.url + path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found = '']) => found);
const pathOf = (url: string) => new URL(url).pathname;

/** What a page says about itself to programs. */
async function said(path: string): Promise<{ '@type': string; [name: string]: unknown }[]> {
  const [json = ''] = all(await text(path), /<script type="application\/ld\+json">(.*?)<\/script>/g);
  return JSON.parse(json)['@graph'];
}

test('the sitemaps name every readable case and company once in each language, and no case that ended', async () => {
  const robots = await text('/robots.txt');
  const [index = ''] = all(robots, /^Sitemap: (\S+)$/gm);
  const parts = all(await text(pathOf(index)), /<loc>(.*?)<\/loc>/g);
  const files = await Promise.all(parts.map((part) => text(pathOf(part))));
  const listed = files.flatMap((xml) => all(xml, /<loc>(.*?)<\/loc>/g).map(pathOf));
  expect(new Set(listed).size).toBe(listed.length);
  const published = await db
    .select({ number: cases.number, title: cases.title, status: cases.status })
    .from(cases)
    .where(isNotNull(cases.number));
  const readable = published.filter(({ status }) => readableStatuses.some((one) => one === status));
  const wanted = readable.flatMap(({ number, title }) =>
    (['de', 'en'] as const).map((locale) => paths.case(locale, { number: number ?? '', title })),
  );
  expect(wanted.length).toBeLessThan(published.length * 2);
  expect(listed.filter((path) => path.includes('/cases/')).sort()).toEqual(wanted.sort());
  expect(listed).toContain(paths.company('en', site.company));
  expect(robots).toContain('Disallow: /en/account');
});

test('a sitemap says the address in the other language, and when the case last changed in public', async () => {
  const ofCase = and(eq(events.caseId, cases.id), inArray(cases.status, ['open', 'answered', 'closed']));
  const [one] = await db
    .select({
      id: cases.id,
      number: cases.number,
      title: cases.title,
      publishedAt: cases.publishedAt,
      at: max(events.at),
    })
    .from(events)
    .innerJoin(cases, ofCase)
    .where(inArray(events.action, ['cases.publish', 'cases.reply', 'cases.close', 'cases.correct']))
    .groupBy(cases.id)
    .having(gt(max(events.at), cases.publishedAt))
    .limit(1);
  const number = one?.number ?? '';
  const chunk = Math.floor(Number(number.slice(5)) / 500);
  const xml = await text(paths.sitemap(`cases-${number.slice(0, 4)}-${chunk}`));
  const address = (locale: Locale) => site.url + paths.case(locale, { number, title: one?.title ?? '' });
  const entry = all(xml, /<url>(.*?)<\/url>/g).find((one) => one.startsWith(`<loc>${address('de')}`)) ?? '';
  expect(entry).toContain(`hreflang="en" href="${address('en')}"`);
  const [lastmod = ''] = all(entry, /<lastmod>(.*?)<\/lastmod>/g);
  expect(Date.parse(lastmod)).toBeGreaterThanOrEqual(one?.at?.getTime() ?? Number.NaN);
  expect(Date.parse(lastmod)).toBeLessThanOrEqual(Date.now());
});

test('the sitemap of pages names the boards by kind of problem that may be indexed, and when their figures changed', async () => {
  const [day] = await db
    .select({ asOf: forecastDays.asOf })
    .from(forecastDays)
    .where(isNotNull(forecastDays.sums))
    .orderBy(desc(forecastDays.asOf))
    .limit(1);
  const xml = await text(paths.sitemap('pages'));
  const boards = all(xml, /<url>(.*?)<\/url>/g).filter((entry) => entry.includes('/rankings/kinds/'));
  const listed = boards.map((entry) => pathOf(all(entry, /<loc>(.*?)<\/loc>/g)[0] ?? ''));
  for (const entry of boards) expect(entry).toContain(`<lastmod>${day?.asOf}</lastmod>`);
  const isIndexed = await Promise.all(
    kinds.map(
      async ({ key }) => [key, !(await text(paths.kindBoard('de', key))).includes('content="noindex"')] as const,
    ),
  );
  const wanted = isIndexed.flatMap(([key, isIt]) =>
    isIt ? [paths.kindBoard('de', key), paths.kindBoard('en', key)] : [],
  );
  expect(listed.sort()).toEqual(wanted.sort());
  expect(wanted.length).toBeGreaterThan(20);
});

test.each(['cases-2026-99999', 'cases-26-0', 'companies-0', 'pages.xml', '..%2fpages', ''])(
  'there is no sitemap %j',
  async (part) => {
    expect((await fetch(site.url + paths.sitemap(part))).status).toBe(404);
  },
);

test('a case says what it is, who answered and the way to it; what its author typed ends no script', async () => {
  const [posting, trail] = await said(paths.case('de', site.longCase));
  expect(posting).toMatchObject({
    '@type': 'DiscussionForumPosting',
    headline: site.longCase.title,
    about: { '@type': 'Organization' },
  });
  expect(JSON.stringify(posting)).not.toMatch(/rating/i);
  expect(trail).toMatchObject({ '@type': 'BreadcrumbList' });
  expect(await said(paths.case('en', site.hostileCase))).toHaveLength(2);
  expect(await text(`${paths.cases('de')}/${site.endedCase.number}`)).not.toContain('ld+json');
});

test('a company is an organisation with its address, and without stars; it and a ranking say the way to them', async () => {
  const [company, way] = await said(paths.company('en', site.company));
  expect(company).toEqual({
    ...{ '@type': 'Organization', name: expect.any(String) },
    url: `${site.url}${paths.company('en', site.company)}`,
  });
  expect(way).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [{ item: site.url + paths.companies('en') }, { position: 2 }, { name: company?.name }],
  });
  const [ranking] = await said(paths.rankings('de', { industry: 'telecom' }));
  expect(ranking).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [{ item: site.url + paths.rankings('de') }, { name: 'Telefon und Internet' }],
  });
});

test('the method says where the open data is, and the board of a kind the way to it; a shared link says what it leads to', async () => {
  expect(await said(paths.method('en'))).toEqual([
    expect.objectContaining({
      '@type': 'Dataset',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      url: `${site.url}${paths.openData('en')}`,
      description: expect.stringMatching(/^Every case/),
    }),
  ]);
  const [trail] = await said(paths.kindBoard('de', 'shops-refund'));
  expect(trail).toMatchObject({ '@type': 'BreadcrumbList', itemListElement: { length: 3 } });
  const page = await text(paths.company('de', site.company));
  expect(page).toMatch(/<meta property="og:type" content="website">/);
  expect(page).toMatch(/<meta property="og:description" content="[^"]{20,}">/);
});

test('portals find the data set with its licence, its files and what each must hash to', async () => {
  const { 'dcat:dataset': dataset } = JSON.parse(await text(paths.catalog()));
  expect(dataset['dct:license']['@id']).toBe('https://creativecommons.org/licenses/by/4.0/');
  const manifest = JSON.parse(await text(paths.dataset()));
  expect(dataset['dcat:distribution']).toHaveLength(manifest.files.length);
  const [first] = dataset['dcat:distribution'];
  expect(first['spdx:checksum']['spdx:checksumValue']).toBe(manifest.files[0].sha256);
});

test('browsers are offered the search, programs an overview whose addresses exist', async () => {
  const [path = ''] = all(await text(paths.home('en')), /rel="search"[^>]* href="([^"]+)"/g);
  const [template = '', completing = ''] = all(await text(path), /template="([^"]+)"/g);
  expect(pathOf(template)).toBe(paths.search('en'));
  const begun = await text(pathOf(completing) + new URL(completing.replace('{searchTerms}', 'strom')).search);
  expect(JSON.parse(begun)).toEqual(['strom', expect.arrayContaining(['Strom & Söhne']), expect.any(Array)]);
  const links = all(await text('/llms.txt'), /\]\((http[^)]+)\)/g);
  expect(links.length).toBeGreaterThan(10);
  await text(paths.dataset());
  for (const link of links) expect((await fetch(link)).status, link).toBe(200);
});

test('each picture of the site says of which kind it is', async () => {
  for (const [path, kind] of [
    ['/favicon.ico', 'image/x-icon'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/apple-touch-icon.png', 'image/png'],
  ] as const)
    expect((await fetch(site.url + path)).headers.get('content-type'), path).toBe(kind);
});

test('nobody waits for a page behind many tables of the register', async () => {
  const sheets = Array.from({ length: 10 }, async () => (await fetch(`${site.url}/de/cases.csv`)).text());
  const page = fetch(site.url + paths.cases('de')).then(({ status }) => status);
  expect(await Promise.race([page, Promise.all(sheets)])).toBe(200);
  expect(new Set(await Promise.all(sheets)).size).toBe(1);
});
