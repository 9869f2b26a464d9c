import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { openBrowser } from '#tests/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

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
