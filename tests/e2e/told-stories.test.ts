import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { claim, close, judge, publish, sendReply, submit } from './acts.ts';
import { aPerson, expectNoRefusal, fill, type Person } from './person.ts';
import { companyCalled } from './ranking.ts';
import { gruenwatt } from './stories/gruenwatt.ts';
import { apology, notebookKontor } from './stories/notebook-kontor.ts';
import { raetselpunkte } from './stories/raetselpunkte.ts';
import { ledgerOf, publicTextOf, type ToldStory, type Typed, tell, timelineOf } from './stories/told.ts';

const site = inject('writtenSite');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

const withoutScripts = () => aPerson(browser, site, false);

test('a voucher and a tone: the page says what happened, as exactly as it is known', { timeout: 120_000 }, async () => {
  const author = await withoutScripts();
  const number = await tellAndPublish(author, raetselpunkte);
  await closeAndCompare(author, number, raetselpunkte);
});

test('a parcel that came twice to the wrong house: receipts, promises, the carrier and the apology', {
  timeout: 120_000,
}, async () => {
  const [author, representative] = [await withoutScripts(), await withoutScripts()];
  const carrier = await profileOf('Paketfuchs');
  const number = await tellAndPublish(author, notebookKontor);
  await apologise(representative, number);
  await author.page.goto(paths.ownCase('de', number));
  await judge(author.page, { content: 'partly', comment: 'Ehrlich, aber spät.' });
  await closeAndCompare(author, number, notebookKontor);

  const named = await profileOf('Paketfuchs');
  const alsoNamed =
    /Auch genannt in einem Fall, der sich gegen ein anderes Unternehmen richtet; er zählt hier nicht\. Diese Fälle ansehen/;
  expect(named).toMatch(alsoNamed);
  expect(wordsIn(named.replace(alsoNamed, '')), 'nothing else on its profile changed').toBe(carrier);
});

test('a rating that six people at two bureaus could not explain: none of them is the company', {
  timeout: 120_000,
}, async () => {
  const author = await withoutScripts();
  const number = await tellAndPublish(author, gruenwatt);
  await closeAndCompare(author, number, gruenwatt);
});

async function tellAndPublish({ page }: Person, story: ToldStory): Promise<string> {
  await tell(page, story);
  await page.goto(await submit(page, mailboxOf(story), story.personal));
  return publish(page);
}

const mailboxOf = ({ wish }: ToldStory) => `${String(wish.penName).toLowerCase().replaceAll(' ', '.')}@post.example`;

async function apologise({ page }: Person, number: string): Promise<void> {
  await claim(page, await companyCalled(site, notebookKontor.company.name), apology.who);
  await page.goto(paths.deskCase('de', number));
  await fill(page, apology.fields);
  await sendReply(page);
  await expectNoRefusal(page);
}

async function closeAndCompare({ page, complaints }: Person, number: string, story: ToldStory): Promise<void> {
  await page.goto(`${paths.ownCase('de', number)}/close`);
  await close(page, number, story.closing);
  expect(await timelineOf(page)).toEqual(story.timeline);
  expect(await ledgerOf(page)).toEqual(story.ledger);
  const words = wordsIn(await page.locator('main').textContent());
  for (const told of story.says) expect(words).toContain(told);
  for (const { text } of story.entries) expect(words, 'in the words of its author').toContain(blackened(text, story));
  for (const never of story.saysNot) expect(words).not.toContain(never);
  const everywhere = await publicTextOf(site.url, number, story.story.title);
  for (const hidden of [...story.personal, mailboxOf(story)]) expect(everywhere).not.toContain(hidden);
  expect(complaints).toEqual([]);
}

const blackened = (text: Typed[string] | undefined, { personal }: ToldStory) =>
  personal.reduce((all, one) => all.replace(one, '█'.repeat(one.length)), String(text));

const wordsIn = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

/** What the profile of a company says. */
async function profileOf(name: string): Promise<string> {
  const { slug } = await companyCalled(site, name);
  const { page, context } = await withoutScripts();
  await page.goto(paths.company('de', slug));
  const words = wordsIn(await page.locator('main').textContent());
  await context.close();
  return words;
}
