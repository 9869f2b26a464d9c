import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { demoSignIns } from '#db/demo/sign-ins.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { expectNoRefusal, fill, send } from '#tests/e2e/person.ts';
import { expectAccessible, expectToBeHit, expectToFit, firstLook, sharedLook } from './accessible.ts';
import { pagesToLookAt } from './addresses.ts';

/** The tests of one language; each has a file of its own, so that both run at once. */
export function testInBrowser(locale: Locale): void {
  let browser: Browser;
  /** Looks at all public pages, which are the same for whoever comes. */
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await comeIn(browser, locale);
  });
  afterAll(() => leaveBrowser(browser));

  test.each(pagesToLookAt(locale))(
    '$path is accessible, fits a small phone and makes the browser complain of nothing',
    async ({ path, looks }) => {
      const { page, complaints } = visitor;
      complaints.length = 0;
      await page.setViewportSize(firstLook(locale).viewport);
      await page.emulateMedia(firstLook(locale));
      await page.goto(path);
      await expectAccessible(page, locale, looks);
      await expectToFit(page);
      expect(complaints).toEqual([]);
    },
  );

  test('what an author works with is accessible, fits a small phone and can be hit with a finger', {
    timeout: 120_000,
  }, async () => {
    const { page } = await comeIn(browser, locale);
    await page.goto(paths.signIn(locale));
    const author = demoSignIns.find(({ role }) => role === 'author');
    await fill(page, { email: author?.email ?? '', password: author?.password ?? '' });
    await Promise.all([
      page.waitForURL(`**${paths.account(locale)}`),
      page.locator('main form button').first().click(),
    ]);
    const own = page.locator(`main a[href*="${paths.ownCase(locale, '')}"]`);
    const cases = await own.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(cases.length).toBeGreaterThan(1);
    const onFiles: string[] = [];
    const inTrays: string[] = [];
    for (const path of cases) {
      await page.goto(`${path}/evidence`);
      const file = page.locator('.files a').first();
      if ((await file.count()) > 0) onFiles.push(`${path}/evidence`, (await file.getAttribute('href')) ?? '');
      await page.goto(`${path}/tray`);
      if ((await page.locator('header.letter').count()) > 0) inTrays.push(`${path}/tray`);
    }
    expect([onFiles.length, inTrays.length]).toEqual([2, 1]);
    // One page shows them all, each in another state: those are looked at in German.
    for (const path of locale === 'de' ? cases.slice(1) : []) {
      await page.goto(path);
      await expectAccessible(page, locale);
      await expectToFit(page);
      await expectToBeHit(page);
    }
    const both = [
      cases[0] ?? '',
      `${cases[0]}/plan`,
      `${cases[0]}/steps`,
      `${cases[0]}/call`,
      ...onFiles,
      ...inTrays,
      paths.follows(locale),
      paths.mails(locale),
      paths.secondFactor(locale),
      paths.changeAddress(locale),
      paths.closeAccount(locale),
      paths.ownData(locale),
    ];
    for (const [nth, path] of both.entries()) {
      await page.goto(path);
      await expectAccessible(page, locale, sharedLook(locale, nth));
      await expectToFit(page);
      await expectToBeHit(page);
    }
    await page.context().close();
  });

  test('every step of writing is accessible and fits a small phone, empty, refused and filled', {
    timeout: 120_000,
  }, async () => {
    const { page } = await comeIn(browser, locale);
    await page.goto(paths.write(locale));
    let nth = 0;
    const check = async () => {
      await expectAccessible(page, locale, sharedLook(locale, nth++));
      await expectToFit(page);
    };
    // What is empty is the same page with less on it: English is looked at when there is the most to see.
    const checkEmpty = async () => {
      if (locale === 'de') await expectAccessible(page, locale);
      await expectToFit(page);
    };
    await fill(page, { name: 'Ganz neue Firma' });
    await send(page, 'drafts.company');
    await checkEmpty();
    await fill(page, { newIndustry: 'shops' });
    await send(page, 'drafts.company');
    await check();
    await send(page, 'drafts.story');
    await check();
    await fill(page, { title: 'Das Paket kam nie an', summary: 'Seit drei Wochen warte ich.' });
    await send(page, 'drafts.story');
    await checkEmpty();
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
    for (const path of [paths.draftEvidence(locale), paths.write(locale, 'tray')]) {
      await page.goto(path);
      await checkEmpty();
    }
    await page.goto(paths.write(locale, 'wish'));
    await checkEmpty();
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
}

interface Visitor {
  page: Page;
  /** What the browser complained of. */
  complaints: string[];
}

async function comeIn(browser: Browser, locale: Locale): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: inject('site').url, ...firstLook(locale) });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints };
}
