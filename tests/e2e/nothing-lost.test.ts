import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aCompany, anAnsweredCase, anAuthor, type Person } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
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

async function signIn(context: BrowserContext, person: Person): Promise<void> {
  await context.addCookies([{ ...(await cookieOf(db, person)), url: site.url }]);
}

async function aCase(name: string) {
  const author = await anAuthor(db, { email: `${name}@mail.example` });
  const company = await aCompany(db, { name: `Verlorene ${name} GmbH` });
  const publishedOn = addDays(dayOf(new Date()), -10);
  return anAnsweredCase(db, { author, company, publishedOn, seenOn: dayOf(new Date()) });
}

/** A draft with a company and a story; the timeline is open. */
async function aDraft(page: Page): Promise<void> {
  await page.goto(paths.write('de', 'company'));
  await fill(page, { name: 'Strom & Söhne' });
  await send(page, 'drafts.company');
  await fill(page, { title: 'Der Strom fiel aus', summary: 'Drei Tage lang.' });
  await send(page, 'drafts.story');
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScript) => {
  const named = (name: string) => `${name}-${javaScript ? 'mit' : 'ohne'}`;

  test('an answer half written survives the verdict and a promise that is marked', async () => {
    const { author, number } = await aCase(named('antwort'));
    const { page, context } = await aPerson(browser, site, javaScript);
    await signIn(context, author);
    await page.goto(paths.ownCase('de', number));
    await fill(page, {
      answer: 'Das Geld ist noch',
      happened: 'Gerade rief',
      content: 'partly',
      comment: 'Klare Worte.',
    });
    await send(page, 'cases.judge');
    expect(new URL(page.url()).searchParams.has('judged')).toBe(true);
    expect(await page.inputValue('[name=answer]')).toBe('Das Geld ist noch');
    expect(await page.inputValue('[name=happened]')).toBe('Gerade rief');

    await send(page, 'cases.answer');
    expect(await page.inputValue('[name=answer]'), 'what was sent is not offered again').toBe('');
    expect(await page.inputValue('[name=happened]')).toBe('Gerade rief');

    // Somebody else in the same browser sees none of it.
    const other = await aCase(named('fremd'));
    await context.clearCookies();
    await signIn(context, other.author);
    await page.goto(paths.ownCase('de', other.number));
    expect(await page.inputValue('[name=happened]')).toBe('');
    await context.close();
  });

  test('half an entry is there again after "later", and goes when it is sent', async () => {
    const { page, context } = await aPerson(browser, site, javaScript);
    await aDraft(page);
    await fill(page, { occurredOn: '3. März 2026', text: 'Angerufen, dann' });
    await press(page, page.locator('button[name=go][value=later]'));
    expect(new URL(page.url()).pathname).toBe(paths.write('de', 'later'));
    await page.goto(paths.write('de', 'timeline'));
    expect(await page.inputValue('[name=text]')).toBe('Angerufen, dann');
    expect(await page.inputValue('[name=occurredOn]')).toBe('3. März 2026');

    await fill(page, { channel: 'phone', direction: 'to-company' });
    await send(page, 'drafts.entry');
    expect(await page.inputValue('[name=text]')).toBe('');
    expect(await page.textContent('.timeline')).toContain('Angerufen, dann');
    await context.close();
  });

  test('a text that is too long comes back whole, with its length', async () => {
    const { page, context } = await aPerson(browser, site, javaScript);
    await aDraft(page);
    const text = 'x'.repeat(13_000);
    await fill(page, { occurredOn: '3. März 2026', channel: 'phone', direction: 'to-company', text });
    await send(page, 'drafts.entry');
    expect(await page.textContent('#text-error')).toContain('13.000');
    expect((await page.inputValue('[name=text]')).length).toBe(13_000);
    await context.close();
  });
});

test('what is sent while the line is gone stays in the browser, says so, and makes one entry when it is back', async () => {
  const { page, context } = await aPerson(browser, site, true);
  await aDraft(page);
  await fill(page, { occurredOn: '3. März 2026', channel: 'phone', direction: 'to-company', text: 'Im Funkloch.' });
  await context.setOffline(true);
  await page.locator('form#page button:not([formaction])').first().click();
  await page.waitForFunction(() => document.getElementById('typing')?.textContent?.startsWith('Keine Verbindung'));
  await page.locator('form#page button:not([formaction])').first().click();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Im Funkloch.');
  await context.setOffline(false);
  await page.waitForSelector('.timeline .entry');
  await page.reload();
  expect(await page.locator('.timeline .entry').count()).toBe(1);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Im Funkloch.');
  await context.close();
});

test('what is being typed is kept without any button', async () => {
  const { page, context } = await aPerson(browser, site, true);
  await aDraft(page);
  const kept = page.waitForResponse((response) => response.url().includes('unfinished.keep'));
  await page.locator('[name=text]').pressSequentially('Ohne Knopf');
  expect((await kept).status()).toBe(204);
  const elsewhere = await context.newPage();
  await elsewhere.goto(paths.write('de', 'timeline'));
  expect(await elsewhere.inputValue('[name=text]')).toBe('Ohne Knopf');
  expect(await elsewhere.textContent('.again')).toContain('noch nicht abgeschickt');
  await press(elsewhere, elsewhere.locator('[name=drop]'));
  expect(await elsewhere.inputValue('[name=text]')).toBe('');
  // Nothing of the first window is kept any more: it asks before it goes.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await asked).accept();
  await context.close();
});

test('a paste that is too long is refused whole, and the room left is said before it ends', async () => {
  const { page, context } = await aPerson(browser, site, true);
  await aDraft(page);
  await page.goto(paths.write('de', 'story'));
  await page.locator('[name=title]').fill('x'.repeat(100));
  expect(await page.textContent('.left')).toBe('noch 20 Zeichen');
  await page.locator('[name=title]').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'y'.repeat(50));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  expect(await page.textContent('.left')).toContain('150');
  expect(await page.inputValue('[name=title]')).toBe('x'.repeat(100));
  await context.close();
});

test('a button pressed on a slow line says so and sends once', async () => {
  const { page, context } = await aPerson(browser, site, true);
  await aDraft(page);
  let sent = 0;
  await page.route(/drafts\.story/, async (route) => {
    sent += 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(paths.write('de', 'story'));
  const button = page.locator('form#page button:not([formaction])').first();
  await button.click();
  expect([await button.textContent(), await button.isDisabled()]).toEqual(['Wird gesendet …', true]);
  await page.locator('[name=title]').press('Enter');
  await page.waitForURL(`**${paths.write('de', 'timeline')}`);
  expect(sent).toBe(1);
  await context.close();
});

test('a form longer than what is read is not sent: it says so, and the text stands where it was', async () => {
  const { page, context, complaints } = await aPerson(browser, site, true);
  await aDraft(page);
  await fill(page, {
    occurredOn: '3. März 2026',
    channel: 'phone',
    direction: 'to-company',
    text: 'x'.repeat(300_000),
  });
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  await page.locator('form#page button:not([formaction])').first().click();
  await page.waitForFunction(() => document.getElementById('typing')?.textContent?.startsWith('Nicht gesendet'));
  expect(await page.textContent('#typing')).toContain('256 kB');
  expect((await page.inputValue('[name=text]')).length).toBe(300_000);
  // Shortened, it goes.
  await fill(page, { text: 'Kürzer.' });
  await page.locator('form#page button:not([formaction])').first().click();
  await page.waitForSelector('.timeline .entry');
  expect(complaints).toEqual([]);
  expect(sent).toBeGreaterThan(0);
  await context.close();
});

test('without JavaScript it is answered with a page, and one step back the text is there', async () => {
  const { page, context } = await aPerson(browser, site, false);
  await aDraft(page);
  const text = 'x'.repeat(300_000);
  await fill(page, { occurredOn: '3. März 2026', channel: 'phone', direction: 'to-company', text });
  await send(page, 'drafts.entry');
  expect(await page.textContent('h1')).toBe('Das ist zu viel für ein Formular');
  expect(await page.textContent('main')).toContain('256 kB');
  const refusal = await page.content();
  await page.goBack();
  expect((await page.inputValue('[name=text]')).length).toBe(text.length);
  await context.close();
  const reader = await aPerson(browser, site, true);
  await reader.page.setContent(refusal);
  await expectAccessible(reader.page, 'de');
  await expectToFit(reader.page);
  await reader.context.close();
});

test('on a public page too a button says that it sends, and sends once', async () => {
  const { page, context } = await aPerson(browser, site, true);
  await page.goto(paths.company('de', 'strom-soehne'));
  let sent = 0;
  await page.route(/follows\.follow/, async (route) => {
    sent += 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  // Written down by the page itself: while it is being left nobody can ask it.
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('form[action*="follows.follow"] button');
    if (!button) return;
    const said = () => sessionStorage.setItem('said', `${button.textContent} ${button.disabled}`);
    new MutationObserver(said).observe(button, { childList: true });
    button.click();
    button.click();
  });
  await page.waitForURL(/sign-in/);
  expect(await page.evaluate(() => sessionStorage.getItem('said'))).toBe('Wird gesendet … true');
  expect(sent).toBe(1);
  await page.goBack();
  expect(await page.locator('form[action*="follows.follow"] button').isDisabled()).toBe(false);
  await context.close();
});

test('the script that keeps what is typed is a small file', async () => {
  const html = await (await fetch(site.url + paths.signIn('de'))).text();
  const files = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, file = '']) => file);
  const scripts = await Promise.all(files.map(async (file) => (await fetch(site.url + file)).text()));
  const own = scripts.filter((script) => script.includes('typed:'));
  expect(own.map((script) => script.length <= 4096)).toEqual([true]);
});
