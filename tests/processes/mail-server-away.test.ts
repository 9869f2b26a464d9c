import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { outbox, promises, reminders } from '#db/schema/index.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { notify } from '#src/features/notifications/notify.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { ServerPatience } from '#src/features/notifications/patience.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { renameSpeaker } from '#src/features/notifications/retell.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { isStillSo } from '#src/features/reminders/sending/still.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { anAnsweredCase, anAuthor, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';

const day = '2026-03-30';
const morning = momentOn(day);
const later = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);

/** A promise falls due today, and its author is to be told so. */
async function aPromiseDue(db: Database) {
  const author = await anAuthor(db);
  const entries = [{ text: 'Ich habe die Erstattung verlangt.' }];
  const published = addDays(day, -10);
  const given = { author, publishedOn: published, seenOn: day, entries };
  const theCase = await anAnsweredCase(db, { ...given, repliedOn: addDays(day, -3) });
  const promise = { id: newId(), caseId: theCase.id, text: 'Erstattung', madeOn: published, dueOn: day };
  await exclusively(db, () => db.insert(promises).values(promise));
  return { author, theCase, promiseId: promise.id };
}

const job = (db: Database) => ({ db, now: () => morning, isStopping: () => false });

/** As a mail of its own, while no mail server can be reached. */
async function aWaitingReminder(db: Database) {
  const { promiseId } = await aPromiseDue(db);
  await sendReminders(job(db));
  expect(await db.select({ kind: outbox.kind }).from(outbox)).toEqual([{ kind: 'promise-due' }]);
  return promiseId;
}

/** The same in the digest of the day, beside news where there is some. */
async function aWaitingDigest(db: Database, hasNews: boolean) {
  const { author, theCase, promiseId } = await aPromiseDue(db);
  await chooseMails(situationOf(author), [
    ['promises', 'digest'],
    ['answers', 'digest'],
    ['your-turn', 'never'],
  ]);
  await sendReminders(job(db));
  const about = { number: theCase.number, title: 'T', companyName: 'Nachrichtenhaus' };
  const mail = { kind: 'reply-corrected', url: 'http://127.0.0.1:4321/de/account', ...about } as const;
  const given = {
    userId: author.userId,
    to: author.email,
    locale: 'de',
    mail,
    dedupeKey: 'news',
    now: morning,
  } as const;
  if (hasNews) await write(db, async (tx) => done(await notify(tx, given)));
  expect(await sendDigests(job(db))).toBe(1);
  return promiseId;
}

async function deliveredAt(db: Database, at: Date) {
  const server = await aMailServer();
  const sent = await deliverDue({ ...jobOf(db, server, at), isStillSo: (occasion) => isStillSo(db, occasion, at) });
  const [mail] = server.messages;
  await server.stop();
  return { sent, mail };
}

test('a reminder that waited for the mail server goes out while it is still asked for', async ({ db }) => {
  await aWaitingReminder(db);
  expect(await deliveredAt(db, later(2))).toMatchObject({ sent: 1 });
  expect(await db.select().from(reminders)).toMatchObject([{ result: 'queued', sentOn: day }]);
});

test('a reminder of what has been done meanwhile does not go out, and is not told as sent', async ({ db }) => {
  const promiseId = await aWaitingReminder(db);
  await exclusively(db, () => db.update(promises).set({ keptOn: day }).where(eq(promises.id, promiseId)));
  expect(await deliveredAt(db, later(2))).toMatchObject({ sent: 0 });
  expect(await db.select().from(outbox)).toEqual([]);
  expect(await db.select().from(reminders)).toMatchObject([{ result: 'outdated', sentOn: null }]);
});

test('a reminder whose day went by while no server could be reached does not go out', async ({ db }) => {
  await aWaitingReminder(db);
  expect(await deliveredAt(db, later(13 * 24))).toMatchObject({ sent: 0 });
  expect(await db.select().from(outbox)).toEqual([]);
});

test('a digest tells what is still so', async ({ db }) => {
  await aWaitingDigest(db, true);
  const { sent, mail } = await deliveredAt(db, later(2));
  expect(sent).toBe(1);
  expect(mail).toMatch(/^Subject: 2 Neuigkeiten/m);
  expect(mail).toContain('Erstattung');
  expect(mail).toContain('Nachrichtenhaus');
});

test('what has been done since the digest was gathered is not in it, and the rest is', async ({ db }) => {
  const promiseId = await aWaitingDigest(db, true);
  await exclusively(db, () => db.update(promises).set({ keptOn: day }).where(eq(promises.id, promiseId)));
  const { sent, mail } = await deliveredAt(db, later(0.1));
  expect(sent).toBe(1);
  expect(mail).toMatch(/^Subject: (Eine|1) Neuigkeit/m);
  expect(mail).not.toContain('Erstattung');
  expect(mail).toContain('Nachrichtenhaus');
  const told = await db.select().from(reminders).where(eq(reminders.kind, 'promise-due'));
  expect(told).toMatchObject([{ result: 'outdated', sentOn: null }]);
});

test('a digest of which nothing is so any more does not go out', async ({ db }) => {
  const promiseId = await aWaitingDigest(db, false);
  await exclusively(db, () => db.update(promises).set({ keptOn: day }).where(eq(promises.id, promiseId)));
  expect(await deliveredAt(db, later(0.1))).toMatchObject({ sent: 0 });
  expect(await db.select().from(outbox)).toEqual([]);
});

test('words that were taken out of a mail while it was about to go out do not go out', async ({
  db,
  onTestFinished,
}) => {
  const server = await aMailServer();
  onTestFinished(() => server.stop());
  const about = { number: '2026-000001', title: 'T', companyName: 'F', representative: 'Miriam Okafor' };
  const mail = { kind: 'reply-published', url: 'http://127.0.0.1:4321/de/cases/2026-000001', ...about } as const;
  const given = { mail, to: 'someone@example.org', locale: 'de', dedupeKey: 'reply', now: morning } as const;
  await write(db, async (tx) => done(await queueMail(tx, given)));
  const isStillSo = async () => {
    await write(db, async (tx) => done(await renameSpeaker(tx, 'Miriam Okafor', 'M. O.')));
    return true;
  };
  await deliverDue({ ...jobOf(db, server, later(2)), isStillSo });
  await deliverDue(jobOf(db, server, later(3)));
  expect(server.messages).toEqual([expect.stringContaining('M. O.')]);
});

/** A mail of that morning, of which nobody waits for anything. */
async function queuedNews(db: Database, dedupeKey: string) {
  const about = { number: '2026-000001', title: 'T', companyName: 'F' };
  const mail = { kind: 'case-live', url: 'http://127.0.0.1:4321/de/cases/2026-000001', ...about } as const;
  const given = { mail, to: 'someone@example.org', locale: 'de', dedupeKey, now: morning } as const;
  await write(db, async (tx) => done(await queueMail(tx, given)));
}

function jobOf(db: Database, { url }: { url: string }, at: Date, patience = new ServerPatience()) {
  const from = 'Aktenkundig <post@aktenkundig.example>';
  return { db, smtpUrl: url, from, now: () => at, patience, isStopping: () => false };
}

test('a server that is there and takes nothing costs no mail a try, and when it takes one again all go out at once', async ({
  db,
  onTestFinished,
}) => {
  const server = await aMailServer();
  onTestFinished(() => server.stop());
  const patience = new ServerPatience();
  const keys = Array.from({ length: 12 }, (_, index) => `mail-${index}`);
  for (const key of keys) await queuedNews(db, key);
  server.behave({ kind: 'refuse-recipient', code: 451 });
  for (let hour = 0; hour < 72; hour += 1.5) await deliverDue(jobOf(db, server, later(hour), patience));
  const tried = (await db.select().from(outbox)).map(({ attempts }) => attempts);
  expect(Math.max(...tried)).toBeLessThanOrEqual(1);

  server.behave({ kind: 'accept' });
  let sent = 0;
  for (let minute = 0; minute <= 6; minute += 1)
    sent += await deliverDue(jobOf(db, server, later(72 + minute / 60), patience));
  expect(sent).toBe(keys.length);
});

test('what a clock that stood months ahead has put off, taken or not yet judged goes out when it is right again', async ({
  db,
  onTestFinished,
}) => {
  const server = await aMailServer();
  onTestFinished(() => server.stop());
  for (const key of ['put off', 'taken', 'fine']) await queuedNews(db, key);
  const ahead = later(120 * 24);
  expect(await deliverDue({ ...jobOf(db, server, ahead), isBelieved: async () => false })).toBe(0);
  for (const { status, attempts } of await db.select().from(outbox))
    expect({ status, attempts }).toEqual({ status: 'queued', attempts: 0 });
  await db.update(outbox).set({ takenBy: 'killed', takenUntil: ahead }).where(eq(outbox.dedupeKey, 'taken'));
  expect(await deliverDue(jobOf(db, server, later(0.2)))).toBe(3);
});
