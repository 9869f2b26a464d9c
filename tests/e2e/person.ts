import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import type { Site } from '#tests/site/site.ts';

/** Somebody with a browser of their own. */
export interface Person {
  context: BrowserContext;
  page: Page;
  /** What the browser complained about: errors of scripts, things the security policy blocked. */
  complaints: string[];
}

export async function aPerson(browser: Browser, site: Pick<Site, 'url'>, javaScriptEnabled: boolean): Promise<Person> {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled, locale: 'de-DE' });
  // A machine that does ten other things needs that long for two pages; whoever waits for nothing fails all the same.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused form is answered with its status, which the browser reports as a failed load.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Fills fields by name: text, or the value of a choice, or `true` for a box to tick. */
export async function fill(page: Page, fields: Record<string, string | true>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const chosen = value === true ? 'on' : value;
    const choice = `input[name="${name}"][value=${JSON.stringify(chosen)}]:is([type=radio],[type=checkbox])`;
    const folded = `details:not([open]):has([name="${name}"]:not([type=hidden]))`;
    const select = `select[name="${name}"]`;
    // Asked at once: the browser answers each question separately, some hundred times in a story.
    const [isFolded, isChoice, isSelect] = await page.evaluate(
      (selectors) => selectors.map((selector) => document.querySelector(selector) !== null),
      [folded, choice, select],
    );
    if (isFolded) await unfold(page, folded);
    // Tiles and boxes are drawn by their label; the input itself may be out of sight.
    if (isChoice) await page.locator(choice).first().check({ force: true });
    else if (isSelect) await page.selectOption(select, chosen);
    else await page.locator(`:is(input,textarea)[name="${name}"]:not([type=hidden])`).first().fill(chosen);
  }
}

/** Opens what a field is folded up in. */
async function unfold(page: Page, folded: string): Promise<void> {
  while ((await page.locator(folded).count()) > 0) await page.locator(folded).first().locator('> summary').click();
}

/** Presses the button that calls `action`: the first of its form, or the one with `value`. */
export async function send(page: Page, action: string, value?: string): Promise<void> {
  const own = page.locator(`button[formaction*="_action=${action}"]`);
  const form = page.locator(`form[action*="_action=${action}"]`).first();
  const ofForm = value ? form.locator(`button[value="${value}"]`) : form.locator('button:not([formaction])').first();
  await press(page, (await own.count()) > 0 ? own.first() : ofForm);
}

/** Presses a button and waits for the page it leads to. */
export async function press(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
  await page.waitForLoadState();
}

/** The page shows no refusal. */
export async function expectNoRefusal(page: Page): Promise<void> {
  expect(await page.locator('.error').allTextContents(), page.url()).toEqual([]);
}

/** The link to `purpose` in the newest mail to an address, as read in the mailbox of the demo. */
export async function linkInMail(page: Page, to: string, purpose: string): Promise<string> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    await page.goto(paths.mailbox());
    const mails = page.locator('.mailbox li', { hasText: to });
    for (let index = 0; index < (await mails.count()); index += 1) {
      await mails.nth(index).locator('a').click();
      const link = page.locator(`.mail .text a[href*="${purpose}"]`);
      const found = (await link.count()) > 0 ? await link.first().getAttribute('href') : null;
      if (found) return found;
      await page.goto(paths.mailbox());
    }
    await page.waitForTimeout(300);
  }
  throw new Error(`no mail to ${to} with a link to ${purpose}`);
}
