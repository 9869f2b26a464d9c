import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { decidePressure, hearCompany } from '#src/features/pressure/deciding.ts';
import { remindHeard } from '#src/features/pressure/reminding.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { freshDatabase, type OwnDatabase } from '#tests/database.ts';
import { aCompany, aModerator, anOpenCase, aRepresentative, type Person, situationOf } from '#tests/factories.ts';
import { reasons } from '../../features/pressure/reporting.ts';
import { aWeb, stop } from './sites.ts';

let own: OwnDatabase;
let db: Database;
/** Alone on its database: nobody else makes a page anew. */
let site: Awaited<ReturnType<typeof aWeb>>;

beforeAll(async () => {
  own = await freshDatabase();
  db = own.db;
  site = await aWeb(own.url);
});
afterAll(async () => {
  await stop(site);
  own.dispose();
});

async function cookieOf({ userId }: Person): Promise<string> {
  const now = new Date();
  const begun = await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: 'test', now })));
  if (!begun.ok) throw new Error('no session');
  return `${begun.value.name}=${begun.value.value}`;
}

async function opened(path: string, cookie = '', sent?: Record<string, string>) {
  const response = await fetch(site.url + path, {
    redirect: 'manual',
    headers: { cookie, origin: site.url },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  });
  return { status: response.status, to: response.headers.get('location'), html: await response.text() };
}

test('a report of pressure changes no public byte, whatever is done, until a person has decided', async () => {
  const today = dayOf(new Date());
  const company = await aCompany(db, { name: 'Nachdruck Verlag GmbH' });
  const { number, author } = await anOpenCase(db, { company, publishedOn: addDays(today, -30), seenOn: today });
  const representative = await aRepresentative(db, { company });
  const moderator = await aModerator(db);
  const [own, desk] = [await cookieOf(author), await cookieOf(representative)];
  const { to } = await opened(paths.case('de', { number, title: '' }));
  const pages = (['de', 'en'] as const).flatMap((locale) => [
    (to ?? '').replace('/de/', `/${locale}/`),
    ...[
      paths.caseHistory(locale, { number, title: '' }),
      paths.company(locale, company.slug),
      paths.companyFeed(locale, company.slug),
    ],
    ...[paths.caseFeed(locale, number), paths.casesFeed(locale), paths.log(locale, { company: company.slug })],
    ...[paths.transparency(locale), paths.companyWhy(locale, company.slug), paths.cases(locale)],
  ]);
  const machines = [
    paths.caseData('de', { number, title: '' }),
    paths.logCheckpoint(),
    paths.statements(),
    paths.rankingFile(),
    paths.dataset(),
  ];
  /** Of each page its bytes, and how often a page had to be made anew. */
  const everything = async () => {
    const found: [string, number, string][] = [];
    for (const path of [...pages, ...machines]) {
      const { status, html } = await opened(path);
      // The head of the log says each second anew when it was made.
      found.push([path, status, path === paths.logCheckpoint() ? html.replace(/^time .*|^— .*/gm, '') : html]);
    }
    return { found, noted: await db.$count(changes) };
  };
  const before = await everything();
  expect(before.found.filter(([, status]) => status === 200).length).toBeGreaterThan(20);
  const same = async (when: string) => expect(await everything(), when).toEqual(before);

  const page = paths.ownPressure('de', number);
  const act = (path: string, action: string) => `${path}?_action=pressure.${action}`;
  const id = newId();
  const said = {
    number,
    id,
    kind: 'threat',
    happenedOn: 'gestern',
    way: 'letter',
    sender: 'lawyer',
    words: 'Wacholderlatwerge.',
  };
  const refused = await opened(act(page, 'report'), own, said);
  expect([refused.status, refused.html.includes('Wacholderlatwerge')]).toEqual([422, true]);
  expect(await opened(act(page, 'report'), own, { ...said, isTrue: 'on' })).toMatchObject({
    status: 303,
    to: `${page}?sent`,
  });
  expect((await opened(page, own)).html).toContain('Außer uns weiß niemand davon.');
  expect((await opened(page, desk)).html).not.toContain('Außer uns');
  const atDesk = paths.deskPressure('de', id);
  expect((await opened(atDesk, desk)).status).toBe(404);
  await same('reported');

  expect(await hearCompany(situationOf(moderator, addDays(today, -15)), { id, text: '' })).toMatchObject({ ok: true });
  await same('asked');
  const asked = await opened(atDesk, desk);
  expect([asked.status, asked.html.includes('Wacholderlatwerge')]).toEqual([200, false]);
  expect((await opened(atDesk, own)).status).toBe(404);
  await remindHeard(db, new Date(Date.now() - 7 * dayMilliseconds));
  await same('reminded');
  expect(await opened(act(atDesk, 'answer'), desk, { id, text: 'Das war ein Versehen.' })).toMatchObject({
    status: 303,
  });
  await same('answered');
  expect((await opened(paths.pressure('de', 'nothing'))).status).toBe(404);
  expect((await opened(paths.pressureReport('de', id), desk)).status).toBe(303);

  const decided = { ...reasons, id, decisionId: newId(), result: 'confirmed' as const };
  const moderating = { ...situationOf(moderator, today), now: new Date() };
  expect(await decidePressure(moderating, decided)).toMatchObject({ ok: true });
  expect((await opened(to ?? '')).html).toContain('/receipt.json"');
  expect((await opened(paths.company('de', company.slug))).html).toContain(
    `href="${paths.log('de', { company: company.slug })}"`,
  );
  const profile = await opened(paths.company('de', company.slug));
  expect(profile.html).toContain(reasons.reason);
  expect(profile.html).not.toContain('Wacholderlatwerge');
  expect((await opened(paths.log('de', { company: company.slug }))).html).toContain(
    'Entscheidung über gemeldeten Druck von',
  );
  expect((await opened(to ?? '')).html).toBe(before.found[0]?.[2]);
});
