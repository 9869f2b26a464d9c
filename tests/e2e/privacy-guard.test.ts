import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { aPerson, fill, press, send } from './person.ts';

const site = inject('writtenSite');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

const iban = 'DE89 3704 0044 0532 0130 00';
const bar = '█'.repeat(iban.length);

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScript) => {
  test('an account number in an entry is pointed out once it is added, at its text, and can be blackened there', async () => {
    const { page, context } = await aPerson(browser, site, javaScript);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(paths.write('de', 'company'));
    await fill(page, { name: 'Strom & Söhne' });
    await send(page, 'drafts.company');
    await fill(page, { title: 'Der Strom fiel aus', summary: 'Drei Tage lang.' });
    await send(page, 'drafts.story');
    const text = `Angerufen.\nErstattung soll auf ${iban} gehen.`;
    await fill(page, { occurredOn: '3. März 2026', channel: 'phone', direction: 'to-company', text });
    await send(page, 'drafts.entry');
    const guard = page.locator('.guard');
    expect(await guard.innerText()).toContain('Kontonummer (IBAN)');
    expect(await guard.innerText()).toContain(`Erstattung soll auf ${bar} gehen.`);
    expect(await guard.innerText()).toContain('Zeile 2');
    expect(await page.locator('.fault, .error').count(), 'it is no error').toBe(0);
    await expectToFit(page);

    await press(page, guard.getByRole('link'));
    expect(await page.locator('.field:has([name=text]) + .guard').count(), 'glued to the text').toBe(1);
    if (javaScript) await expectAccessible(page, 'de');
    await press(page, guard.getByRole('button'));
    expect(await page.locator('.guard').count()).toBe(0);
    expect(await page.textContent('.timeline')).toContain(`auf ${bar} gehen.`);
    await context.close();
  });
});

test('where a company is searched for once more the field has a label that is seen', async () => {
  const { page, context } = await aPerson(browser, site, true);
  await page.goto(`${paths.write('de', 'company')}?q=Quirxwolk`);
  const label = page.locator('label[for=words]');
  expect(await label.innerText()).toBe('Name des Unternehmens');
  expect((await label.boundingBox())?.height).toBeGreaterThan(10);
  await context.close();
});
