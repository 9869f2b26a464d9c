import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { outbox, representatives, webhookMessages, webhooks } from '#db/schema/index.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { removeWebhook, replay, resumeWebhook, testWebhook } from '#src/features/integrations/webhooks/commands.ts';
import { deliverMessages } from '#src/features/integrations/webhooks/deliver.ts';
import { tellDue } from '#src/features/integrations/webhooks/due.ts';
import { spreadEvents } from '#src/features/integrations/webhooks/spread.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { anInternet, type Internet } from '#tests/internet.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aReceiver, aRound, aWebhook, isSignedWith, messagesOf, stateOf } from './programs.ts';

let internet: Internet;
beforeEach(async () => {
  internet = await anInternet(['firma.example']);
});
afterEach(() => internet.stop());

const minutes = (count: number) => new Date(momentOn(today).getTime() + count * 60_000);
const days = (count: number) => minutes(count * 24 * 60);

describe('a webhook', () => {
  test('is told of what happens from its making on, signed, and without a word of the case', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const theCase = await anAnsweredCase(db, { company, representative: speaker, title: 'Quittengelee verdorben' });
    must(await recordEntry(situationOf(theCase.author), theCase.number, anEntryForm({ text: 'Davor geschehen.' })));
    const { secret } = await aWebhook(speaker, receiver.url);
    const verdict = { number: theCase.number, replyId: theCase.replyId, boilerplate: false, content: 'no' as const };
    must(await judgeReply(situationOf(theCase.author), { ...verdict, text: 'Quittengelee fehlt weiter.' }));
    must(
      await recordEntry(situationOf(theCase.author), theCase.number, anEntryForm({ text: 'Noch ein Quittengelee.' })),
    );
    await aRound(db, receiver.way);
    const types = receiver.got.map(({ body }) => JSON.parse(body).type);
    expect(types).toEqual(['webhook.test', 'reply.judged', 'entry.added']);
    expect(receiver.got.every((got) => isSignedWith(secret, got))).toBe(true);
    const [, judged] = receiver.got;
    expect(JSON.parse(judged?.body ?? '')).toMatchObject({
      type: 'reply.judged',
      data: { company: company.slug, case: { number: theCase.number, ball: 'author', status: 'answered' } },
    });
    expect(receiver.got.map(({ body }) => body).join()).not.toMatch(/Quittengelee|Noch ein/);
    expect(judged?.headers['webhook-timestamp']).toBe(String(Math.floor(momentOn(today).getTime() / 1000)));
    await aRound(db, receiver.way, minutes(10));
    expect(receiver.got.length).toBe(3);
  });

  test('hears nothing of the cases of others, nor of what it did not choose', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    await aWebhook(speaker, receiver.url, ['case.closed']);
    const own = await anOpenCase(db, { company: { id: speaker.companyId, slug: '', name: '', domain: '' } });
    const other = await anOpenCase(db);
    for (const { author, number } of [own, other])
      must(await recordEntry(situationOf(author), number, anEntryForm({})));
    await aRound(db, receiver.way);
    expect(receiver.got.map(({ body }) => JSON.parse(body).type)).toEqual(['webhook.test']);
  });

  test('is told a day before that a promise and a deadline fall due, once', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    await aWebhook(speaker, receiver.url, ['reply.due', 'promise.due']);
    const theCase = await anOpenCase(db, { company, publishedOn: addDays(today, -13) });
    const job = { db, now: () => momentOn(today), isStopping: () => false };
    await tellDue(job, today);
    await tellDue(job, today);
    await aRound(db, receiver.way);
    expect(
      receiver.got.map(({ body }) => JSON.parse(body)).filter(({ type }) => type !== 'webhook.test'),
    ).toMatchObject([{ type: 'reply.due', data: { case: { number: theCase.number }, dueOn: addDays(today, 1) } }]);
  });

  test('of a company for which nobody speaks any more says nothing', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    await aWebhook(speaker, receiver.url);
    const ended = { endedAt: momentOn(today) };
    const isIt = eq(representatives.id, speaker.representativeId);
    await exclusively(db, () => db.update(representatives).set(ended).where(isIt));
    expect(await aRound(db, receiver.way)).toBe(0);
    expect(receiver.got).toEqual([]);
  });
});

describe('a receiver that fails', () => {
  test('is tried later and later, with the same id, until it answers', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    const { webhookId } = await aWebhook(speaker, receiver.url);
    receiver.state.answer = (_, response) => response.writeHead(503).end('Geheime Fehlerseite');
    await aRound(db, receiver.way);
    expect(await aRound(db, receiver.way, new Date(minutes(1).getTime() - 1000))).toBe(0);
    expect(await aRound(db, receiver.way, minutes(1))).toBe(1);
    expect(await messagesOf(db, webhookId)).toMatchObject([
      { status: 'queued', answered: 503, fault: 'status', attempts: 2 },
    ]);
    receiver.state.answer = (_, response) => response.writeHead(200).end();
    expect(await aRound(db, receiver.way, minutes(10))).toBe(1);
    expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await messagesOf(db, webhookId)).toMatchObject([{ status: 'delivered', answered: 200, fault: null }]);
    expect(await stateOf(db, webhookId)).toMatchObject({ failures: 0, failingSince: null, retryAt: null });
    expect(JSON.stringify(await db.select().from(webhookMessages))).not.toContain('Fehlerseite');
  });

  test('with ten thousand messages before it costs one request each time, and keeps nobody else waiting', async ({
    db,
  }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    const other = await aRepresentative(db);
    const dead = await aWebhook(speaker, 'https://tot.example/');
    await aWebhook(other, receiver.url);
    const row = { webhookId: dead.webhookId, type: 'entry.added' as const, body: '{}', status: 'queued' as const };
    for (let first = 0; first < 10_000; first += 500) {
      const rows = Array.from({ length: 500 }, (_, one) => ({
        ...row,
        ...{
          id: `msg_${first + one}`,
          dedupeKey: `dead:${first + one}`,
          notBefore: momentOn(today),
          createdAt: momentOn(today),
        },
      }));
      await exclusively(db, () => db.insert(webhookMessages).values(rows));
    }
    const began = performance.now();
    expect(await aRound(db, receiver.way)).toBe(2);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(receiver.got.length).toBe(1);
    let tries = 0;
    for (let hour = 1; hour <= 24; hour += 1) tries += await aRound(db, receiver.way, minutes(60 * hour));
    expect(tries).toBeLessThan(25);
    expect(await messagesOf(db, dead.webhookId)).toHaveLength(10_001);
  });

  test('that answers slowly, and many of one company, keep nobody else waiting; its turn ends, its tests too', async ({
    db,
  }) => {
    const receiver = await aReceiver(internet);
    const [slow, quick] = [await aRepresentative(db), await aRepresentative(db)];
    const arrived: number[] = [];
    const began = performance.now();
    receiver.state.answer = (request, response) => {
      const isSlow = request.url?.startsWith('/slow') ?? false;
      if (!isSlow) arrived.push(performance.now() - began);
      setTimeout(() => response.writeHead(204).end(), isSlow ? 400 : 0);
    };
    const hooks = [];
    for (let n = 0; n < 5; n += 1) hooks.push(await aWebhook(slow, `https://firma.example/slow/${n}`));
    // A queue of tests is no way to keep the worker busy.
    for (const { own } of hooks) {
      for (let n = 0; n < 2; n += 1) must(await testWebhook(situationOf(slow), own));
      expect(await testWebhook(situationOf(slow), own)).toMatchObject({ reason: 'tests-waiting' });
    }
    await aWebhook(quick, receiver.url);
    const job = { db, now: () => momentOn(today), isStopping: () => false, way: receiver.way, turn: 300 };
    // One message of each slow one: its turn is over before the next.
    expect(await deliverMessages(job)).toBe(5 + 1);
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toBeLessThan(400 * 4);
    // The next turn begins with whoever waited longest.
    const [first] = receiver.got.slice(-6);
    await deliverMessages(job);
    expect(receiver.got.slice(6)[0]?.headers['webhook-id']).not.toBe(first?.headers['webhook-id']);
    expect((await db.select().from(webhookMessages)).filter(({ status }) => status === 'delivered')).toHaveLength(11);
  });

  test('for five days is switched off, all are told once, and no mail waits for it', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    await aRepresentative(db, { company: { id: speaker.companyId, slug: '', name: '', domain: 'x.example' } });
    const { webhookId, own } = await aWebhook(speaker, receiver.url);
    receiver.state.answer = (_, response) => response.writeHead(500).end();
    for (let hours = 0; hours <= 6 * 24; hours += 5) await aRound(db, receiver.way, minutes(hours * 60));
    const off = await stateOf(db, webhookId);
    expect(off?.disabledAt).not.toBeNull();
    const mails = await db.select().from(outbox).where(eq(outbox.kind, 'webhook-disabled'));
    expect(mails.map(({ status }) => status)).toEqual(['queued', 'queued']);
    const before = receiver.got.length;
    await aRound(db, receiver.way, days(7));
    expect(receiver.got.length).toBe(before);
    const [message] = await messagesOf(db, webhookId);
    const again = { ...own, messageId: message?.id ?? '' };
    expect(await replay(situationOf(speaker, addDays(today, 7)), again)).toMatchObject({ reason: 'webhook-off' });
    receiver.state.answer = (_, response) => response.writeHead(200).end();
    must(await resumeWebhook(situationOf(speaker, addDays(today, 7)), own));
    must(await replay(situationOf(speaker, addDays(today, 7)), again));
    expect(await aRound(db, receiver.way, days(7))).toBe(2);
    expect((await messagesOf(db, webhookId)).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  test('that says 410 is left alone at once', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    const { webhookId } = await aWebhook(speaker, receiver.url);
    receiver.state.answer = (_, response) => response.writeHead(410).end();
    await aRound(db, receiver.way);
    expect(await stateOf(db, webhookId)).toMatchObject({ disabledAt: momentOn(today) });
  });
});

test('two workers at once make each message once, and send it once', async ({ db }) => {
  const receiver = await aReceiver(internet);
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  await aWebhook(speaker, receiver.url);
  const theCase = await anOpenCase(db, { company });
  for (let i = 0; i < 5; i += 1)
    must(await recordEntry(situationOf(theCase.author), theCase.number, anEntryForm({ text: `Eintrag ${i}` })));
  const job = { db, now: () => momentOn(today), isStopping: () => false, way: receiver.way };
  await Promise.all([spreadEvents(job), spreadEvents(job)]);
  await Promise.all([deliverMessages(job), deliverMessages(job)]);
  expect(receiver.got.map(({ headers }) => headers['webhook-id']).length).toBe(6);
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
});

test('a webhook that is removed is gone with its log, and removed twice is no fault of anybody', async ({ db }) => {
  const speaker = await aRepresentative(db);
  const { own } = await aWebhook(speaker, 'https://firma.example/');
  must(await removeWebhook(situationOf(speaker), own));
  expect([await db.$count(webhooks), await db.$count(webhookMessages)]).toEqual([0, 0]);
  expect(await removeWebhook(situationOf(speaker), own)).toMatchObject({ ok: false, refusal: 'not-found' });
});
