import { inArray } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { decisions, examinations, signCases, signs } from '#db/schema/index.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aCompany, aModerator, anAuthor, anOpenCase } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { must } from '../features/drafts/writing.ts';
import { aDecision, aNotice, notify } from '../features/moderation/noticing.ts';
import { cookieOf, withFactor } from './moderating.ts';
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

const today = dayOf(new Date());
const open = async (path: string, cookie = '') => {
  const answer = await fetch(site.url + path, { redirect: 'manual', headers: { cookie } });
  return { status: answer.status, to: answer.headers.get('location'), answer, html: await answer.text() };
};

test('the desk opens to moderators with a second factor, and is kept by no cache', async () => {
  const moderator = await aModerator(db);
  const header = async (person: { userId: string }) => {
    const { name, value } = await cookieOf(db, person);
    return `${name}=${value}`;
  };
  const desk = paths.moderation('de');
  const ofOne = [paths.examination, paths.secondLook, paths.sign, paths.appeal, paths.decideChallenge];
  const pages = [desk, ...ofOne.map((path) => path('de', 'x'))];
  const [stranger, bare] = [await header(await anAuthor(db)), await header(moderator)];
  for (const page of pages) {
    expect((await open(page)).to, page).toBe(paths.signIn('de', page));
    expect((await open(page, stranger)).to, page).toBe(paths.account('de'));
    expect((await open(page, bare)).to, page).toBe(paths.secondFactor('de'));
  }
  await withFactor(db, moderator);
  const { status, answer } = await open(desk, bare);
  expect([status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
});

test('a decision that waits takes effect when another moderator agrees, and not by whoever made it', {
  timeout: 120_000,
}, async () => {
  const company = await aCompany(db, { name: `Zweiter Blick ${Date.now()} GmbH` });
  const { id, number, title } = await anOpenCase(db, { company, publishedOn: addDays(today, -40), seenOn: today });
  const [first, second] = [await aModerator(db), await aModerator(db)];
  const cookies = [await cookieOf(db, first), await cookieOf(db, second)];
  for (const moderator of [first, second]) await withFactor(db, moderator);
  const piece = { kind: 'case' as const, id };
  must(await notify(db, aNotice(piece, { notifier: 'company' }), today));
  const removal = aDecision(piece, 'remove');
  must(await decide({ db, actor: first.actor, now: new Date(), locale: 'de' }, removal));
  for (const [place, cookie] of cookies.entries()) {
    const { context, page, complaints } = await aPerson(browser, site, true);
    await context.addCookies([{ ...cookie, url: site.url }]);
    await page.goto(paths.secondLook('en', removal.id));
    await expectAccessible(page, 'en');
    await expectToFit(page);
    if (place === 0) {
      await expect.poll(() => page.locator('main').textContent()).toContain('You decided it yourself');
      expect(await page.locator('main button').count()).toBe(0);
      // Whoever sends it all the same is refused.
      const sent = { form: { id: removal.id }, headers: { origin: site.url } };
      const refused = await context.request.post(
        `${paths.secondLook('en', removal.id)}?_action=moderation.confirm`,
        sent,
      );
      expect(refused.status()).toBe(403);
    } else {
      await send(page, 'moderation.confirm');
      expect(new URL(page.url()).pathname).toBe(paths.moderation('en'));
    }
    const answer = await context.request.get(paths.case('de', { number, title }));
    expect((await answer.text()).includes('Die Aussage ist widerlegt.')).toBe(place === 1);
    expect(complaints).toEqual([]);
    await context.close();
  }
});

test('a sign shows its figures and is decided as a whole, with a reason', { timeout: 120_000 }, async () => {
  const company = await aCompany(db, { name: `Zeichen ${Date.now()} GmbH` });
  const theCase = await anOpenCase(db, { company, publishedOn: addDays(today, -40), seenOn: today });
  const stays = await anOpenCase(db, { company, publishedOn: addDays(today, -40), seenOn: today });
  const signId = newId();
  const figures = { count: 2, mailboxes: 2, usual: null, likeness: 0.91 };
  await write(db, async (tx) => {
    const sign = { id: signId, kind: 'same-text' as const, companyId: company.id, day: addDays(today, -40) };
    await tx.insert(signs).values({ ...sign, raisedAt: new Date(), figures });
    const caseIds = [theCase.id, stays.id];
    return done(await tx.insert(signCases).values(caseIds.map((caseId) => ({ signId, caseId }))));
  });
  const moderator = await aModerator(db);
  const cookie = await cookieOf(db, moderator);
  await withFactor(db, moderator);
  const { context, page, complaints } = await aPerson(browser, site, true);
  await context.addCookies([{ ...cookie, url: site.url }]);
  await page.goto(paths.moderation('de'));
  await page.locator(`a[href="${paths.sign('de', signId)}"]`).click();
  await page.waitForURL(`**${paths.sign('de', signId)}`);
  expect(await page.textContent('main')).toContain('0,91');
  await expectAccessible(page, 'de');
  await expectToFit(page);
  await fill(page, { decision: 'not-genuine', except: stays.number });
  await send(page, 'moderation.decideSign');
  expect(await page.locator('.error').count(), 'no reason, no decision').toBe(1);
  expect(await page.locator(`input[name=except][value="${stays.number}"]`).isChecked()).toBe(true);
  await fill(page, { reason: 'Wort für Wort derselbe Text von zwei Konten.' });
  await send(page, 'moderation.decideSign');
  await page.waitForURL(`**${paths.moderation('de')}`);
  const made = await db
    .select()
    .from(decisions)
    .where(inArray(decisions.caseId, [theCase.id, stays.id]));
  expect(made.map(({ caseId, measure }) => [caseId, measure])).toEqual([[theCase.id, 'not-genuine']]);
  expect(complaints).toEqual([]);
  await context.close();
});

async function looksFine(page: Page, back: () => Promise<void>) {
  await expectAccessible(page, 'de');
  await page.setViewportSize({ width: 1280, height: 900 });
  await back();
}

test('thirty open notices are worked through with the keyboard alone', { timeout: 300_000 }, async () => {
  const company = await aCompany(db, { name: `Tastenwerk ${Date.now()} GmbH` });
  const moderator = await aModerator(db);
  // A session that begins later waits for a code.
  const cookie = await cookieOf(db, moderator);
  await withFactor(db, moderator);
  const ids: string[] = [];
  for (let place = 0; place < 30; place += 1) {
    const { id } = await anOpenCase(db, { company, publishedOn: addDays(today, -40), seenOn: today });
    // Long overdue, so that they stand before whatever else other tests reported.
    const from = { email: `leser-${place}@post.example` };
    must(await notify(db, aNotice({ kind: 'case', id }, from), addDays(today, -30)));
    ids.push(id);
  }
  const { context, page, complaints } = await aPerson(browser, site, true);
  await context.addCookies([{ ...cookie, url: site.url }]);
  const { keyboard } = page;
  const goes = (path: string) => page.waitForURL((url) => url.pathname === path);
  await page.goto(paths.moderation('de'));
  await expectAccessible(page, 'de');
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  // What looks for faults takes the focus away.
  await page.reload();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  await expect.poll(focused).toContain(`${paths.moderation('de')}/`);
  const first = await focused();
  await keyboard.press('j');
  expect(await focused()).not.toBe(first);
  await keyboard.press('k');
  expect(await focused(), 'j goes down and k back up').toBe(first);

  const weights: number[] = [];
  for (let place = 0; place < 30; place += 1) {
    // A browser gives the focus with the first picture of a page.
    await expect.poll(focused, { message: 'the first line has the focus' }).toContain(`${paths.moderation('de')}/`);
    const address = await focused();
    await Promise.all([goes(address), keyboard.press('Enter')]);
    if (place === 0) {
      await expectAccessible(page, 'de');
      await expectToFit(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.reload();
      weights.push(Buffer.byteLength(await page.content()));
    }
    await expect.poll(focused, { message: 'the way to the decision has the focus' }).toBe('#decide');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.type('Erlaubte');
    // Enter in the one line of the form presses its first button.
    for (let tabs = 0; tabs < 4; tabs += 1) await keyboard.press('Tab');
    await Promise.all([page.waitForURL(/_action=moderation\.compose/), keyboard.press('Enter')]);
    const id = () => page.evaluate(() => document.activeElement?.id);
    await expect.poll(id, { message: 'the letters have the focus' }).toBe('letters');
    if (place === 0) await looksFine(page, () => page.locator('#letters').focus());
    for (let tabs = 0; tabs < 3; tabs += 1) await keyboard.press('Tab');
    await Promise.all([goes(paths.moderation('de')), keyboard.press('Enter')]);
  }
  expect(Math.max(...weights)).toBeLessThan(60_000);
  const closed = await db.select().from(examinations).where(inArray(examinations.caseId, ids));
  expect(closed.filter(({ closedAt }) => closedAt === null)).toEqual([]);
  const made = await db.select().from(decisions).where(inArray(decisions.caseId, ids));
  expect(made.map(({ measure, decidedBy }) => [measure, decidedBy])).toEqual(ids.map(() => ['keep', moderator.userId]));
  expect(complaints).toEqual([]);
  await context.close();
});
