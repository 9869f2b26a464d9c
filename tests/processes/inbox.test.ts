import { createClient } from '@libsql/client';
import { expect } from 'vitest';
import { receivedMails } from '#db/schema/index.ts';
import { addressFor } from '#src/features/inbox/address/commands.ts';
import { anOpenCase, freshDatabase } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aNameServer } from '../features/inbox/name-server.ts';
import { post } from '../features/inbox/posting.ts';
import { aMail, aSigner, signed } from '../features/inbox/signed.ts';
import { environment, type Started, start, until } from './start.ts';

const domain = 'akten.example';

const test = base.extend('site', async ({ task: _task }, { onCleanup }) => {
  const { db, url, dispose } = await freshDatabase();
  const names = await aNameServer();
  const started: Started[] = [];
  onCleanup(async () => {
    for (const { process } of started) process.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await names.stop();
    dispose();
  });
  const theCase = await anOpenCase(db, { entries: [] });
  Object.assign(process.env, { INBOX_SMTP: '127.0.0.1:1', MAIL_DOMAIN: domain });
  const address = (await addressFor(db, theCase, new Date())) ?? '';
  delete process.env.INBOX_SMTP;
  delete process.env.MAIL_DOMAIN;
  const startWorker = async () => {
    const settings = { DATABASE_URL: url, INBOX_SMTP: '127.0.0.1:0', MAIL_DOMAIN: domain, DNS_SERVER: names.address };
    const worker = start('dist/worker.mjs', [], environment(settings));
    started.push(worker);
    return { worker, port: Number(await worker.says(/"port":(\d+),"msg":"taking mails for cases"/)) };
  };
  return { db, url, names, address, startWorker };
});

test('a mail that was answered is never lost, one that was not comes again and is one, whenever the worker is killed', {
  timeout: 120_000,
}, async ({ site }) => {
  const { db, address, url } = site;
  // Killed with the whole mail in its hands, while it cannot be stored: nothing was answered, and nothing is there.
  let { worker, port } = await site.startWorker();
  const holding = createClient({ url, timeout: 5000 });
  const lock = await holding.transaction('write');
  const waiting = post(port, address, aMail({ subject: 'Gehalten' })).catch(() => 0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  worker.process.kill('SIGKILL');
  await worker.ended;
  expect(await waiting).not.toBe(250);
  await lock.rollback();
  holding.close();
  expect(await db.$count(receivedMails)).toBe(0);
  // Killed as soon as it is stored, before or after the answer.
  const sent: string[] = [aMail({ subject: 'Gehalten' })];
  for (let round = 0; round < 3; round += 1) {
    ({ worker, port } = await site.startWorker());
    for (const again of sent) expect(await post(port, address, again)).toBe(250);
    const before = await db.$count(receivedMails);
    expect(before).toBe(sent.length);
    const mail = aMail({ subject: `Runde ${round}` });
    const answer = post(port, address, mail).catch(() => 0);
    await until(async () => (await db.$count(receivedMails)) > before, 60, 'it is stored');
    worker.process.kill('SIGKILL');
    await worker.ended;
    await answer;
    sent.push(mail);
  }
  ({ worker, port } = await site.startWorker());
  for (const again of sent) expect(await post(port, address, again)).toBe(250);
  expect(await db.$count(receivedMails)).toBe(sent.length);
});

test('a worker that is started anew reads what the one before it left, with the name server of its settings', {
  timeout: 60_000,
}, async ({ site }) => {
  const { db, names, address } = site;
  const first = await site.startWorker();
  expect(await post(first.port, address, await signed(aMail(), aSigner(names)))).toBe(250);
  first.worker.process.kill('SIGKILL');
  await first.worker.ended;
  await db.update(receivedMails).set({ readAt: null, read: '', isSigned: false, tries: 0, readFrom: new Date(0) });
  const second = await site.startWorker();
  await until(async () => (await db.select().from(receivedMails)).every(({ isSigned }) => isSigned), 60, 'it is read');
  second.worker.process.kill('SIGTERM');
  expect(await second.worker.ended).toBe(0);
});
