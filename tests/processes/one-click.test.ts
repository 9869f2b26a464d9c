import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { preferencesOf } from '#src/features/notifications/preferences/queries.ts';
import { stopUrl } from '#src/features/notifications/stop.ts';
import { anAuthor, freshDatabase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { environment, start } from './start.ts';

/** What a mail program sends (RFC 8058), without cookies, origin or anything of a browser. */
const oneClick = (url: string, more: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
    redirect: 'manual',
  });

const endedBy = async (db: Database, userId: string) =>
  [...(await preferencesOf(db, userId))].filter(([, way]) => way === 'never').map(([topic]) => topic);

test('a mail program ends mails by one POST from anywhere; looking at the link ends nothing, and no other form takes such a POST', async () => {
  const { db, url, dispose } = await freshDatabase();
  const author = await anAuthor(db);
  const settings = environment({ DATABASE_URL: url, PORT: '0', SITE_URL: 'https://aktenkundig.example' });
  const site = start('dist/main.mjs', ['web'], settings);
  const address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
  const linkTo = (topic: 'answers' | 'promises' | 'steps') => {
    const { pathname, search } = new URL(stopUrl('de', { userId: author.userId, topic, to: author.email }));
    return address + pathname + search;
  };

  const page = await fetch(linkTo('answers'));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Antworten auf Ihre Fälle');
  expect(await endedBy(db, author.userId)).toEqual([]);

  const answer = await oneClick(linkTo('answers'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  expect(await oneClick(linkTo('answers'))).toMatchObject({ status: 200 });
  expect(await oneClick(linkTo('promises'), { origin: 'https://mail.example' })).toMatchObject({ status: 200 });
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  expect(await fetch(linkTo('steps'), { method: 'POST', body: form })).toMatchObject({ status: 200 });
  expect(await endedBy(db, author.userId)).toEqual(['answers', 'promises', 'steps']);

  expect((await oneClick(linkTo('answers').replace(/token=\w/, 'token=x'))).status).toBe(404);
  // The door is for this action on this page alone.
  expect((await oneClick(`${address}/de/account/sign-in?_action=accounts.signInLink`)).status).toBe(403);
  expect((await oneClick(linkTo('answers').replace('mails.stop', 'accounts.signInLink'))).status).toBe(403);
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});
