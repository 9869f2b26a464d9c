import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { contactAddresses, events, outbox, promises, reminders } from '#db/schema/index.ts';
import { retryMail } from '#src/features/notifications/commands.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { ServerPatience } from '#src/features/notifications/patience.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { anAnsweredCase, anAuthor, anOpenCase, freshDatabase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { killer } from './kill.ts';
import { aMailServer } from './mail-server.ts';
import { environment, start, until } from './start.ts';

const now = new Date();
const day = dayOf(now);
const published = addDays(day, -10);
const entries = [{ text: 'Ich habe die Erstattung verlangt.' }];

/** People who are to be reminded of one thing today, or of two, or have what is due in their digest. */
async function waitingPeople(db: Database, many: number): Promise<void> {
  for (let index = 0; index < many; index += 1) {
    const author = await anAuthor(db);
    const given = { author, publishedOn: published, seenOn: day, entries };
    const theCase = await anAnsweredCase(db, { ...given, repliedOn: addDays(day, -3) });
    if (index % 3 === 1) {
      const promise = { id: newId(), caseId: theCase.id, text: 'Erstattung', madeOn: published, dueOn: day };
      await exclusively(db, () => db.insert(promises).values(promise));
    }
    if (index % 3 === 2) await chooseMails(situationOf(author, day), [['your-turn', 'digest']]);
  }
}

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

test('kill -9 of one of two workers while reminders and digests are written: everybody gets one mail, nobody two', async () => {
  const many = 30;
  const { db, url, dispose } = await freshDatabase();
  const mailServer = await aMailServer();
  mailServer.behave({ kind: 'accept', pause: 4 });
  await waitingPeople(db, many);
  // Before eight in the morning the worker would wait.
  const env = environment({ DATABASE_URL: url, SMTP_URL: mailServer.url, DEMO_MAIL_DIR: '/nowhere' });
  const worker = () => start('dist/worker.mjs', [], env);
  const kills = 3;
  const killAtChance = killer(250);
  let kept: ReturnType<typeof worker> | null = null;
  for (let kill = 1; kill <= kills; kill += 1) {
    // The last two work side by side.
    if (kill === kills) kept = worker();
    const killed = worker();
    await until(() => /worker started/.test(killed.said()), 60, 'the worker starts');
    await killAtChance(killed);
  }
  if (!kept) throw new Error('nobody is left');
  const last = kept;
  await until(() => last.said().includes('reminders are written'), 60, 'the day is done');
  await until(async () => (await db.$count(outbox, eq(outbox.status, 'queued'))) === 0, 60, 'everything is sent');
  await until(
    async () => (await db.$count(outbox, eq(outbox.status, 'handing-over'))) === 0,
    15,
    'nothing is in hands',
  );
  kept.process.kill('SIGTERM');
  await kept.ended;

  const mails = await db.select().from(outbox);
  expect(twice(mailServer.whole)).toEqual([]);
  const arrived = new Set(mailServer.whole);
  expect(mails.filter(({ id, status }) => status === 'sent' && !arrived.has(id))).toEqual([]);
  expect(mails.filter(({ status }) => status !== 'sent' && status !== 'uncertain')).toEqual([]);
  expect(mails.filter(({ status }) => status === 'uncertain').length).toBeLessThanOrEqual(kills);
  // One mail for everybody: a reminder (the more important of two) or a digest.
  expect(mails).toHaveLength(many);
  const kinds = new Map<string, number>();
  for (const { kind } of mails) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  expect(Object.fromEntries(kinds)).toEqual({ 'judge-reply': many / 3, 'promise-due': many / 3, digest: many / 3 });
  const rows = await db.select().from(reminders);
  expect(rows).toHaveLength(many);
  expect(twice(rows.flatMap(({ recipientId, sentOn }) => (sentOn ? [`${recipientId} ${sentOn}`] : [])))).toEqual([]);
  await mailServer.stop();
  dispose();
}, 60_000);

test('an address that the mail server refuses for good has bounced: nothing more goes there, and the author can see it', async ({
  db,
  company,
}) => {
  const mailServer = await aMailServer();
  mailServer.behave({ kind: 'refuse-recipient', code: 550 });
  const theCase = await anOpenCase(db, { company, publishedOn: addDays(day, -6), seenOn: day, entries });
  const email = `service@${company.domain}`;
  await enterContact({ ...situationOf(theCase.author, day), now }, { number: theCase.number, email });
  const from = 'Aktenkundig <post@aktenkundig.example>';
  const at = new Date(now.getTime() + 1000);
  await deliverDue({
    db,
    smtpUrl: mailServer.url,
    from,
    now: () => at,
    patience: new ServerPatience(),
    isStopping: () => false,
  });
  expect(await db.select().from(contactAddresses)).toMatchObject([
    { endedBecause: 'bounced', endedAt: expect.any(Date) },
  ]);
  expect(await db.$count(events, eq(events.action, 'contacts.bounced'))).toBe(1);
  const [mail] = await db.select().from(outbox);
  expect(await retryMail(db, mail?.id ?? '', at)).toMatchObject({ ok: false, refusal: 'conflict' });
  const later = new Date(now.getTime() + 5 * 86_400_000);
  await sendReminders({ db, now: () => later, isStopping: () => false });
  expect(await db.$count(outbox)).toBe(1);
  await mailServer.stop();
});

test('a mail server that says "not now" about an address has not bounced it', async ({ db, company }) => {
  const mailServer = await aMailServer();
  mailServer.behave({ kind: 'refuse-recipient', code: 450 });
  const theCase = await anOpenCase(db, { company, publishedOn: day, seenOn: day, entries });
  const situation = { ...situationOf(theCase.author, day), now };
  await enterContact(situation, { number: theCase.number, email: `service@${company.domain}` });
  const from = 'Aktenkundig <post@aktenkundig.example>';
  await deliverDue({
    db,
    smtpUrl: mailServer.url,
    from,
    now: () => new Date(),
    patience: new ServerPatience(),
    isStopping: () => false,
  });
  expect(await db.select().from(contactAddresses)).toMatchObject([{ endedAt: null }]);
  mailServer.behave({ kind: 'accept' });
  const later = () => new Date(now.getTime() + 3_600_000);
  expect(
    await deliverDue({
      db,
      smtpUrl: mailServer.url,
      from,
      now: later,
      patience: new ServerPatience(),
      isStopping: () => false,
    }),
  ).toBe(1);
  expect(mailServer.last()).toMatch(/^List-Unsubscribe:\s+<http\S+>\r$/m);
  expect(mailServer.last()).toMatch(/^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click\r$/m);
  await mailServer.stop();
});
