import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aCompany, anAuthor, anOpenCase, type Person } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { cookieOf } from './moderating.ts';
import { aPerson, expectNoRefusal, fill, press, send } from './person.ts';

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

async function signIn(context: BrowserContext, person: Person): Promise<void> {
  await context.addCookies([{ ...(await cookieOf(db, person)), url: site.url }]);
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScript) => {
  const named = (name: string) => `${name}${javaScript ? 'mit' : 'ohne'} AG`;

  test('a second company that nobody knows is entered in the form, and what was typed survives another search', async () => {
    const { page, context, complaints } = await aPerson(browser, site, javaScript);
    const carrier = named('Quirlwind');
    await page.goto(paths.write('de', 'company'));
    await fill(page, { name: 'Strom & Söhne', alsoName: carrier });
    await send(page, 'drafts.company');
    expect(await page.textContent('h1')).toContain('auch beteiligt');
    expect(await page.locator('form:has(main form), form[method=get]').count()).toBe(0);
    await fill(page, { alsoChoice: '*new', newIndustry: 'parcels', newWebsite: 'quirlwind.example' });
    await fill(page, { words: 'x'.repeat(130) });
    await press(page, page.locator('[name=again]'));
    expect(await page.textContent('#words-error')).toContain('130 Zeichen');
    expect((await page.inputValue('[name=words]')).length).toBe(130);
    await fill(page, { words: `${carrier} und Söhne` });
    await press(page, page.locator('[name=again]'));
    expect(await page.inputValue('[name=newWebsite]')).toBe('quirlwind.example');
    await fill(page, { newName: '' });
    await send(page, 'drafts.nameCompany');
    expect(await page.locator('#newName-error').count()).toBe(1);
    if (javaScript) {
      await expectAccessible(page, 'de');
      await expectToFit(page);
    }
    await fill(page, { newName: carrier });
    await send(page, 'drafts.nameCompany');
    expect(new URL(page.url()).pathname).toBe(paths.write('de', 'story'));
    await page.goto(paths.write('de', 'preview'));
    expect(await page.textContent('.preview')).toContain(`Auch genannt: ${carrier}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the author of a published case enters one too, and takes over the last contact at one tap', async () => {
    const { page, context, complaints } = await aPerson(browser, site, javaScript);
    const author = await anAuthor(db, { email: `zweites-${javaScript ? 'mit' : 'ohne'}@mail.example` });
    const company = await aCompany(db, { name: named('Erstfirma') });
    const { number } = await anOpenCase(db, { author, company, publishedOn: addDays(dayOf(new Date()), -3) });
    await signIn(context, author);
    await page.goto(paths.ownCase('de', number));
    const carrier = named('Hurtigboten');
    await fill(page, { happened: 'Halb getippt.', name: carrier });
    await send(page, 'cases.nameCompany');
    expect(await page.inputValue('[name=newName]')).toBe(carrier);
    await send(page, 'cases.nameCompany');
    expect(await page.locator('#newIndustry-error').count(), 'the fields stay where they were').toBe(1);
    await fill(page, { newIndustry: 'parcels' });
    await send(page, 'cases.nameCompany');
    expect(await page.textContent('main')).toContain(`nennt auch ${carrier}`);
    expect(await page.inputValue('[name=happened]')).toBe('Halb getippt.');

    await press(page, page.locator('[name=like]'));
    expect(await page.locator('[name=on]:checked').getAttribute('value')).toBe('other');
    expect(await page.inputValue('[name=occurredOn]')).not.toBe('');
    expect(await page.inputValue('[name=happened]')).toBe('Halb getippt.');
    if (javaScript) expect(await page.evaluate(() => document.activeElement?.id)).toBe('happened');
    await fill(page, { direction: 'conversation', needsNoAnswer: true });
    await send(page, 'cases.quickEntry');
    await expectNoRefusal(page);
    await page.goto(paths.case('de', { number, title: 'x' }));
    expect(await page.textContent('.timeline')).toContain('brauchte keine Antwort');
    const profile = await page.request.get(`${site.url}${paths.company('de', slugOf(carrier))}`);
    expect([profile.status(), (await profile.text()).includes('kein Fall')]).toEqual([200, true]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');
