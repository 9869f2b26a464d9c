import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, entries } from '#db/schema/index.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aCompany, anAuthor, anOpenCase } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { cookieOf } from './moderating.ts';
import { aPerson, fill, send } from './person.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await leaveBrowser(browser);
  db.$client.close();
});

/** An author on the page of a call, and the last entry of the case. */
async function aCaller(javaScript: boolean) {
  // Other files of tests enter companies into the same site.
  const company = await aCompany(db, { name: `Angerufen ${Date.now()} GmbH` });
  const author = await anAuthor(db, { email: `ruft-an-${Date.now()}@mail.example` });
  const { id, number } = await anOpenCase(db, { author, company });
  const person = await aPerson(browser, site, javaScript);
  await person.context.addCookies([{ ...(await cookieOf(db, author)), url: site.url }]);
  const lastEntry = async () => {
    const all = await db.select().from(entries).where(eq(entries.caseId, id)).orderBy(entries.recordedAt);
    return all.at(-1);
  };
  return { ...person, number, lastEntry };
}

const shown = (page: Page, what: string) => page.locator(`[data-${what}]`).textContent();
const tap = (page: Page, kind: string) => page.locator(`[data-press=${kind}] button`).click();

test('the clock of a call goes on with the screen off, without a line and after the page was opened anew', async () => {
  const { page, context, number, lastEntry, complaints } = await aCaller(true);
  await page.clock.install();
  await page.goto(paths.ownCall('de', number));
  await expectAccessible(page, 'de');
  await expectToFit(page);
  await tap(page, 'c');
  await context.setOffline(true);
  await page.clock.fastForward('12:30');
  expect(await shown(page, 'queued')).toMatch(/^12:3\d$/);
  await tap(page, 'a');
  await page.clock.fastForward('02:00');
  await context.setOffline(false);
  await tap(page, 'h');
  await page.clock.runFor('00:05');
  await expect.poll(() => page.locator('#typing').textContent(), { timeout: 15_000 }).toBe('');
  await page.goto('about:blank');
  await page.clock.fastForward('04:00');
  await page.goto(paths.ownCall('de', number));
  expect(await shown(page, 'queued')).toMatch(/^16:\d\d$/);
  await tap(page, 'a');
  await tap(page, 'e');
  await fill(page, { happened: 'Man habe nichts gefunden.' });
  await send(page, 'cases.call');
  expect(new URL(page.url()).pathname).toBe(paths.ownCase('de', number));
  const entry = await lastEntry();
  expect(entry).toMatchObject({ direction: 'conversation', handOvers: 1, text: 'Man habe nichts gefunden.' });
  expect(entry?.waitedMinutes).toBeGreaterThanOrEqual(16);
  expect(entry?.waitedMinutes).toBeLessThanOrEqual(17);
  // That the line is gone the browser reports by itself.
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await context.close();
});

test('without JavaScript the times are typed, and what is wrong with them is said beside them', async () => {
  const { page, context, number, lastEntry } = await aCaller(false);
  await page.goto(paths.ownCall('de', number));
  expect(await page.locator('[data-call]').isVisible()).toBe(false);
  await fill(page, { from: '9:10', reached: '8.30', happened: 'Später noch einmal.' });
  await send(page, 'cases.call');
  expect(await page.locator('#reached-error').textContent()).toContain('passt nicht');
  expect(await page.locator('[name=happened]').inputValue()).toBe('Später noch einmal.');
  await fill(page, { reached: '', until: '9.52', happened: '' });
  await send(page, 'cases.call');
  expect(await lastEntry()).toMatchObject({
    direction: 'attempt',
    waitedMinutes: 42,
    text: 'Niemand nahm ab. Nach 42 Minuten aufgelegt.',
  });
  expect(await db.select().from(cases).where(eq(cases.number, number))).toHaveLength(1);
  await context.close();
});
