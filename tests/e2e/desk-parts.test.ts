import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { answerInThread } from '#src/features/cases/commands/replies.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { reportPressure } from '#src/features/pressure/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import {
  aModerator,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  type Person,
  situationOf,
  situationOfVisitor,
} from '#tests/factories.ts';
import { expectAccessible, expectToFit } from '#tests/pages/accessible.ts';
import { must } from '../features/drafts/writing.ts';
import { appealBy } from '../features/moderation/appealing.ts';
import { aDecision, aNotice, appoint, notify } from '../features/moderation/noticing.ts';
import { aReport } from '../features/pressure/reporting.ts';
import { cookieOf, withFactor } from './moderating.ts';
import { aPerson } from './person.ts';

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

/** Makes somebody a moderator with a second factor; answers the page as they see it. */
async function asModerator(person: Person) {
  const { name, value } = await cookieOf(db, person);
  await withFactor(db, person);
  const headers = { cookie: `${name}=${value}` };
  return async (path: string) => (await fetch(site.url + path, { redirect: 'manual', headers })).text();
}

const appointed = async (person: Person): Promise<Person> => {
  await appoint(db, { userId: person.userId, role: 'moderator', appointedBy: 'test', appointedAt: new Date() });
  return person;
};

/** Words that stand in no public place. */
const secret = {
  notice: 'Hagebuttentee, so heißt der Nachbar.',
  hidden: 'Quittengelee habe ich dem Fahrer gesagt.',
  appeal: 'Holunderblüte war nicht gemeint.',
  facts: 'Schlehenlikör stand im Arbeitsbericht.',
};

/** A case of which an answer was hidden and its removal waits for a second look, with everybody who has a part in it. */
async function aCaseAtTheDesk() {
  const representative = await aRepresentative(db);
  const company = { id: representative.companyId, slug: '', name: '', domain: '' };
  const theCase = await anAnsweredCase(db, {
    company,
    representative,
    publishedOn: addDays(today, -30),
    seenOn: today,
  });
  const answer = { id: newId(), number: theCase.number, text: secret.hidden };
  must(await answerInThread(situationOf(theCase.author, today), answer));
  const [first, notifier, outsider] = [await aModerator(db), await aModerator(db), await aModerator(db)];
  const given = { explanation: secret.notice, email: 'kim@kanzlei.example' };
  must(await notify(db, aNotice({ kind: 'answer', id: answer.id }, given), today, situationOf(notifier, today)));
  const hide = aDecision({ kind: 'answer', id: answer.id }, 'hide', { facts: secret.facts });
  must(await decide({ ...situationOf(first, today), now: new Date() }, hide));
  const token = decisionToken(hide.id, null);
  must(await appealBy(db, token, { text: secret.appeal, on: today }));
  must(
    await notify(
      db,
      aNotice({ kind: 'case', id: theCase.id }, { notifier: 'company' }),
      today,
      situationOfVisitor(db, today),
    ),
  );
  const removal = aDecision({ kind: 'case', id: theCase.id }, 'remove', { facts: secret.facts });
  must(await decide({ ...situationOf(first, today), now: new Date() }, removal));
  return { theCase, representative, notifier, outsider, hide, removal };
}

describe('a moderator who has a part in a case', () => {
  test('reads nothing private of it where an appeal is decided, nor at a second look; one who has none does', {
    timeout: 120_000,
  }, async () => {
    const { theCase, representative, notifier, outsider, hide, removal } = await aCaseAtTheDesk();
    const pages = [paths.appeal('de', hide.id), paths.secondLook('de', removal.id)];
    const parties = [await appointed(theCase.author), await appointed(representative), notifier];
    const read = await asModerator(outsider);
    const [appeal, look] = [await read(pages[0] ?? ''), await read(pages[1] ?? '')];
    for (const words of Object.values(secret)) expect(appeal, words).toContain(words);
    expect(look).toContain(secret.facts);
    for (const [place, party] of parties.entries()) {
      const asParty = await asModerator(party);
      for (const page of pages) {
        const html = await asParty(page);
        expect(html, `${place} ${page}`).toContain('</main>');
        for (const words of Object.values(secret)) expect(html, `${place} ${page}`).not.toContain(words);
        expect(html).not.toContain('kanzlei.example');
        expect(html, `${place} ${page}`).not.toMatch(/_action=moderation\.(decide|compose|confirm|drop)/);
      }
      const refused = await decide(
        { ...situationOf(party, today), actor: { ...party.actor, isModerator: true } },
        aDecision({ kind: 'case', id: theCase.id }, 'keep'),
      );
      expect(refused).toMatchObject({ ok: false, refusal: 'not-allowed' });
    }
  });
});

test('a report of pressure is decided with the keyboard alone', { timeout: 120_000 }, async () => {
  const theCase = await anOpenCase(db, { publishedOn: addDays(today, -40), seenOn: today });
  const report = aReport(theCase.number, { happenedOn: addDays(today, -2) });
  must(await reportPressure({ ...situationOf(theCase.author, today), now: new Date() }, report));
  const moderator = await aModerator(db);
  const cookie = await cookieOf(db, moderator);
  await withFactor(db, moderator);
  const { context, page, complaints } = await aPerson(browser, site, true);
  await context.addCookies([{ ...cookie, url: site.url }]);
  const { keyboard } = page;
  const here = paths.pressureReport('de', report.id);
  await page.goto(here);
  await expectAccessible(page, 'de');
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.reload();
  const ways = page.locator('nav.jump a');
  const keys = await ways.evaluateAll((all) =>
    all.map((one) => [one.getAttribute('href'), one.getAttribute('accesskey')]),
  );
  expect(keys).toEqual([
    ['#hear', 'f'],
    ['#decide', 'd'],
    ['#said', 'n'],
  ]);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  await expect.poll(focused, { message: 'the first way has the focus' }).toBe('#hear');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.type('Das Schreiben sagt nichts davon.');
  await keyboard.press('Tab');
  await keyboard.type('Gezeigt wurde ein Brief ohne Drohung.');
  await keyboard.press('Tab');
  await Promise.all([page.waitForURL(/_action=pressure\.compose/), keyboard.press('Enter')]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('letters');
  for (let tabs = 0; tabs < 3; tabs += 1) await keyboard.press('Tab');
  await Promise.all([page.waitForURL((url) => url.pathname === paths.moderation('de')), keyboard.press('Enter')]);
  const sent = await context.request.get(here);
  expect(await sent.text()).toContain('nav');
  expect(complaints).toEqual([]);
  await context.close();
});
