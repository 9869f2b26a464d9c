import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '#src/lib/situation.ts';

/**
 * Each language is looked at in both modes and both widths; together they cover the four combinations. What is built and
 * how it is named is the same at 1280 pixels in both languages: there English is only asked what depends on its mode.
 */
const looks = {
  de: [
    { width: 390, colorScheme: 'light', asks: 'everything' },
    { width: 1280, colorScheme: 'dark', asks: 'everything' },
  ],
  en: [
    { width: 390, colorScheme: 'dark', asks: 'everything' },
    { width: 1280, colorScheme: 'light', asks: 'colours' },
  ],
} as const;

export interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
  asks: keyof typeof runs;
}

const look = (width: 390 | 1280, colorScheme: Look['colorScheme']): Look => ({
  width,
  colorScheme,
  asks: 'everything',
});

/**
 * How a page is looked at that both languages look at: once in each, in the other width and the other mode. So each page is
 * seen in both of everything, and of four pages after one another each in another way: all eight that go together.
 */
const shared = [
  { de: look(390, 'light'), en: look(1280, 'dark') },
  { de: look(1280, 'light'), en: look(390, 'dark') },
  { de: look(390, 'dark'), en: look(1280, 'light') },
  { de: look(1280, 'dark'), en: look(390, 'light') },
] as const;

/** The one look of a language at a page of a list that is the same in both: `nth` is its place there. */
export const sharedLook = (locale: Locale, nth: number): readonly Look[] =>
  shared.filter((_, at) => at === nth % shared.length).map((one) => one[locale]);

/** Where German alone looks. */
export const germanLooks: readonly Look[] = looks.de;

/** As a page stands in a browser that is opened for a language: the first of its looks. */
export const firstLook = (locale: Locale) => {
  const [{ width, colorScheme }] = looks[locale];
  return { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
};

/** The narrowest phone there is: nothing may be cut off or need scrolling sideways. */
export async function expectToFit(page: Page): Promise<void> {
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

export async function expectAccessible(
  page: Page,
  locale: Locale,
  looked: readonly Look[] = looks[locale],
): Promise<void> {
  for (const { width, colorScheme, asks } of looked) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours on their way from one mode to the other are nobody's to read.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
    const found = (await violationsIn(page, asks)).map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    }));
    expect(found, `${page.url()} at ${width}, ${colorScheme}`).toEqual([]);
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe is to run: all that stands in the guidelines, or what depends on colours alone. */
const runs = {
  everything: { type: 'tag', values: tags },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** axe as a script for pages; its minified form is read by the browser in half the time. */
const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in a page without frames. It is put into a page once for all looks, and describes violations only: it
 * would spend most of its time on describing each element that passed.
 */
async function violationsIn(page: Page, asks: keyof typeof runs): Promise<axe.Result[]> {
  expect(page.frames(), `${page.url()} has a frame, which would not be looked at`).toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script);
  const options = JSON.stringify({ runOnly: runs[asks], resultTypes: ['violations'] });
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${options})`);
  return violations;
}

/** Buttons, fields and links that stand alone are as high as a finger is wide; links inside a sentence are not. */
export async function expectToBeHit(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 800 });
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main :is(a, button, select, summary, textarea, input:not([type=hidden]))')]
      .filter((element) => {
        const inSentence = element.parentElement?.textContent?.trim() !== element.textContent?.trim();
        const isDrawnByLabel = element.matches('[type=radio], [type=checkbox]');
        const isInText = inSentence && getComputedStyle(element).display === 'inline';
        const { height } = element.getBoundingClientRect();
        return height > 0 && height < 44 && !isInText && !isDrawnByLabel;
      })
      .map((element) => `${element.tagName.toLowerCase()} ${element.textContent?.trim().slice(0, 40)}`),
  );
  expect(small, `${page.url()}, too low for a finger`).toEqual([]);
}
