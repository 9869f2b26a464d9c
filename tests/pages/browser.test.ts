import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Locale } from '#src/lib/act.ts';
import { paths } from '#src/lib/paths.ts';
import { openBrowser } from '#tests/browser.ts';
import { expectNoRefusal, fill, send } from '#tests/e2e/person.ts';
import { allPublicPages } from './addresses.ts';

const site = inject('site');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const looks = {
  de: [
    { width: 390, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ],
  en: [
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ],
} as const;

/** Widths below 320 pixels are nobody's; at 320 nothing may be cut off or need scrolling sideways. */
async function expectToFit(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
      .slice(-5);
  });
  expect(wide, `${page.url()} is wider than 320 pixels`).toEqual([]);
}

async function expectAccessible(page: Page, locale: Locale): Promise<void> {
  for (const { width, colorScheme } of looks[locale]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    }));
    expect(found, `${page.url()} at ${width}, ${colorScheme}`).toEqual([]);
  }
}

async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: site.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(path);
  return { page, complaints };
}

describe.each(allPublicPages())('$path', ({ locale, path }) => {
  test('is accessible, fits a small phone and makes the browser complain of nothing', async () => {
    const { page, complaints } = await open(path);
    await expectAccessible(page, locale);
    await expectToFit(page);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});

describe.each(['de', 'en'] as const)('writing a case in %s', (locale) => {
  test('every step is accessible and fits a small phone, empty, refused and filled', { timeout: 120_000 }, async () => {
    const { page } = await open(paths.write(locale));
    const check = async () => {
      await expectAccessible(page, locale);
      await expectToFit(page);
    };
    await fill(page, { name: 'Ganz neue Firma' });
    await send(page, 'drafts.company');
    await check();
    await fill(page, { newIndustry: 'shops' });
    await send(page, 'drafts.company');
    await check();
    await send(page, 'drafts.story');
    await check();
    await fill(page, { title: 'Das Paket kam nie an', summary: 'Seit drei Wochen warte ich.' });
    await send(page, 'drafts.story');
    await check();
    await send(page, 'drafts.entry');
    await check();
    await fill(page, {
      occurredOn: '2026-03-02',
      channel: 'phone',
      direction: 'from-company',
      text: 'Man wollte nachsehen.',
      promised: true,
      promiseText: 'Rückruf',
      promiseDueOn: '2026-03-05',
    });
    await send(page, 'drafts.entry');
    await expectNoRefusal(page);
    await check();
    await page.goto(paths.write(locale, 'wish'));
    await check();
    await send(page, 'drafts.wish');
    await check();
    await fill(page, { desiredOutcome: 'delivery', penName: 'Wartende' });
    await send(page, 'drafts.wish');
    await check();
    await page.goto(paths.write(locale, 'email'));
    await check();
    await page.goto(paths.write(locale, 'later'));
    await check();
    await page.context().close();
  });
});
