import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

test.each([
  { width: 1280, height: 900 },
  { width: 1120, height: 900 },
  { width: 390, height: 844 },
])('a ranking breaks the name of a company only between its words, at %j', async (viewport) => {
  const context = await browser.newContext({ baseURL: inject('site').url, viewport });
  const page = await context.newPage();
  const broken: string[] = [];
  for (const query of [{ industry: 'energy' }, { industry: 'telecom', sort: 'worst' }, { sort: 'promises' }]) {
    await page.goto(paths.rankings('de', query));
    const links = page.locator('table.ranking tbody a');
    expect(await links.count()).toBeGreaterThan(5);
    broken.push(...(await links.evaluateAll(brokenWords)));
  }
  await context.close();
  expect(broken).toEqual([]);
});

test('the first screen of a phone says whom to choose and whom to avoid, and how certain that is, before any filter', async () => {
  const context = await browser.newContext({ baseURL: inject('site').url, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  for (const locale of ['de', 'en'] as const) {
    for (const query of [
      {},
      { industry: 'telecom' },
      { industry: 'shops' },
      { industry: 'energy', sort: 'promises' },
    ]) {
      await page.goto(paths.rankings(locale, query));
      const answer = page.locator('main .answer');
      const words = (await answer.innerText()).replaceAll(/\s+/g, ' ');
      const certain =
        locale === 'de'
          ? /sicher besser als .+ sicher schlechter als/
          : /certainly better than .+ certainly worse than/;
      const unknown =
        locale === 'de'
          ? /Niemand ist hier sicher besser .+ Zufall sein/
          : /Nobody here is certainly better .+ be chance/;
      // Whether promises tell anybody apart, the day of the demo decides; what is said is a whole sentence either way.
      if (!('sort' in query)) expect(words).toMatch(certain);
      else
        expect(
          [certain, unknown].some((sentence) => sentence.test(words)),
          words,
        ).toBe(true);
      expect(await answer.locator('a[href*="/companies/"]').count()).toBeGreaterThanOrEqual(2);
      const [said, sure, filter, row] = await Promise.all(
        ['main .answer', 'main .certain', 'main summary', 'main table.ranking tbody th'].map((place) =>
          page.locator(place).first().boundingBox(),
        ),
      );
      const bottom = (box: typeof said) => (box ? box.y + box.height : Number.POSITIVE_INFINITY);
      expect(bottom(said)).toBeLessThanOrEqual(sure?.y ?? 0);
      expect(bottom(sure)).toBeLessThanOrEqual(filter?.y ?? 0);
      expect(bottom(row), 'the first company stands on the first screen').toBeLessThanOrEqual(844);
      expect(await page.locator('main details[open]').count()).toBe(0);
    }
  }
  await context.close();
});

/** Words of these links that stand on more than one line. Runs in the page. */
function brokenWords(links: Element[]): string[] {
  return links.flatMap(({ firstChild: text }) =>
    [...(text?.textContent ?? '').matchAll(/[^\s-]+-?/g)].flatMap(({ 0: word, index }) => {
      if (!text) return [];
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? [word] : [];
    }),
  );
}

test('a search is completed while it is typed, by names and by kinds of problem', async () => {
  const context = await browser.newContext({ baseURL: inject('site').url });
  const page = await context.newPage();
  await page.goto(paths.search('de'));
  const offered = () =>
    page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  await page.locator('#q').pressSequentially('strom');
  await expect.poll(offered).toContain('Strom & Söhne');
  await page.locator('#q').fill('Techniker');
  await expect.poll(offered).toEqual(expect.arrayContaining(['Techniker kam nicht']));
  await page.goto(paths.companies('de'));
  await page.locator('#q').pressSequentially('strom');
  await expect.poll(offered).toContain('Strom & Söhne');
  await context.close();
});

test('a chapter of the method is opened for whoever comes to its anchor, with and without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({
      ...{ baseURL: inject('site').url, viewport: { width: 390, height: 844 }, javaScriptEnabled },
    });
    const page = await context.newPage();
    for (const [path, words] of [
      [paths.challengeRule('de'), 'Nicht unser Kunde'],
      [paths.openData('en'), 'Calculate it yourself'],
      [`${paths.method('de')}#forecasts`, 'Wie gut die Prognosen waren'],
    ] as const) {
      await page.goto(path);
      const chapter = page.locator('details.chapter[open]');
      await chapter.waitFor();
      expect([await chapter.count(), await chapter.locator('> summary').innerText()], path).toEqual([1, words]);
      await expect
        .poll(async () => (await chapter.locator('> summary').boundingBox())?.y ?? -1)
        .toBeGreaterThanOrEqual(0);
      expect((await chapter.locator('> summary').boundingBox())?.y).toBeLessThan(844);
    }
    await page.goto(paths.method('de'));
    const essence = await page.locator('.essence').boundingBox();
    expect((essence?.y ?? 0) + (essence?.height ?? 900)).toBeLessThanOrEqual(844);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4000);
    await context.close();
  }
});
