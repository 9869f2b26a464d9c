import { eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { decisions, examinations, logLeaves, moderatorQuestions } from '#db/schema/index.ts';
import { sealCase } from '#src/features/cases/sealed/record.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aCompany, aModerator, anAnsweredCase, anOpenCase } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { must } from '../features/drafts/writing.ts';
import { aDecision } from '../features/moderation/noticing.ts';
import { cookieOf, withFactor } from './moderating.ts';
import { aPerson, expectNoRefusal, fill, linkInMail, press, send } from './person.ts';

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

/** What a page looks like, in both modes and on the narrowest phone; axe needs the scripts that the people here do without. */
async function looksFine(path: string, locale: Locale, cookie?: { name: string; value: string }) {
  const { context, page } = await aPerson(browser, site, true);
  if (cookie) await context.addCookies([{ ...cookie, url: site.url }]);
  await page.goto(path);
  await expectAccessible(page, locale);
  await expectToFit(page);
  await context.close();
}

test.each(['de', 'en'] as const)(
  'without JavaScript, in %s: a notice with what may be empty left empty, its receipt, the question to the author, the decision at the piece',
  { timeout: 180_000 },
  async (locale) => {
    const today = dayOf(new Date());
    const company = await aCompany(db, { name: `Meldetür ${locale} ${Date.now()} GmbH` });
    const theCase = await anAnsweredCase(db, { company, publishedOn: addDays(today, -20), seenOn: today });
    const moderator = await aModerator(db);
    const moderating = { db, actor: moderator.actor, now: new Date(), locale };
    const casePage = paths.case(locale, theCase);
    const { page, context, complaints } = await aPerson(browser, site, false);

    await page.goto(casePage);
    const flag = page.locator(`.mark .flag[href*="piece=reply"]`).first();
    await Promise.all([page.waitForURL(/\/notice\?/), flag.click()]);
    expect(await page.inputValue('select[name=piece]')).toBe(`reply:${theCase.replyId}`);
    await send(page, 'moderation.giveNotice');
    expect(await page.locator('.error').count(), 'an empty notice is told what is missing').toBeGreaterThan(2);
    expect(await page.inputValue('select[name=piece]')).toBe(`reply:${theCase.replyId}`);
    const to = `kanzlei-${locale}-${Date.now()}@recht.example`;
    await fill(page, {
      ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
      explanation: 'Hier steht, wo ein Mensch wohnt und wann er nach Hause kommt; das hat niemand erlaubt.',
      notifier: 'company-lawyer',
      name: 'Kim Kanzlei',
      email: to,
      goodFaith: true,
    });
    await send(page, 'moderation.giveNotice');
    await expectNoRefusal(page);
    const status = new URL(page.url()).pathname;
    expect(status).toMatch(new RegExp(`^/${locale}/notice/.{20,}`));
    expect(new URL(await linkInMail(page, to, '/notice/')).pathname).toBe(status);
    await looksFine(status, locale);
    expect((await (await fetch(site.url + casePage)).text()).includes('class="panel traces')).toBe(true);

    const [examination] = await db.select().from(examinations).where(eq(examinations.pieceId, theCase.replyId));
    const examinationId = examination?.id ?? '';
    const { id } = must(await askAuthor(moderating, { examinationId, text: 'Warum steht das dort?' }));
    const question = paths.moderatorQuestion(locale, id);
    const signer = await cookieOf(db, theCase.representative);
    await context.addCookies([{ ...signer, url: site.url }]);
    await page.goto(question);
    await send(page, 'moderation.answerQuestion');
    expect(await page.locator('.error').count()).toBe(1);
    await looksFine(question, locale, signer);
    await fill(page, { text: 'Das war ein Versehen.' });
    await send(page, 'moderation.answerQuestion');
    expect(await page.locator('textarea').count()).toBe(0);

    const piece = { kind: 'reply' as const, id: theCase.replyId };
    const { number } = must(await decide({ ...moderating, now: new Date() }, aDecision(piece, 'hide')));
    await page.goto(casePage);
    const trace = page.locator(`#r-${theCase.replyId} a[href="#${number}"]`);
    expect(await trace.count(), 'the decision stands at the piece').toBe(1);
    expect(await page.locator(`.traces #${number}`).count()).toBe(1);
    await page.goto(status);
    expect(await page.textContent('main')).toContain(number);
    await looksFine(casePage, locale);
    await looksFine(status, locale);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('the name of a company is reported from its page', async () => {
  const company = await aCompany(db, { name: `Namensgleich ${Date.now()} GmbH` });
  const { page, context } = await aPerson(browser, site, false);
  await page.goto(paths.company('de', company.slug));
  await press(page, page.locator(`a[href="${paths.noticeOfName('de', company.slug)}"]`));
  await fill(page, {
    ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
    explanation:
      'So heißt unser Haus seit der Umbenennung im vergangenen Jahr nicht mehr, der Registerauszug zeigt es.',
    notifier: 'company',
    name: 'Kim Beispiel',
    email: 'kim@namensgleich.example',
    goodFaith: true,
  });
  await send(page, 'moderation.giveNotice');
  expect(new URL(page.url()).pathname).toMatch(/^\/de\/notice\/.{20,}/);
  const [row] = await db.select().from(examinations).where(eq(examinations.pieceId, company.id));
  expect(row?.pieceKind).toBe('company-name');
  await context.close();
});

test('a lawyer’s notice, the author’s answer, a blackened passage, an appeal and who else decides on it: each step is in the log, and the receipt from before still holds', {
  timeout: 240_000,
}, async () => {
  const today = dayOf(new Date());
  const summary = 'Die Monteurin heißt Frau Namenlos und kam zweimal zu spät.';
  const company = await aCompany(db, { name: `Regalbau ${Date.now()} GmbH` });
  const theCase = await anOpenCase(db, { company, summary, publishedOn: addDays(today, -20), seenOn: today });
  const casePage = paths.case('de', theCase);
  await write(db, async (tx) =>
    done(await sealCase(tx, { caseId: theCase.id, kind: 'case.published', at: new Date() })),
  );
  const receipt = await (await fetch(site.url + paths.caseReceipt('de', theCase))).text();
  const [first, second] = [await aModerator(db), await aModerator(db)];
  const [ofFirst, ofSecond] = [await cookieOf(db, first), await cookieOf(db, second)];
  for (const one of [first, second]) await withFactor(db, one);
  const { page, context, complaints } = await aPerson(browser, site, false);
  const as = async (cookie: { name: string; value: string }) => context.addCookies([{ ...cookie, url: site.url }]);

  await page.goto(casePage);
  await press(page, page.locator('a[href*="/notice?"]').first());
  const to = `kanzlei-${Date.now()}@recht.example`;
  await fill(page, {
    piece: `case:${theCase.id}`,
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    passage: 'Frau Namenlos',
    explanation: 'Eine Mitarbeiterin meiner Mandantin wird mit ihrem Namen genannt, dem hat sie nie zugestimmt.',
    notifier: 'company-lawyer',
    ...{ name: 'Kim Kanzlei', email: to, goodFaith: true },
  });
  await send(page, 'moderation.giveNotice');
  await expectNoRefusal(page);
  const [examination] = await db.select().from(examinations).where(eq(examinations.caseId, theCase.id));
  const desk = paths.examination('de', examination?.id ?? '');

  await as(ofFirst);
  await page.goto(desk);
  await fill(page, { text: 'Hat die Person zugestimmt?' });
  await send(page, 'moderation.ask');
  await as(await cookieOf(db, theCase.author));
  const [asked] = await db
    .select()
    .from(moderatorQuestions)
    .where(eq(moderatorQuestions.examinationId, examination?.id ?? ''));
  await page.goto(paths.moderatorQuestion('de', asked?.id ?? ''));
  await fill(page, { text: 'Nein, den Namen braucht niemand.' });
  await send(page, 'moderation.answerQuestion');

  await as(ofFirst);
  await page.goto(desk);
  expect(await page.textContent('main')).toContain('Nein, den Namen braucht niemand.');
  await fill(page, { measure: 'blacken', block: 'personal', passage: 'Frau Namenlos' });
  await send(page, 'moderation.compose');
  await expectNoRefusal(page);
  await send(page, 'moderation.decide');
  const made = async (kind: 'notice' | 'appeal') =>
    (await db.select().from(decisions).where(eq(decisions.caseId, theCase.id))).find((one) => one.kind === kind);
  expect(await made('notice')).toMatchObject({ measure: 'blacken', decidedBy: first.userId });
  expect(await (await fetch(site.url + casePage)).text()).not.toContain('Frau Namenlos');

  await page.goto(await linkInMail(page, to, '/decision/'));
  await fill(page, { text: 'Auch dass sie zu spät kam, muss weg.' });
  await send(page, 'moderation.appeal');
  await expectNoRefusal(page);
  const appealPage = paths.appeal('de', (await made('notice'))?.id ?? '');
  await as(ofFirst);
  await page.goto(appealPage);
  expect(await page.locator('[name=measure]').count(), 'not by whoever decided first').toBe(0);
  expect(await page.textContent('main')).toContain('selbst entschieden');
  await as(ofSecond);
  await page.goto(appealPage);
  expect(await page.textContent('main')).toContain('Auch dass sie zu spät kam, muss weg.');
  await fill(page, { measure: 'blacken', block: 'personal' });
  await send(page, 'moderation.compose');
  await expectNoRefusal(page);
  await send(page, 'moderation.decide');
  expect(await made('appeal')).toMatchObject({ measure: 'blacken', decidedBy: second.userId });
  await looksFine(appealPage, 'de', ofFirst);

  const leaves = await db.select().from(logLeaves).where(eq(logLeaves.caseNumber, theCase.number));
  expect(leaves.map(({ kind }) => kind).slice(-4)).toEqual([
    'case.blackened',
    'decision.made',
    'decision.appealed',
    'decision.kept',
  ]);
  const log = await (await fetch(site.url + paths.log('de', { company: theCase.company.slug }))).text();
  expect(log).toContain('Beschwerde entschieden: es bleibt dabei');
  expect(await (await fetch(site.url + paths.transparency('de'))).text()).toMatch(
    /Stelle geschwärzt<\/th>\s*<td[^>]*>[1-9]/,
  );
  await page.goto(paths.logReceipt('de'));
  await fill(page, { receipt });
  await press(page, page.locator('form#check button'));
  expect(await page.textContent('#result')).toContain('Die Quittung stimmt.');
  expect(complaints).toEqual([]);
  await context.close();
});
