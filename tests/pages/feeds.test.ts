import { describe, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { roundTrips } from '#tests/site/site.ts';

const site = inject('site');
const { hostileCase, endedCase, longCase, company } = site;

const feeds = (['de', 'en'] as const).flatMap((locale) => [
  paths.casesFeed(locale),
  paths.casesFeed(locale, { industry: 'telecom' }),
  paths.companyFeed(locale, company),
  paths.caseFeed(locale, hostileCase.number),
  paths.caseFeed(locale, endedCase.number),
]);

describe('the feeds', () => {
  test('are XML to a real parser, with entries, ids of their own and no scripts', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    for (const path of feeds) {
      const response = await fetch(site.url + path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      const read = await page.evaluate(
        (xml) => {
          const feed = new DOMParser().parseFromString(xml, 'application/xml');
          const ids = [...feed.querySelectorAll('entry > id, feed > id')].map((id) => id.textContent ?? '');
          return {
            fault: feed.querySelector('parsererror')?.textContent ?? null,
            ids,
            entries: feed.querySelectorAll('entry').length,
            strays: feed.querySelectorAll('script, b, i, img').length,
          };
        },
        await response.text(),
      );
      expect(read, path).toMatchObject({ fault: null, strays: 0 });
      expect(read.entries, path).toBeGreaterThan(0);
      expect(read.entries, path).toBeLessThanOrEqual(50);
      expect(new Set(read.ids).size, path).toBe(read.ids.length);
    }
    await leaveBrowser(browser);
  });

  test('of a case has one address, whatever title somebody puts behind its number', async () => {
    const path = paths.caseFeed('de', longCase.number);
    const answer = await fetch(site.url + path.replace(longCase.number, `${longCase.number}-erfunden`), {
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, path]);
  });

  test('ask the database no more than a page does and are not sent twice', async () => {
    for (const path of feeds) {
      expect(await roundTrips(site, path), path).toBeLessThanOrEqual(3);
      const etag = (await fetch(site.url + path)).headers.get('etag') ?? '';
      expect((await fetch(site.url + path, { headers: { 'if-none-match': etag } })).status, path).toBe(304);
    }
  });

  test.each([
    [paths.cases('de'), paths.casesFeed('de')],
    [paths.home('en'), paths.casesFeed('en')],
    [paths.company('de', company), paths.companyFeed('de', company)],
    [paths.case('en', longCase), paths.caseFeed('en', longCase.number)],
    [paths.rankings('de', { industry: 'telecom' }), paths.casesFeed('de', { industry: 'telecom' })],
  ])('%s names its feed', async (page, feed) => {
    const html = await (await fetch(site.url + page)).text();
    expect(html).toContain('type="application/atom+xml"');
    expect(html).toContain(`href="${feed}"`);
  });

  test.each(['/de/cases/feed.xml?industry=spam', '/de/companies/nobody/feed.xml', '/de/cases/2019-999999/feed.xml'])(
    'there is none at %s',
    async (path) => {
      expect((await fetch(site.url + path)).status).toBe(404);
    },
  );
});
