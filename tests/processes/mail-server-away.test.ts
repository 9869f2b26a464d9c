import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { outbox, promises, reminders } from '#db/schema/index.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { ServerPatience } from '#src/features/notifications/patience.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { isStillSo } from '#src/features/reminders/sending/still.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { anAnsweredCase, anAuthor, momentOn } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';

const day = '2026-03-30';
const morning = momentOn(day);
const later = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);

/** A person is to be told that a promise falls due today, while no mail server can be reached. */
async function aWaitingReminder(db: Database) {
  const author = await anAuthor(db);
  const entries = [{ text: 'Ich habe die Erstattung verlangt.' }];
  const published = addDays(day, -10);
  const given = { author, publishedOn: published, seenOn: day, entries };
  const theCase = await anAnsweredCase(db, { ...given, repliedOn: addDays(day, -3) });
  const promise = { id: newId(), caseId: theCase.id, text: 'Erstattung', madeOn: published, dueOn: day };
  await exclusively(db, () => db.insert(promises).values(promise));
  await sendReminders({ db, now: () => morning, isStopping: () => false });
  expect(await db.select({ kind: outbox.kind }).from(outbox)).toEqual([{ kind: 'promise-due' }]);
  return promise.id;
}

async function deliveredAt(db: Database, at: Date): Promise<number> {
  const mailServer = await aMailServer();
  const from = 'Aktenkundig <post@aktenkundig.example>';
  const still = { isStillSo: (row: typeof outbox.$inferSelect) => isStillSo(db, row, at) };
  const job = { db, smtpUrl: mailServer.url, from, now: () => at, isStopping: () => false, ...still };
  const sent = await deliverDue({ ...job, patience: new ServerPatience() });
  await mailServer.stop();
  return sent;
}

test('a reminder that waited for the mail server goes out while it is still asked for', async ({ db }) => {
  await aWaitingReminder(db);
  expect(await deliveredAt(db, later(2))).toBe(1);
  expect(await db.select().from(reminders)).toMatchObject([{ result: 'queued', sentOn: day }]);
});

test('a reminder of what has been done meanwhile does not go out, and is not told as sent', async ({ db }) => {
  const promiseId = await aWaitingReminder(db);
  await exclusively(db, () => db.update(promises).set({ keptOn: day }).where(eq(promises.id, promiseId)));
  expect(await deliveredAt(db, later(2))).toBe(0);
  expect(await db.select().from(outbox)).toEqual([]);
  expect(await db.select().from(reminders)).toMatchObject([{ result: 'outdated', sentOn: null }]);
});

test('a reminder whose day went by while no server could be reached does not go out', async ({ db }) => {
  await aWaitingReminder(db);
  expect(await deliveredAt(db, later(13 * 24))).toBe(0);
  expect(await db.select().from(outbox)).toEqual([]);
});
