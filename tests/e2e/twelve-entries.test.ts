import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fullDay } from '#src/i18n/formats.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { playSavedMails } from './mailed-story.ts';
import { mostToTell, playToldStory, savedMails, toldDays } from './told-story.ts';
import { mostEffort, playTwelveEntries, toldEntries } from './twelve-entries.ts';

const site = inject('writtenSite');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

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

test('a story told in one text is a case within five minutes, and three saved mails join it', {
  timeout: 60_000,
}, async () => {
  const firstDay = addDays(dayOf(new Date()), -120);
  const day = (days: number) => fullDay('de', addDays(firstDay, days));
  const { page, effort } = await playToldStory(browser, { url: site.url, company: 'Strom & Söhne', firstDay });
  for (const what of ['taps', 'fields'] as const) expect(effort[what], what).toBeLessThanOrEqual(mostToTell[what]);
  const preview = (await page.textContent('main')) ?? '';
  for (const days of toldDays.happened) expect(preview).toContain(day(days));
  for (const words of [day(toldDays.due), 'Jule', 'Tarik', 'Seit Jahren löse ich', 'so möchte ich als Kunde'])
    expect(preview).toContain(words);
  const before = await page.locator('.timeline .entry').count();

  await page.goto(paths.write('de', 'timeline'));
  await page.locator(`a[href="${paths.write('de', 'tell')}"]`).tap();
  await page.locator('summary', { hasText: 'als Datei' }).tap();
  await page.locator('[name=files]').setInputFiles(savedMails(firstDay));
  await page.locator('.go button').tap();
  await page.waitForURL(`**${paths.write('de', 'told')}`);
  expect(await page.locator('.card .head .when').allTextContents()).toEqual([day(0), day(11), day(28)]);
  expect(await page.locator('.card .promise').count()).toBe(1);
  // A name in the greeting is marked before anybody else reads it.
  expect(await page.locator('.card mark').allTextContents()).toContain('Voss');
  await page.locator('.card .pick').nth(1).tap();
  await page.locator('.go button').tap();
  await page.waitForURL(`**${paths.write('de', 'timeline')}?told=2`);
  expect(await page.locator('.timeline .entry').count()).toBe(before + 2);
  await page.context().close();
});

test('three saved mails and a photo are a case with their days, and the photo lies as evidence at its entry', {
  timeout: 60_000,
}, async () => {
  const firstDay = addDays(dayOf(new Date()), -60);
  const day = (days: number) => fullDay('de', addDays(firstDay, days));
  const told = { url: site.url, company: 'Strom & Söhne', firstDay };
  const { page, effort, addressed } = await playSavedMails(browser, told);
  for (const what of ['taps', 'fields'] as const) expect(effort[what], what).toBeLessThanOrEqual(mostToTell[what]);
  expect(addressed).toContain(day(11));
  const entries = page.locator('.timeline .entry');
  const proofs = await entries.allTextContents();
  expect(proofs).toHaveLength(3);
  for (const [at, days] of [0, 11, 28].entries()) expect(proofs[at]).toContain(day(days));
  expect(proofs.map((words) => /SHA-256 [\da-f]{4}…[\da-f]{4}\s+hinterlegt am \d\d\.\d\d\.\d{4}/.test(words))).toEqual([
    false,
    true,
    false,
  ]);
  // Who wrote is asked about before anybody else reads it: also where a name is all that stands below a mail.
  expect(await page.locator('main').textContent()).toContain('Name einer Person: Lea Voss');
  await page.context().close();
});
