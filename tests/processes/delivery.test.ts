import { createClient } from '@libsql/client';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, outbox } from '#db/schema/index.ts';
import { retryMail, stuckMails } from '#src/features/notifications/commands.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { retryMinutes, ServerPatience } from '#src/features/notifications/patience.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { keepsFromWriting, Unwritable } from '#src/lib/storage.ts';
import { freshDatabase, momentOn } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';
import { until } from './start.ts';

const test = base.extend('mailServer', async ({ task: _task }, { onCleanup }) => {
  const server = await aMailServer();
  onCleanup(() => server.stop());
  return server;
});

const start = momentOn('2026-03-30');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

async function queued(db: Database, dedupeKey = 'one', to = 'someone@example.org') {
  await write(db, async (tx) => {
    const url = 'http://127.0.0.1:4321/de/account/link/sign-in?token=secret-token';
    await queueMail(tx, { mail: { kind: 'sign-in', url }, to, locale: 'de', dedupeKey, now: start });
    return done();
  });
}

/** A mail that nobody waits for. */
async function queuedNews(db: Database, dedupeKey = 'one', now = start) {
  const about = { number: '2026-000001', title: 'T', companyName: 'F' };
  const mail = { kind: 'case-live', url: 'http://127.0.0.1:4321/de/cases/2026-000001', ...about } as const;
  await write(db, async (tx) => {
    await queueMail(tx, { mail, to: 'someone@example.org', locale: 'de', dedupeKey, now });
    return done();
  });
}

function deliver(db: Database, smtpUrl: string, at = start, patience = new ServerPatience()) {
  const from = 'Aktenkundig <post@aktenkundig.example>';
  return deliverDue({ db, smtpUrl, from, now: () => at, patience, isStopping: () => false });
}

/** Another program writes, and for longer than anybody waits for it: what this process writes meanwhile is refused. */
async function writtenElsewhere(url: string) {
  const other = createClient({ url });
  const transaction = await other.transaction('write');
  return async () => {
    await transaction.rollback();
    other.close();
  };
}

async function onlyMail(db: Database) {
  const [row] = await db.select().from(outbox);
  if (!row) throw new Error('the outbox is empty');
  return row;
}

test('a mail is sent once, and nothing of it stays behind', async ({ db, mailServer }) => {
  await queued(db);
  await queued(db);
  expect(await deliver(db, mailServer.url)).toBe(1);
  expect(await deliver(db, mailServer.url, later(10_000))).toBe(0);
  const row = await onlyMail(db);
  expect(row).toMatchObject({ status: 'sent', sealed: '', lastError: null });
  expect(mailServer.accepted).toEqual([row.id]);
  expect(mailServer.last()).toContain('Auto-Submitted: auto-generated');
  expect(mailServer.last()).toContain('token=3Dsecret-token');
});

test('a link that somebody waits for goes out before the reminders of the morning', async ({ db, mailServer }) => {
  await write(db, async (tx) => {
    for (const to of ['one@example.org', 'two@example.org']) {
      const mail = {
        kind: 'case-live',
        url: 'https://a.example/',
        number: '2026-000001',
        title: 'T',
        companyName: 'F',
      } as const;
      await queueMail(tx, { mail, to, locale: 'de', caseId: 'c', dedupeKey: to, now: start });
    }
    return done();
  });
  await queued(db, 'later', 'waiting@example.org');
  await db
    .update(outbox)
    .set({ notBefore: later(1) })
    .where(eq(outbox.dedupeKey, 'later'));
  expect(await deliver(db, mailServer.url, later(2))).toBe(3);
  const rows = await db.select().from(outbox);
  const order = mailServer.accepted.map((id) => rows.find((row) => row.id === id)?.dedupeKey);
  expect(order[0]).toBe('later');
});

test('what a mail says is not readable in the database', async ({ db }) => {
  await queued(db);
  const { sealed } = await onlyMail(db);
  expect(sealed).not.toMatch(/example\.org|secret-token/);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/example\.org|secret-token/);
});

test('an address that is more than one address is never queued', async ({ db }) => {
  for (const to of ['a@b.de, c@d.de', 'a@b.de\r\nBcc: c@d.de', 'group: a@b.de;', 'A <a@b.de>', 'a@localhost', '']) {
    await expect(queued(db, to, to)).rejects.toThrow('exactly one address');
  }
  expect(await db.select().from(outbox)).toEqual([]);
});

test('a server that says "later" is asked again with growing delays, then the mail has failed', async ({
  db,
  mailServer,
}) => {
  mailServer.behave({ kind: 'refuse-recipient', code: 451 });
  await queuedNews(db);
  let minutes = 0;
  for (const delay of retryMinutes) {
    await deliver(db, mailServer.url, later(minutes));
    expect(await onlyMail(db)).toMatchObject({ status: 'queued', notBefore: later(minutes + delay) });
    expect(await deliver(db, mailServer.url, later(minutes + delay - 0.5))).toBe(0);
    minutes += delay;
  }
  await deliver(db, mailServer.url, later(minutes));
  const row = await onlyMail(db);
  expect(row).toMatchObject({ status: 'failed', attempts: retryMinutes.length + 1 });
  expect(row.lastError).toContain('451');
  expect(row.lastError).not.toContain('@');
  expect(await db.select({ action: events.action }).from(events)).toEqual([{ action: 'mail.failed' }]);
  expect(await stuckMails(db)).toHaveLength(1);

  mailServer.behave({ kind: 'accept' });
  expect(await retryMail(db, row.id, later(minutes))).toMatchObject({ ok: true });
  expect(await deliver(db, mailServer.url, later(minutes))).toBe(1);
  expect(mailServer.accepted).toEqual([row.id]);
});

test('a recipient who is refused for good is not tried again', async ({ db, mailServer }) => {
  mailServer.behave({ kind: 'refuse-recipient', code: 550 });
  await queued(db);
  await deliver(db, mailServer.url);
  expect(await onlyMail(db)).toMatchObject({ status: 'failed', attempts: 1 });
});

test('a message that the server refuses when it has it whole is tried again later', async ({ db, mailServer }) => {
  mailServer.behave({ kind: 'refuse-message', code: 452 });
  await queued(db);
  await deliver(db, mailServer.url);
  expect(await onlyMail(db)).toMatchObject({ status: 'queued', notBefore: later(1) });
});

test('a server that cannot be reached for three days loses no mail and is asked ever more seldom', async ({
  db,
  mailServer,
}) => {
  const patience = new ServerPatience();
  for (const key of ['one', 'two', 'three']) await queuedNews(db, key);
  await mailServer.stop();
  const days = 3 * 24 * 60;
  const asked: number[] = [];
  for (let second = 0; asked.length < 9; second += 5) {
    if (patience.isLeftAlone(later(second / 60))) continue;
    asked.push(second);
    expect(await deliver(db, mailServer.url, later(second / 60), patience)).toBe(0);
  }
  expect(asked.slice(1).map((second, index) => second - (asked[index] ?? 0))).toEqual([
    5, 10, 20, 40, 80, 160, 300, 300,
  ]);
  for (const row of await db.select().from(outbox)) {
    expect(row).toMatchObject({ status: 'queued', attempts: 0, notBefore: start });
  }

  const again = await aMailServer();
  expect(await deliver(db, again.url, later(days + 5), patience)).toBe(3);
  await again.stop();
});

test('a link that has ended while no server took it is not sent, and nobody can send it again', async ({
  db,
  mailServer,
}) => {
  await queued(db);
  await queuedNews(db, 'news');
  expect(await deliver(db, mailServer.url, later(31))).toBe(1);
  const [link] = await db.select().from(outbox).where(eq(outbox.dedupeKey, 'one'));
  expect(link).toMatchObject({ status: 'failed', lastError: 'it could not be sent while it was of use' });
  expect(await retryMail(db, link?.id ?? '', later(32))).toMatchObject({ ok: false, refusal: 'too-late' });
});

test('what is two weeks late is not sent by itself, but when the administrator says so', async ({ db, mailServer }) => {
  await queuedNews(db);
  const late = later(15 * 24 * 60);
  expect(await deliver(db, mailServer.url, late)).toBe(0);
  expect(await retryMail(db, (await onlyMail(db)).id, late)).toMatchObject({ ok: true });
  expect(await deliver(db, mailServer.url, late)).toBe(1);
});

test('a link that may not have arrived is sent once more: it works once, and somebody waits for it', async ({
  db,
  mailServer,
}) => {
  mailServer.behave({ kind: 'hang-up' });
  await queued(db);
  await deliver(db, `${mailServer.url}?socketTimeout=700`);
  expect(await onlyMail(db)).toMatchObject({ status: 'queued', notBefore: later(1) });
  mailServer.behave({ kind: 'accept' });
  expect(await deliver(db, mailServer.url, later(1))).toBe(1);
  const row = await onlyMail(db);
  expect(mailServer.whole).toEqual([row.id, row.id]);

  await db.update(outbox).set({ status: 'handing-over', takenUntil: later(2), sealed: row.sealed });
  await deliver(db, mailServer.url, later(3));
  expect((await onlyMail(db)).status).not.toBe('uncertain');
});

for (const kind of ['stall', 'hang-up'] as const) {
  test(`a server that takes a message whole and then falls silent (${kind}) never gets it again`, async ({
    db,
    mailServer,
  }) => {
    mailServer.behave({ kind });
    await queuedNews(db);
    await deliver(db, `${mailServer.url}?socketTimeout=700`);
    expect(await onlyMail(db)).toMatchObject({ status: 'uncertain' });
    mailServer.behave({ kind: 'accept' });
    expect(await deliver(db, mailServer.url, later(100_000))).toBe(0);
    expect(mailServer.whole).toHaveLength(1);
    const [stuck] = await stuckMails(db);
    expect(stuck).toMatchObject({ status: 'uncertain' });
    expect(await db.select({ action: events.action }).from(events)).toEqual([{ action: 'mail.uncertain' }]);
  });
}

test('one mail that fails does not hold up the others', async ({ db, mailServer }) => {
  await queued(db, 'broken');
  await db.update(outbox).set({ sealed: 'no-longer-readable' }).where(eq(outbox.dedupeKey, 'broken'));
  await queued(db, 'fine');
  expect(await deliver(db, mailServer.url)).toBe(1);
  const [broken] = await db.select().from(outbox).where(eq(outbox.dedupeKey, 'broken'));
  expect(broken).toMatchObject({ status: 'queued', notBefore: later(1) });
});

test('a mail that the server took is sent, also where another program keeps that from being noted for a while', async ({
  mailServer,
}) => {
  const { db, url, dispose } = await freshDatabase();
  await queuedNews(db);
  mailServer.behave({ kind: 'accept', pause: 200 });
  const delivered = deliver(db, mailServer.url);
  await until(() => mailServer.accepted.length > 0, 60, 'the server has the mail');
  const goOn = await writtenElsewhere(url);
  await until(() => keepsFromWriting(db) !== null, 60, 'the worker is refused');
  await goOn();
  expect(await delivered).toBe(1);
  expect(await onlyMail(db)).toMatchObject({ status: 'sent', sealed: '', lastError: null });
  expect(mailServer.accepted).toHaveLength(1);
  dispose();
});

test('a mail costs nothing where another program keeps this one from writing before the server has it', async ({
  mailServer,
}) => {
  const { db, url, dispose } = await freshDatabase();
  await queuedNews(db);
  mailServer.behave({ kind: 'slow-recipient', pause: 300 });
  const delivered = deliver(db, mailServer.url).catch((error: unknown) => error);
  await until(() => mailServer.recipients.size > 0, 60, 'the server knows for whom it is');
  const goOn = await writtenElsewhere(url);
  await until(() => keepsFromWriting(db) !== null, 60, 'the worker is refused');
  await goOn();
  expect(await delivered).toBeInstanceOf(Unwritable);
  expect(await onlyMail(db)).toMatchObject({ status: 'queued', attempts: 0, notBefore: start, lastError: null });
  mailServer.behave({ kind: 'accept' });
  expect(await deliver(db, mailServer.url)).toBe(1);
  expect(mailServer.accepted).toHaveLength(1);
  dispose();
});
