import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { readPdf } from '../features/paper/dossier/pdf.ts';

const site = inject('site');

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

/** What a page says on paper. */
async function printed(
  path: string,
  landscape = false,
): Promise<{ text: string; folded: string[]; controls: string[] }> {
  const page = await browser.newPage();
  await page.goto(site.url + path);
  const words = (all: string[]) => all.map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const folded = words(await page.locator('main details:not([open]) tbody tr').allTextContents());
  const controls = words(await page.locator('main button, main .button, header summary').allTextContents());
  const { text } = await readPdf(await page.pdf({ format: 'A4', landscape }));
  await page.close();
  return { text, folded, controls };
}

test('paper shows what is folded on screen, and nothing to press', async () => {
  const { text, folded, controls } = await printed(paths.company('de', 'einsnetz'));
  expect(folded.length).toBeGreaterThan(10);
  const bare = (words: string) => words.replace(/\s/g, '');
  expect(folded.filter((row) => !bare(text).includes(bare(row)))).toEqual([]);
  expect(controls.length).toBeGreaterThan(1);
  expect(controls.filter((label) => bare(text).includes(bare(label)))).toEqual([]);
});

test('paper that lies on its side shows no menu either', async () => {
  const { text } = await printed(paths.imprint('de'), true);
  expect(text).toContain('Impressum');
  for (const way of ['Ranglisten', 'Für Unternehmen', 'Anmelden']) expect(text).not.toContain(way);
});

test.each([
  paths.case('de', site.longCase),
  paths.rankings('de'),
  paths.method('en'),
  paths.companyWhy('en', site.company),
])('%s is printed without a button', async (path) => {
  const { text, controls } = await printed(path);
  expect(controls.filter((label) => text.includes(label))).toEqual([]);
});
