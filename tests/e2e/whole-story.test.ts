import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fullDay } from '#src/i18n/formats.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { roundTrips, type Site, startSite } from '#tests/site/site.ts';
import { claim, close, judge, publish, sendReply, submit } from './acts.ts';
import { aPerson, expectNoRefusal, fill, linkInMail, type Person, press, send } from './person.ts';
import { figuresOn, rankedCompanies } from './ranking.ts';

const filled = inject('site').filled;
const today = dayOf(new Date());
const typed = (day: Day) => fullDay('de', day);
const ago = (days: number) => typed(addDays(today, -days));

/** Days after which the ranking is looked at. */
const later = 40;
const env = { CLOCK_SHIFT_DAYS: String(later) };

let browser: Browser;
/** Where the stories are lived through, and the same as it is `later` when nothing happens. */
let site: Site;
let quiet: Site;
/** Each story is about a company of its own. */
let companies: Awaited<ReturnType<typeof rankedCompanies>>;
beforeAll(async () => {
  browser = await openBrowser();
  [site, quiet] = await Promise.all([startSite({ database: filled }), startSite({ database: filled, env })]);
  companies = (await rankedCompanies(site)).slice(0, 2);
});
afterAll(async () => {
  await Promise.all([site.stop(), quiet.stop()]);
  await leaveBrowser(browser);
});

/** The whole life of a case, as DESIGN section 3 tells it, by three people with a browser each. */
test.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('from the first word to the last, %s', { timeout: 180_000 }, async (_how, javaScript) => {
  const company = companies[javaScript ? 0 : 1];
  if (!company) throw new Error('no two companies of the ranking have a domain');
  const author = await aPerson(browser, site, javaScript);
  const elsewhere = await aPerson(browser, site, javaScript);
  const representative = await aPerson(browser, site, javaScript);
  const address = `frau.beispiel.${javaScript ? 'mit' : 'ohne'}@post.example`;

  await write(author, company.name, javaScript);
  const confirmation = await submit(author.page, address);
  const number = await confirmElsewhere(elsewhere, author, confirmation);
  await claim(representative.page, company, {
    firstName: 'Jonas',
    lastName: 'Adebayo-Kranz',
    jobTitle: 'Leiter Kundenservice',
  });
  await reply(representative, number);

  await judgeAndAnswer(elsewhere, address, number);
  await answerAfterSessionEnded(elsewhere, address, number);
  await closeAsSolved(elsewhere, number);

  const url = elsewhere.page.url();
  const publicPage = await elsewhere.page.textContent('main');
  for (const words of ['Gelöst', 'Jonas Adebayo-Kranz', 'Leiter Kundenservice', 'Danke, nun ist es gut.']) {
    expect(publicPage, words).toContain(words);
  }
  expect(await roundTrips(site, new URL(url).pathname)).toBeLessThanOrEqual(3);
  expect([author, elsewhere, representative].flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** 40 days later: each company with its case and without it. */
test('each of them raises its company in the ranking', { timeout: 120_000 }, async () => {
  const after = await startSite({ database: site.database, env });
  try {
    const day = addDays(today, later);
    for (const { slug } of companies) {
      const [without, withCase] = [await figuresOn(quiet, slug, day), await figuresOn(after, slug, day)];
      expect(withCase.n).toBe(without.n + 1);
      expect(withCase.answered.day14.n).toBe(without.answered.day14.n + 1);
      expect(withCase.answered.day14.share).toBeGreaterThanOrEqual(without.answered.day14.share);
      expect(withCase.solved.n).toBe(without.solved.n + 1);
      expect(withCase.solved.share).toBeGreaterThan(without.solved.share);
    }
  } finally {
    await after.stop();
  }
});

async function write({ page }: Person, company: string, javaScript: boolean): Promise<void> {
  await page.goto(paths.write('de'));
  if (javaScript) {
    await page.locator('input[name=name]').pressSequentially(company.slice(0, 6), { delay: 20 });
    await page.locator('[role=option]', { hasText: company }).first().click();
  } else {
    await fill(page, { name: company });
  }
  await send(page, 'drafts.company');
  await fill(page, {
    title: 'Guthaben aus der Endabrechnung kommt nicht',
    summary: 'Seit dem Umzug fehlen **84,20 Euro**. Ich habe angerufen, geschrieben und gewartet.',
  });
  await send(page, 'drafts.story');

  await fill(page, {
    occurredOn: ago(60),
    channel: 'email',
    direction: 'to-company',
    text: 'Ich habe um die Auszahlung gebeten.',
  });
  await send(page, 'drafts.entry');
  await expectNoRefusal(page);
  await fill(page, {
    occurredOn: `${ago(50)} bis ${ago(40)}`,
    channel: 'phone',
    direction: 'to-company',
    contacts: '7',
    waitedMinutes: '95',
    text: 'Sieben Anrufe, jedes Mal eine andere Auskunft.',
  });
  await send(page, 'drafts.entry');
  await expectNoRefusal(page);
  await fill(page, {
    occurredOn: `ca. ${ago(35)}`,
    channel: 'phone',
    direction: 'from-company',
    text: 'Man sagte mir die Überweisung zu.',
    promised: true,
    promiseText: 'Überweisung von 84,20 Euro',
    promiseDueOn: ago(20),
  });
  await send(page, 'drafts.entry', 'next');
  await expectNoRefusal(page);

  await fill(page, {
    desiredOutcome: 'refund',
    desiredText: 'Bitte zahlen Sie das Guthaben aus.',
    penName: 'Frau Umzug',
  });
  await send(page, 'drafts.wish');
  const preview = await page.textContent('main');
  for (const words of ['84,20 Euro', '7 Anrufe', 'Überweisung von 84,20 Euro', 'Frau Umzug']) {
    expect(preview, words).toContain(words);
  }
}

/** The link changes nothing by being opened; its button publishes, once, in whatever browser. */
async function confirmElsewhere(elsewhere: Person, author: Person, link: string): Promise<string> {
  const { page } = elsewhere;
  for (let scan = 0; scan < 2; scan += 1) {
    await page.goto(link);
    expect(await page.locator('form[action*="drafts.confirm"]').count()).toBe(1);
  }
  const number = await publish(page);
  expect(await page.textContent('main')).toContain('Offen');
  expect(await page.locator('#published').isVisible()).toBe(true);
  await page.goto(page.url().replace('#published', ''));
  expect(await page.locator('#published').isVisible()).toBe(false);

  await author.page.goto(link);
  expect(await author.page.locator('form[action*="drafts.confirm"]').count()).toBe(0);
  expect(await author.page.textContent('main')).toContain(number);
  return number;
}

/** The areas of authors and companies are held to what holds for public pages. */
async function expectPresentable(page: Page): Promise<void> {
  await expectToFit(page);
  // axe is a script of the page it looks at.
  const runsScripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  if (runsScripts) await expectAccessible(page, 'de');
}

async function reply({ page }: Person, number: string): Promise<void> {
  await page.goto(paths.deskCase('de', number));
  await expectPresentable(page);
  await fill(page, {
    text: 'Das Guthaben ist heute angewiesen. Für die widersprüchlichen Auskünfte bitten wir um Entschuldigung.',
    intent: 'settlement',
    promise1: 'Eingang auf dem Konto',
    promise1DueOn: typed(addDays(today, 5)),
  });
  await sendReply(page);
  await expectNoRefusal(page);
}

async function judgeAndAnswer({ page }: Person, address: string, number: string): Promise<void> {
  const link = await linkInMail(page, address, paths.ownCase('de', number));
  await page.goto(link);
  await expectPresentable(page);
  await judge(page, { content: 'partly', comment: 'Späte, aber klare Worte.' });
  await page.goto(paths.case('de', { number, title: 'x' }));
  expect(await page.textContent('main')).toContain('Späte, aber klare Worte.');
}

/** Whoever was signed out while writing finds the text again, signs in and sends it. */
async function answerAfterSessionEnded({ page, context }: Person, address: string, number: string): Promise<void> {
  const answer = 'Das Geld ist noch nicht da; ich melde mich, sobald es kommt.';
  await page.goto(paths.ownCase('de', number));
  await page.locator('textarea[name=answer]').fill(answer);
  await context.clearCookies();
  await send(page, 'cases.answer');
  expect(await page.inputValue('textarea[name=answer]')).toBe(answer);

  const tab = await context.newPage();
  await tab.goto(paths.signIn('de'));
  await fill(tab, { email: address });
  await send(tab, 'accounts.signInLink');
  await tab.goto(await linkInMail(tab, address, 'link/sign-in'));
  await send(tab, 'accounts.enter');
  await tab.close();

  await press(page, page.locator('main form button').first());
  await page.goto(paths.case('de', { number, title: 'x' }));
  expect(await page.textContent('main')).toContain(answer);
}

async function closeAsSolved({ page }: Person, number: string): Promise<void> {
  await page.goto(`${paths.ownCase('de', number)}/close`);
  await page.locator('details summary').filter({ visible: true }).last().click();
  await expectPresentable(page);
  await close(page, number, {
    outcome: 'solved',
    words: 'Danke, nun ist es gut.',
    buyAgain: 'yes',
    speed: '2',
    friendliness: '5',
  });
}
