import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { sessions } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { number } from '#src/i18n/formats.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { keptDays } from '#src/lib/retention.ts';
import { anAnsweredCase, anAuthor, type Person } from '#tests/factories.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

async function signedIn({ userId }: Person): Promise<string> {
  const now = new Date();
  const begun = await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: 'test', now })));
  if (!begun.ok) throw new Error('no session');
  return `${begun.value.name}=${begun.value.value}`;
}

function ask(path: string, cookie = '', sent?: Record<string, string>) {
  return fetch(site.url + path, {
    redirect: 'manual',
    headers: { cookie, origin: site.url },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  });
}

async function aCase() {
  const today = dayOf(new Date());
  const author = await anAuthor(db);
  const theCase = await anAnsweredCase(db, { author, publishedOn: addDays(today, -10), seenOn: today });
  return { ...theCase, cookie: await signedIn(author) };
}

const closing = `${paths.closeAccount('de')}?_action=security.close`;

describe('everything about oneself', () => {
  test('comes as an archive, to nobody else', async () => {
    const { cookie, number, author } = await aCase();
    const answer = await ask(paths.ownDataZip('de'), cookie);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(files)).toContain(`cases/${number}/entries.json`);
    expect(strFromU8(files['account/account.json'] ?? new Uint8Array())).toContain(author.email);
    for (const path of [paths.ownData('de'), paths.ownDataZip('de')]) {
      expect((await ask(path)).headers.get('location')).toBe(paths.signIn('de', paths.ownData('de')));
    }
  });

  test('asks first whether it is them, when that is a while ago', async () => {
    const { cookie } = await aCase();
    await exclusively(db, () => db.update(sessions).set({ provedAt: null }));
    for (const path of [paths.ownData('de'), paths.ownDataZip('de')]) {
      const answer = await ask(path, cookie);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.prove('de', paths.ownData('de'))]);
    }
    expect((await ask(closing, cookie, { cases: 'keep', sure: 'on' })).status).toBeGreaterThanOrEqual(300);
    expect(await db.$count(sessions)).toBeGreaterThan(0);
  });
});

describe('deleting the account', () => {
  test('says what stays, asks what should happen to the cases, and does nothing without an answer', async () => {
    const { cookie, number, title } = await aCase();
    const page = await (await ask(paths.closeAccount('de'), cookie)).text();
    expect(page).toContain('Ihr veröffentlichter Fall');
    expect(page).toContain('Sicherungskopien');
    const refused = await ask(closing, cookie, { sure: 'on' });
    expect(refused.status).toBe(400);
    expect((await ask(paths.case('de', { number, title }))).status).toBe(200);
  });

  test('leaves the case under “Ehemaliges Mitglied”, and the session is over', async () => {
    const { cookie, number, title, penName } = await aCase();
    const answer = await ask(closing, cookie, { cases: 'keep', sure: 'on' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${paths.signIn('de')}?closed`]);
    const page = await (await ask(paths.case('de', { number, title }))).text();
    expect(page).toContain('Ehemaliges Mitglied');
    expect(page).not.toContain(penName);
    expect((await ask(paths.ownData('de'), cookie)).headers.get('location')).toContain('/account/sign-in');
  });

  test('leaves a tombstone without a word of a case that is withdrawn', async () => {
    const { cookie, number, title } = await aCase();
    await ask(closing, cookie, { cases: 'withdraw', sure: 'on' });
    const answer = await ask(`${paths.cases('de')}/${number}`);
    const page = await answer.text();
    expect(page).toContain(number);
    expect(page).not.toContain(title);
  });
});

describe.each(['de', 'en'] as const)('the legal pages in %s', (locale) => {
  test('print the periods by which the worker deletes', async () => {
    const page = await (await ask(paths.privacy(locale))).text();
    for (const days of Object.values(keptDays)) {
      expect(page).toContain(`${number(locale, days)} ${locale === 'de' ? 'Tage' : 'days'}`);
    }
    expect(page.match(/<tr/g)?.length).toBeGreaterThan(Object.keys(keptDays).length);
  });

  test('say in the imprint what nobody has stated', async () => {
    const page = await (await ask(paths.imprint(locale))).text();
    expect(page.split(locale === 'de' ? 'Angabe fehlt.' : 'Not stated.')).toHaveLength(5);
  });

  test('are reached from every page', async () => {
    const page = await (await ask(paths.home(locale))).text();
    for (const path of [
      paths.rules(locale),
      paths.verification(locale),
      paths.imprint(locale),
      paths.privacy(locale),
    ]) {
      expect(page).toContain(`href="${path}"`);
    }
  });
});
