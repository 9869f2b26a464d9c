import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { forwardProof } from '#src/features/challenges/deciding.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { aCompany, aModerator, anOpenCase, aRepresentative, type Person, situationOf } from '#tests/factories.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

async function cookieOf({ userId }: Person): Promise<string> {
  const now = new Date();
  const begun = await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: 'test', now })));
  if (!begun.ok) throw new Error('no session');
  return `${begun.value.name}=${begun.value.value}`;
}

async function opened(path: string, cookie: string, sent?: Record<string, string>) {
  const response = await fetch(site.url + path, {
    redirect: 'manual',
    headers: { cookie, origin: site.url },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  });
  return { status: response.status, to: response.headers.get('location'), html: await response.text() };
}

test('a company says "not our customer", the author answers, and neither reads what is not theirs', async () => {
  const today = dayOf(new Date());
  const company = await aCompany(db, { name: 'Bestrittene Ware GmbH' });
  const { number, author } = await anOpenCase(db, { company, publishedOn: addDays(today, -3), seenOn: today });
  const representative = await aRepresentative(db, { company });
  const [own, desk] = [await cookieOf(author), await cookieOf(representative)];
  const atDesk = paths.deskChallenge('de', number);
  expect((await opened(paths.deskCase('de', number), desk)).html).toContain(atDesk);
  expect((await opened(atDesk, own)).status).toBe(404);
  const id = newId();
  const act = (path: string, action: string) => `${path}?_action=moderation.${action}`;
  const words = { id, number, text: 'Zu diesem Tag finden wir keine Bestellung.' };
  const refused = await opened(act(atDesk, 'challenge'), desk, words);
  expect([refused.status, refused.html.includes(words.text)]).toEqual([400, true]);
  const given = await opened(act(atDesk, 'challenge'), desk, { ...words, claim: 'not-customer' });
  expect(given).toMatchObject({ status: 303, to: atDesk });
  const { to: publicPage } = await opened(paths.case('de', { number, title: '' }), '');
  expect((await opened(publicPage ?? '', '')).html).toContain('Dieser Fall wird geprüft.');

  const page = paths.challenge('de', id);
  expect(await opened(page, '')).toMatchObject({ status: 303, to: paths.signIn('de', page) });
  expect((await opened(page, desk)).status).toBe(404);
  expect((await opened(page, own)).html).toContain(words.text);
  const proof = { id, text: 'Bestellung 4711 vom Montag.' };
  const late = await opened(act(page, 'proveCase'), '', proof);
  expect([late.status, late.html.includes(proof.text)]).toEqual([401, true]);
  expect(await opened(act(page, 'proveCase'), own, proof)).toMatchObject({ status: 303, to: page });
  expect((await opened(page, own)).html).not.toContain('<textarea');
  expect((await opened(atDesk, desk)).html).not.toContain('Bestellung 4711');

  const passedOn = 'Eine Bestellung vom Montag.';
  expect(await forwardProof(situationOf(await aModerator(db), today), { id, text: passedOn })).toMatchObject({
    ok: true,
  });
  expect((await opened(atDesk, desk)).html).toContain(passedOn);
  const answer = { id, text: 'Damit finden wir sie.' };
  expect(await opened(act(atDesk, 'answerChallenge'), desk, answer)).toMatchObject({ status: 303, to: atDesk });
  expect((await opened(atDesk, desk)).html).not.toContain('<textarea');
});
