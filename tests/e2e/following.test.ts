import { eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { demoSignIns } from '#db/demo/sign-ins.ts';
import { cases } from '#db/schema/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { newId } from '#src/lib/crypto.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { aRepresentative, situationOf } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { aPerson, fill, linkInMail, type Person, press, send } from './person.ts';

const { longCase, company } = inject('site');
const site = inject('writtenSite');
const [author] = demoSignIns;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

async function signIn({ page }: Person): Promise<void> {
  await fill(page, { email: author?.email ?? '', password: author?.password ?? '' });
  await press(page, page.locator('form:has(input[name=password]) button:not([formaction])').first());
}

test('whoever presses a button signed out signs in, comes back to it and is counted, without JavaScript', {
  timeout: 60_000,
}, async () => {
  const reader = await aPerson(browser, site, false);
  const { page } = reader;
  await page.goto(paths.case('de', longCase));
  await send(page, 'cases.sayAffected');
  expect(new URL(page.url()).pathname).toBe(paths.signIn('de'));
  await signIn(reader);
  expect(new URL(page.url()).pathname).toBe(paths.affected('de'));
  await send(page, 'cases.sayAffected');
  expect(await page.textContent('main')).toContain('Sie haben gesagt, dass dieser Fall auch Sie betrifft.');
  await page.goto(paths.case('de', longCase));
  expect(await page.textContent('main')).toContain('Eine weitere Person sagt: Das betrifft mich auch.');
  await page.goto(paths.company('de', company));
  expect(await page.textContent('main')).toContain('1 weitere Person betroffen');
  await page.goto(paths.affected('de', longCase.number));
  await send(page, 'cases.takeBackAffected');
  await page.goto(paths.case('de', longCase));
  expect(await page.textContent('main')).not.toContain('betrifft mich auch.');
  expect(reader.complaints).toEqual([]);
});

test('a case, a company and an industry are followed with one press each, told of by mail and ended with one', {
  timeout: 90_000,
}, async () => {
  const reader = await aPerson(browser, site, true);
  const { page } = reader;
  await page.goto(paths.company('de', company));
  await send(page, 'follows.follow');
  await signIn(reader);
  expect(await page.textContent('.offer')).toContain('Prüfstand & Söhne GmbH');
  await send(page, 'follows.follow');
  for (const path of [paths.case('de', longCase), paths.rankings('de', { industry: 'telecom' })]) {
    await page.goto(path);
    await send(page, 'follows.follow');
  }
  const listed = await page.textContent('main');
  for (const name of [longCase.title, 'Prüfstand & Söhne GmbH', 'Telefon und Internet']) expect(listed).toContain(name);
  await expectAccessible(page, 'de');
  await expectToFit(page);
  await page.goto(paths.affected('de', longCase.number));
  await expectAccessible(page, 'de');
  await expectToFit(page);

  await replyTo(longCase.number);
  const mailed = await linkInMail(page, author?.email ?? '', `/cases/${longCase.number}`);
  expect(new URL(mailed).pathname).toBe(paths.case('de', longCase));

  await page.goto(paths.follows('de'));
  for (let left = 3; left > 0; left -= 1) {
    expect(await page.locator('form[action*="follows.endFollow"]').count()).toBe(left);
    await send(page, 'follows.endFollow');
  }
  expect(await page.textContent('main')).toContain('Noch nichts, dem Sie folgen');
  expect(reader.complaints).toEqual([]);
});

/** The company answers, from another process than the site. */
async function replyTo(number: string): Promise<void> {
  const db = openDatabase({ url: `file:${site.database}` });
  const [theCase] = await db.select({ companyId: cases.companyId }).from(cases).where(eq(cases.number, number));
  const of = { id: theCase?.companyId ?? '', slug: company, name: 'Prüfstand & Söhne GmbH', domain: 'pruef.example' };
  const person = await aRepresentative(db, { company: of });
  const text = 'Wir erstatten den Betrag in dieser Woche.';
  const situation = { ...situationOf(person), now: new Date() };
  const outcome = await publishReply(situation, { id: newId(), number, text, intent: 'solution', promises: [] });
  db.$client.close();
  expect(outcome).toMatchObject({ ok: true });
}
