import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { openBrowser } from '#tests/browser.ts';
import { mostEffort, playTwelveEntries, toldEntries } from './twelve-entries.ts';

const site = inject('writtenSite');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a case of twelve entries asks little of the hands, and all of it is in the file', {
  timeout: 120_000,
}, async () => {
  const firstDay = addDays(dayOf(new Date()), -120);
  const { page, effort } = await playTwelveEntries(browser, { url: site.url, company: 'Strom & Söhne', firstDay });
  for (const what of ['taps', 'fields', 'loads'] as const) {
    expect(effort[what], what).toBeLessThanOrEqual(mostEffort[what]);
  }
  const preview = (await page.textContent('main')) ?? '';
  for (const { text, counterpart } of toldEntries) {
    expect(preview).toContain(text);
    if (counterpart) expect(preview).toContain(counterpart);
  }

  await page.goto(paths.write('de', 'timeline'));
  const last = page
    .locator('.entry button, .entry :is(input, textarea), .entry summary')
    .filter({ visible: true })
    .last();
  const box = await last.boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0), 'the form is one screen of a phone').toBeLessThanOrEqual(844);

  const [newest] = await page.locator('.jump a').all();
  await newest?.tap();
  const seen = await page.locator('.timeline .entry').last().boundingBox();
  expect(seen?.y).toBeLessThan(844);
  const month = page.locator('.month').first();
  await month.locator('summary').tap();
  expect(await month.locator('.entry').first().isVisible()).toBe(false);
  await page.context().close();
});
