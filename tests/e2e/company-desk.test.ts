import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, entries } from '#db/schema/index.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { savePassage } from '#src/features/company-desk/passages/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { anOpenCase, momentOn, type RepresentativePerson, situationOf } from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { must } from '../features/drafts/writing.ts';
import { aDesk, own, said, shorts } from './desk.ts';
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

const today = dayOf(new Date());
async function asSpeaker(speaker: RepresentativePerson, { javaScript = true, width = 1280 } = {}) {
  const person = await aPerson(browser, site, javaScript);
  await person.context.addCookies([{ ...(await cookieOf(db, speaker)), url: site.url }]);
  await person.page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
  return person;
}

const focused = (page: Page, what: 'id' | 'href') =>
  page.evaluate((name) => document.activeElement?.getAttribute(name) ?? '', what);

describe('a representative', () => {
  test('answers ten cases with the keyboard alone', { timeout: 240_000 }, async () => {
    const { speaker, numbers } = await aDesk(db, 10);
    const { context, page, complaints } = await asSpeaker(speaker);
    const { keyboard } = page;
    await page.goto(paths.desk('de'));
    await expectAccessible(page, 'de');
    await expectToFit(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    await expect.poll(() => focused(page, 'href')).toBe(paths.deskCase('de', numbers[0] ?? ''));
    await keyboard.press('j');
    expect(await focused(page, 'href')).toBe(paths.deskCase('de', numbers[1] ?? ''));
    await keyboard.press('k');
    for (const [place, number] of numbers.entries()) {
      await Promise.all([page.waitForURL(`**${paths.deskCase('de', number)}`), keyboard.press('Enter')]);
      await expect.poll(() => focused(page, 'href'), { message: 'the way to the answer has the focus' }).toBe('#text');
      await keyboard.press('Enter');
      await expect.poll(() => focused(page, 'id')).toBe('text');
      await keyboard.insertText(own(place));
      // Past the passages, of which there are none, to what it is.
      await keyboard.press('Tab');
      await keyboard.press('Tab');
      await keyboard.press('Space');
      const isPublish = () =>
        page.evaluate(() => (document.activeElement?.getAttribute('formaction') ?? '').includes('cases.reply'));
      for (let tabs = 0; tabs < 6 && !(await isPublish()); tabs += 1) await keyboard.press('Tab');
      expect(await isPublish(), 'few steps to the button').toBe(true);
      await Promise.all([page.waitForURL(/done=reply/), keyboard.press('Enter')]);
      const next = numbers[place + 1];
      if (next) await expect.poll(() => focused(page, 'href')).toBe(paths.deskCase('de', next));
    }
    expect(await said(db, numbers)).toEqual(numbers.map((_, place) => [own(place)]));
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each([390, 1280])(
    'answers ten cases at %i px in a minute of the machine, and four clicks each',
    {
      timeout: 240_000,
    },
    async (width) => {
      const { speaker, numbers } = await aDesk(db, 10);
      const { context, page, complaints } = await asSpeaker(speaker, { width });
      let clicks = 0;
      const click = async (what: string) => {
        clicks += 1;
        await page.locator(what).first().click();
      };
      const begun = performance.now();
      await page.goto(paths.desk('de'));
      await click('[data-keys] a');
      for (const [place, number] of numbers.entries()) {
        await page.waitForURL(`**${paths.deskCase('de', number)}`);
        // The words are typed; every second answer says less than it should, and is sent all the same.
        const isShort = place % 2 === 1;
        await page.fill('#text', isShort ? (shorts[(place - 1) / 2] ?? '') : own(place));
        await click('label:has(input[name=intent][value=answer])');
        await click('button[formaction*="cases.reply"]');
        if (isShort) {
          await page.locator('#before').waitFor();
          await click('button[formaction*="cases.reply"]');
        }
        await page.waitForURL(/done=reply/);
        if (numbers[place + 1]) await click(`.next a`);
      }
      const seconds = (performance.now() - begun) / 1000;
      expect((await said(db, numbers)).map(({ length }) => length)).toEqual(numbers.map(() => 1));
      expect(clicks / numbers.length, `${clicks} clicks`).toBeLessThanOrEqual(4);
      expect(seconds, `${seconds} s`).toBeLessThan(60);
      console.log(`ten answers at ${width} px: ${seconds.toFixed(1)} s, ${clicks} clicks`);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('keeps the list they came from beside each case, and what they chose while they look for more', {
    timeout: 300_000,
  }, async () => {
    const { company, speaker, numbers } = await aDesk(db, 3);
    const [first = '', second = '', third = ''] = numbers;
    const { context, page, complaints } = await asSpeaker(speaker, { javaScript: false });
    page.setDefaultTimeout(30_000);
    const list = { q: 'gutschrift fehlt', order: 'newest', from: addDays(today, -2) };
    const listed = () => page.locator('[data-keys] a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const both = [third, second].map((number) =>
      paths.deskCase('de', number, { q: list.q, from: list.from, order: list.order }),
    );
    await page.goto(paths.desk('de', list));
    expect(await listed()).toEqual(both);
    await page.locator('[data-keys] a').first().click();
    expect(await listed()).toEqual(both);
    // A button of another part of the page does not lose it either.
    await page.locator('details:has([name=note]) > summary').click();
    await page.fill('[name=note]', 'Beim Netz nachgefragt.');
    await Promise.all([page.waitForNavigation(), page.locator('button[formaction*="desk.note"]').click()]);
    expect(await listed()).toEqual(both);
    await page.fill('#text', own(0));
    await page.locator('input[name=intent][value=answer]').check({ force: true });
    await Promise.all([page.waitForURL(/done=reply/), page.locator('button[formaction*="cases.reply"]').click()]);
    expect(await listed()).toEqual([both[1]]);
    await page.locator('.next a').click();
    expect(await listed()).toEqual([both[1]]);

    await anOpenCase(db, { company, title: 'Rechnung doppelt', seenOn: today, publishedOn: addDays(today, -1) });
    await page.goto(paths.deskStatement('de'));
    await page.fill('[name=text]', own(1));
    await page.fill('[name=incident]', 'Ausfall im März');
    await page.locator(`[name=numbers][value="${first}"]`).check();
    await page.fill('[name=q]', 'rechnung');
    const look = page.locator('button[formaction*="findForStatement"]');
    await Promise.all([page.waitForNavigation(), look.first().click()]);
    const boxes = () => page.locator('[name=numbers]').evaluateAll((all) => all.map((one) => one.matches(':checked')));
    expect(await boxes()).toEqual([true, false]);
    await Promise.all([page.waitForNavigation(), look.last().click()]);
    expect(await boxes()).toEqual([true, true]);
    expect([await page.inputValue('[name=text]'), await page.inputValue('[name=incident]')]).toEqual([
      own(1),
      'Ausfall im März',
    ]);
    await Promise.all([page.waitForNavigation(), page.locator('main .button.company').click()]);
    expect(await said(db, [first])).toEqual([[own(1)]]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each([true, false])(
    'puts a passage into the answer and is told what is missing, with scripts: %s',
    {
      timeout: 120_000,
    },
    async (javaScript) => {
      const { company, speaker, numbers } = await aDesk(db, 1);
      const [number = ''] = numbers;
      const text = 'Guten Tag {Name}, wir kümmern uns um {Kundennummer}. Wir melden uns.';
      must(
        await savePassage(situationOf(speaker), { id: newId(), companyId: company.id, name: 'Zwischenstand', text }),
      );
      const { context, page, complaints } = await asSpeaker(speaker, { javaScript });
      await page.goto(paths.deskCase('de', number));
      await fill(page, { text: 'Zuerst eigene Worte.', note: 'Lager fragen.' });
      await page.locator('button[formaction*="insertPassage"]').click();
      await expect
        .poll(() => page.inputValue('#text'))
        .toMatch(/^Zuerst eigene Worte\.\n\nGuten Tag .+ um \{Kundennummer\}/);
      expect(await page.inputValue('[name=note]'), 'what was typed elsewhere stays').toBe('Lager fragen.');
      expect(await said(db, numbers)).toEqual([[]]);
      await fill(page, { intent: 'answer' });
      await page.locator('button[formaction*="cases.reply"]').click();
      await page.locator('#before').waitFor();
      expect(await page.locator('#before li').count()).toBeGreaterThanOrEqual(2);
      expect(await page.textContent('#before')).toContain('{Kundennummer}');
      expect(await page.locator('.fault').count(), 'it is no error').toBe(0);
      if (javaScript) await expectAccessible(page, 'de');
      await page.locator('button[formaction*="cases.reply"]').click();
      await page.waitForURL(/done=reply/);
      expect((await said(db, numbers))[0]).toHaveLength(1);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('corrects an entry beside it, under full name, and the case waits on', { timeout: 120_000 }, async () => {
    const { speaker, numbers } = await aDesk(db, 1);
    const [number = ''] = numbers;
    const { context, page, complaints } = await asSpeaker(speaker);
    await page.goto(paths.deskCase('de', number));
    await fill(page, { text: 'Der Anruf dauerte vier Minuten, nicht vierzig.', intent: 'correction' });
    expect(await page.locator('select[name=entryId]').isVisible()).toBe(true);
    expect(await page.inputValue('select[name=entryId]'), 'nothing is chosen for them').toBe('');
    await page.selectOption('select[name=entryId]', { index: 1 });
    await send(page, 'cases.reply');
    const [row] = await db.select().from(cases).where(eq(cases.number, number));
    expect(row).toMatchObject({ status: 'open', ball: 'company', firstReplyOn: today, firstAnswerOn: null });
    await page.goto(paths.case('de', { number, title: row?.title ?? '' }));
    const beside = page.locator('.entry aside');
    expect(await beside.count()).toBe(1);
    expect(await beside.textContent()).toContain('vier Minuten');
    expect(await beside.textContent()).toContain('Miriam Okafor');
    await expectAccessible(page, 'de');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test('a desk with 500 open cases is read in three round trips, and a page of it weighs 60 kB at most', {
  timeout: 240_000,
}, async () => {
  const { company, speaker } = await aDesk(db, 1);
  const [first] = await db.select().from(cases).where(eq(cases.companyId, company.id));
  const [entry] = await db
    .select()
    .from(entries)
    .where(eq(entries.caseId, first?.id ?? ''));
  if (!first || !entry) throw new Error('no case');
  const made = await write(db, async (tx) => {
    for (let place = 0; place < 499; place += 1) {
      const id = newId();
      const day = addDays(today, -(place % 40));
      const at = momentOn(day);
      const { status: _, ball: __, ...row } = first;
      const number = `2019-${String(900_000 + place)}`;
      const title = `Rückzahlung Nummer ${place} seit dem Umzug im Frühjahr nicht angekommen`;
      await tx.insert(cases).values({ ...row, id, number, title, publishedAt: at, submittedAt: at });
      await tx.insert(entries).values({ ...entry, id: newId(), caseId: id });
      await refreshCase(tx, id, today);
    }
    return done();
  });
  must(made);
  const { name, value } = await cookieOf(db, speaker);
  const cookie = `${name}=${value}`;
  const measured = async (path: string) => {
    const key = newId();
    const begun = performance.now();
    const answer = await fetch(site.url + path, {
      headers: { cookie, 'x-test-request': key, 'accept-encoding': 'identity' },
    });
    const html = await answer.text();
    const trips = Number(await (await fetch(site.counter + key)).text());
    return {
      trips,
      bytes: Buffer.byteLength(html),
      milliseconds: performance.now() - begun,
      html,
      status: answer.status,
    };
  };
  const desk = paths.desk('de');
  // Who is there, which every page of the desk asks first.
  const { trips: asksWho } = await measured('/de/account/menu.json');
  for (const path of [
    desk,
    `${desk}?view=unread`,
    `${desk}?view=waiting&page=13`,
    `${desk}?q=Nummer+4&wish=refund&order=newest`,
  ]) {
    const { trips, bytes, milliseconds, status } = await measured(path);
    console.log(`${path}: ${trips - asksWho} + ${asksWho} round trips, ${bytes} bytes, ${milliseconds.toFixed(0)} ms`);
    expect([status, path]).toEqual([200, path]);
    expect(trips - asksWho, path).toBeLessThanOrEqual(3);
    expect(bytes, path).toBeLessThanOrEqual(60_000);
  }
  const { html } = await measured(desk);
  expect(html).toContain('500 Fälle warten auf Sie');
  expect(html, 'nobody who can sign out is asked to sign in').not.toContain('>Anmelden<');
  const { context, page } = await asSpeaker(speaker);
  await page.goto(desk);
  await press(page, page.locator('nav a[rel=next], .pager a').last());
  expect(await page.locator('[data-keys] li').count()).toBe(30);
  await context.close();
});
