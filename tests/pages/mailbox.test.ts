import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { databaseFolder } from '#tests/folder.ts';
import { environment, start, until } from '#tests/processes/start.ts';
import { startSite } from '#tests/site/site.ts';

test('the mails of the demo are read in its mailbox, and their HTML can do nothing', async () => {
  const folder = databaseFolder('mailbox');
  const database = join(folder, 'demo.db');
  copyFileSync(inject('site').database, database);
  const site = await startSite({ folder });
  const db = openDatabase({ url: `file:${database}` });
  const link = `${site.url}/de/cases?q=<b>`;
  await write(db, async (tx) => {
    const mail = { kind: 'case-live', url: link, number: '2026-000417', title: '<script>alert(1)</script>' } as const;
    const whole = { ...mail, companyName: 'Möbel & Söhne' };
    await queueMail(tx, { mail: whole, to: 'a@b.example', locale: 'de', dedupeKey: 'shown', now: new Date() });
    return done();
  });
  db.$client.close();
  await until(() => readdirSync(site.mails).some((name) => name.endsWith('.eml')), 30, 'the mail is there');

  const box = await fetch(`${site.url}/demo/mailbox?lang=en`);
  expect(box.headers.get('cache-control')).toBe('no-store');
  const list = await box.text();
  expect(list).toContain('Mailbox of the demo');
  expect(list).toContain('name="robots" content="noindex');
  const id = /\/demo\/mailbox\/([\w-]+)/.exec(list)?.[1] ?? '';
  const mail = await (await fetch(`${site.url}/demo/mailbox/${id}?lang=de`)).text();
  expect(mail).toContain('Az. 2026-000417: Ihr Fall ist öffentlich');
  expect(mail).toContain('gegen Möbel &amp; Söhne');
  expect(mail).toContain('&lt;script&gt;alert(1)');
  const html = await fetch(`${site.url}/demo/mailbox/${id}/html`);
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(await html.text()).not.toContain('<script');
  for (const path of ['nothing', '..%2f..%2fpackage', `${id}.eml`]) {
    expect((await fetch(`${site.url}/demo/mailbox/${path}`)).status).toBe(404);
  }
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('outside the demo there is no mailbox', async () => {
  const folder = databaseFolder('real');
  const settings = environment({ DATABASE_URL: `file:${folder}/real.db`, PORT: '0' });
  delete settings.DEMO_MAIL_DIR;
  const site = start('dist/main.mjs', ['web'], settings);
  const address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
  for (const path of ['/demo/mailbox', '/demo/mailbox/000001795407273-309874443c73', '/demo/mailbox/x/html']) {
    expect((await fetch(address + path)).status).toBe(404);
  }
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});
