import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aCompany, anAnsweredCase, anAuthor } from '#tests/factories.ts';
import { cookieOf } from './moderating.ts';
import { aPerson, fill, press, send } from './person.ts';

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

const claim = 'Hier steht wieder';
const main = (page: Page) => page.locator('main').innerText();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScript) => {
  const named = (name: string) => `${name}-${javaScript ? 'mit' : 'ohne'}`;

  test('half an answer is there to be read while the case is closed, and in its field when it is open again', async () => {
    const author = await anAuthor(db, { email: `${named('rest')}@mail.example` });
    const company = await aCompany(db, { name: `Rest ${named('rest')} GmbH` });
    const today = dayOf(new Date());
    const { number } = await anAnsweredCase(db, { author, company, publishedOn: addDays(today, -10), seenOn: today });
    const { page, context } = await aPerson(browser, site, javaScript);
    await context.addCookies([{ ...(await cookieOf(db, author)), url: site.url }]);
    const own = paths.ownCase('de', number);
    const answer = page.locator('textarea[name=answer]');
    await page.goto(own);
    await fill(page, { answer: 'Das Geld ist noch', content: 'partly' });
    await send(page, 'cases.judge');
    expect(await main(page), 'its field holds it').toContain(claim);

    await page.goto(`${own}/close`);
    await fill(page, { outcome: 'unsolved' });
    await send(page, 'cases.close');
    await page.goto(own);
    expect(await main(page), 'there is no field to send it from').not.toContain(claim);
    expect(await main(page)).toContain('Im Augenblick ist dafür kein Feld da');
    expect([await answer.inputValue(), await answer.getAttribute('readonly')]).toEqual(['Das Geld ist noch', '']);

    // No other button of the page loses it.
    await fill(page, { happened: 'Angerufen.', on: 'today', channel: 'phone', direction: 'attempt' });
    await send(page, 'cases.quickEntry');
    expect(await answer.inputValue()).toBe('Das Geld ist noch');

    await page.goto(`${own}/close`);
    await fill(page, { reason: 'Es ist wieder kaputt.' });
    await send(page, 'cases.reopen');
    await page.goto(own);
    expect([await answer.inputValue(), await answer.getAttribute('readonly')]).toEqual(['Das Geld ist noch', null]);
    expect(await main(page)).toContain(claim);
    await context.close();
  });

  test('back from a company that nobody knows its name stands in the field, and the story is said to be kept', async () => {
    const { page, context } = await aPerson(browser, site, javaScript);
    const name = javaScript ? 'Quirxwolkmit' : 'Quirxwolkohne';
    await page.goto(paths.write('de', 'company'));
    await fill(page, { name, told: 'Am 3. März 2026 rief ich an. Niemand wusste etwas.' });
    await send(page, 'drafts.company');
    // A draft has begun: its page has the way out.
    await page.goto(page.url());
    await fill(page, { newWebsite: 'unbekannt.example' });
    await press(page, page.locator('button[name=go][value=later]'));
    await page.goto(paths.write('de', 'company'));
    expect(await main(page), 'nothing of it stands in a field').not.toContain(claim);
    expect(await page.inputValue('[name=name]')).toBe(name);
    expect(await main(page)).toContain('Was Sie erzählt haben, ist aufgehoben');

    await send(page, 'drafts.company');
    expect(await page.inputValue('[name=newWebsite]')).toBe('unbekannt.example');
    await context.close();
  });

  test('an entry of which nothing is written any more holds nobody, and one that was refused can be discarded', async () => {
    const { page, context } = await aPerson(browser, site, javaScript);
    await page.goto(paths.write('de', 'company'));
    await fill(page, { name: 'Strom & Söhne' });
    await send(page, 'drafts.company');
    await fill(page, { title: 'Der Strom fiel aus', summary: 'Drei Tage lang.' });
    await send(page, 'drafts.story');
    await fill(page, { occurredOn: '31.11.2026', channel: 'phone', direction: 'attempt', text: 'Angerufen.' });
    await send(page, 'drafts.entry', 'next');
    expect(await page.locator('.fault').innerText()).toContain('Diesen Eintrag verwerfen');
    await fill(page, { occurredOn: '', text: '' });
    await send(page, 'drafts.entry', 'next');
    expect(new URL(page.url()).pathname).toBe(paths.write('de', 'wish'));

    await page.goto(paths.write('de', 'timeline'));
    await fill(page, { occurredOn: '31.11.2026', channel: 'phone', direction: 'attempt', text: 'Angerufen.' });
    await send(page, 'drafts.entry');
    await press(page, page.locator('.fault button[name=drop]'));
    expect([await page.inputValue('[name=text]'), await page.locator('.fault').count()]).toEqual(['', 0]);
    await page.goto(paths.write('de', 'timeline'));
    expect([await page.inputValue('[name=text]'), await page.locator('.again').count()]).toEqual(['', 0]);
    await context.close();
  });
});
