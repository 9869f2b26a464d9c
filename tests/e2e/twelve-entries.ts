import type { Browser, Locator, Page } from 'playwright-core';
import { typedDay } from '#src/i18n/days.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';

/** What the hands of a person do from the start of a case to its preview. */
export interface Effort {
  /** Fingers on the page, also those that put the cursor into a field. */
  taps: number;
  /** Fields typed into. */
  fields: number;
  /** Documents that the window loaded. */
  loads: number;
}

/** The most that is asked of them for a case of twelve entries. Before: 103, 39, 14. */
export const mostEffort: Effort = { taps: 55, fields: 30, loads: 6 };

interface Told {
  /** Days after the first; null: the day of the entry before. */
  on: number | null;
  channel: string;
  direction: 'to-company' | 'from-company';
  text: string;
  counterpart?: string;
  promise?: { text: string; dueOn: number };
}

/** A voucher for solved puzzles: 800 points, three requests, two agents and a managing director. */
export const toldEntries: readonly Told[] = [
  { on: 0, channel: 'app', direction: 'to-company', text: '800 Punkte gegen einen Gutschein über 5 Euro eingelöst.' },
  { on: null, channel: 'email', direction: 'from-company', text: 'Bitte um eine kurze Bestätigung. Sie kam nie an.' },
  { on: 35, channel: 'email', direction: 'to-company', text: 'Freundlich gefragt, wo der Gutschein bleibt.' },
  { on: null, channel: 'email', direction: 'from-company', text: 'Ich hätte nicht bestätigt.', counterpart: 'Jonas' },
  { on: null, channel: 'email', direction: 'to-company', text: 'Diese E-Mail kam nie an, vielleicht mein Versehen.' },
  { on: 38, channel: 'email', direction: 'to-company', text: 'Noch einmal gefragt.' },
  { on: 43, channel: 'email', direction: 'to-company', text: 'Zum dritten Mal gefragt. Der gute Eindruck schwindet.' },
  {
    on: null,
    channel: 'email',
    direction: 'from-company',
    text: 'Gutschein in vier Wochen, und ich solle künftig die E-Mails lesen.',
    counterpart: 'Mia',
    promise: { text: 'Gutschein', dueOn: 71 },
  },
  { on: 44, channel: 'letter', direction: 'to-company', text: 'An die Geschäftsführung geschrieben.' },
  {
    on: 46,
    channel: 'email',
    direction: 'from-company',
    text: 'Der Geschäftsführer verteidigt die Bedingungen.',
    counterpart: 'Geschäftsführer',
  },
  { on: null, channel: 'email', direction: 'from-company', text: 'Der Gutschein werde nun verschickt.' },
  { on: null, channel: 'email', direction: 'to-company', text: 'Den Gutschein abgelehnt, es geht um den Ton.' },
];

/** Plays the story on a telephone (390 × 844) from the first page to the preview, and counts. The page stays open. */
export async function playTwelveEntries(
  browser: Browser,
  { url, company, firstDay }: { url: string; company: string; firstDay: Day },
): Promise<{ page: Page; effort: Effort }> {
  const page = await onTelephone(browser, url);
  const effort = counted(page);
  const day = (days: number) => typedDay('de', addDays(firstDay, days));
  const { tap, type, tile, lead } = hands(page, effort);

  await page.goto(paths.write('de'));
  await type('name', company.slice(0, 6));
  await tap(page.locator('[role=option]', { hasText: company }).first());
  await lead('drafts.company', 'story');
  await type('title', 'Gutschein für 800 Punkte kommt nicht');
  await type('summary', 'Gelöste Rätsel geben Punkte, Punkte geben Gutscheine. Meiner kam nicht.');
  await lead('drafts.story', 'timeline');

  let channel = '';
  for (const [index, told] of toldEntries.entries()) {
    if (told.on === null) {
      const form = await page.locator('[name=id]').inputValue();
      await tap(page.locator('[name=like]'));
      await page.waitForFunction((old) => document.activeElement?.id === 'text' && old !== '', form);
    } else await type('occurredOn', day(told.on));
    if (told.channel !== channel) await tile('channel', told.channel);
    channel = told.channel;
    await tile('direction', told.direction);
    await type('text', told.text);
    const more = page.locator('.entry > details');
    const open = async () => {
      if ((await more.getAttribute('open')) === null) await tap(more.locator('> summary'));
    };
    if (told.counterpart) {
      await open();
      await type('people', told.counterpart);
    }
    if (told.promise) {
      await open();
      await tap(page.locator('label:has([name=promised])'));
      await type('promiseText', told.promise.text);
      await type('promiseDueOn', day(told.promise.dueOn));
    }
    await tap(page.locator('form#page button:not([name])').first());
    await page.waitForFunction((many) => document.querySelectorAll('.timeline .entry').length === many, index + 1);
    await page.waitForFunction(() => document.activeElement?.id === 'occurredOn');
  }
  await lead('', 'wish', page.locator('button[name=go][value=next]'));
  await tile('desiredOutcome', 'apology');
  await type('desiredText', 'Bitte entschuldigen Sie sich für den Ton.');
  await lead('drafts.wish', 'preview');
  return { page, effort };
}

export async function onTelephone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'de-DE',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Counts every document the window loads, a redirect with the page it leads to. */
export function counted(page: Page): Effort {
  const effort: Effort = { taps: 0, fields: 0, loads: 0 };
  page.on('response', (response) => {
    const request = response.request();
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isPage && !(response.status() >= 300 && response.status() < 400)) effort.loads += 1;
  });
  return effort;
}

export function hands(page: Page, effort: Effort) {
  const tap = async (what: Locator) => {
    effort.taps += 1;
    await what.tap();
  };
  /** A field in which the cursor stands already needs no tap. */
  const type = async (name: string, words: string) => {
    const field = page.locator(`:is(input,textarea)[name="${name}"]:not([type=hidden])`).first();
    const isThere = await field.evaluate((one) => one === document.activeElement);
    if (!isThere) await tap(field);
    effort.fields += 1;
    await page.keyboard.type(words, { delay: 5 });
  };
  const tile = (name: string, value: string) => tap(page.locator(`label:has([name="${name}"][value="${value}"])`));
  const lead = async (action: string, to: 'told' | 'story' | 'timeline' | 'wish' | 'preview', button?: Locator) => {
    const own = page.locator(`form[action*="_action=${action}"] button:not([formaction]):not([name])`).last();
    await Promise.all([page.waitForURL(({ pathname }) => pathname === paths.write('de', to)), tap(button ?? own)]);
  };
  return { tap, type, tile, lead };
}
