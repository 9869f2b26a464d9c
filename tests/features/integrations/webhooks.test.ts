import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { outbox, representatives, webhookMessages, webhooks } from '#db/schema/index.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import {
  changeSecret,
  createWebhook,
  removeWebhook,
  replay,
  resumeWebhook,
  testWebhook,
} from '#src/features/integrations/webhooks/commands.ts';
import { deliverMessages } from '#src/features/integrations/webhooks/deliver.ts';
import { tellDue } from '#src/features/integrations/webhooks/due.ts';
import { webhookLog } from '#src/features/integrations/webhooks/queries.ts';
import { spreadEvents } from '#src/features/integrations/webhooks/spread.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
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

describe('what a company may do with webhooks', () => {
  test('only those who speak for it with certainty may do, also when the session says otherwise', async ({ db }) => {
    const speaker = await aRepresentative(db);
    const stranger = await aRepresentative(db);
    const { own } = await aWebhook(speaker, 'https://firma.example/');
    const [message] = await messagesOf(db, own.webhookId);
    const acts = [
      (who: typeof speaker) =>
        createWebhook(situationOf(who), {
          ...own,
          webhookId: newId(),
          url: 'https://a.example/',
          type: ['case.closed'],
        }),
      (who: typeof speaker) => testWebhook(situationOf(who), own),
      (who: typeof speaker) => changeSecret(situationOf(who), own),
      (who: typeof speaker) => resumeWebhook(situationOf(who), own),
      (who: typeof speaker) => replay(situationOf(who), { ...own, messageId: message?.id ?? '' }),
      (who: typeof speaker) => removeWebhook(situationOf(who), own),
    ];
    for (const act of acts) expect(await act(stranger)).toMatchObject({ ok: false, refusal: 'not-allowed' });
    // One's own company with somebody else's webhook.
    const mixed = { companyId: stranger.companyId, webhookId: own.webhookId };
    expect(await removeWebhook(situationOf(stranger), mixed)).toMatchObject({ ok: false, refusal: 'not-found' });
    expect(await changeSecret(situationOf(stranger), mixed)).toMatchObject({ ok: false, refusal: 'not-found' });
    expect(await webhookLog(db, { id: own.webhookId, companyIds: [stranger.companyId], page: 1 })).toBeNull();
    const isIt = eq(representatives.id, speaker.representativeId);
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ checkingSince: momentOn(today) })
        .where(isIt),
    );
    for (const act of acts) expect(await act(speaker)).toMatchObject({ ok: false, refusal: 'not-allowed' });
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ checkingSince: null, endedAt: momentOn(today) })
        .where(isIt),
    );
    for (const act of acts) expect(await act(speaker)).toMatchObject({ ok: false, refusal: 'not-allowed' });
  });

  test.for([
    'http://firma.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://firma.example:8443/',
    'https://user:pass@firma.example/',
    'ftp://firma.example/',
    'javascript:alert(1)',
    'firma.example',
  ])('is not to have one at %s', async (url, { db }) => {
    const speaker = await aRepresentative(db);
    const own = { companyId: speaker.companyId, webhookId: newId() };
    expect(await createWebhook(situationOf(speaker), { ...own, url, type: ['case.closed'] })).toMatchObject({
      ok: false,
      field: 'url',
      reason: 'webhook-address',
    });
  });

  test.for(['127.0.0.2', '10.0.0.1', '169.254.169.254', '192.168.1.1', '::1', '::ffff:127.0.0.1', 'fd00::1'])(
    'reaches nothing inside, although its name leads to %s, and the log says so',
    async (ip, { db }) => {
      const receiver = await aReceiver(internet);
      const speaker = await aRepresentative(db);
      internet.names.delete('A firma.example');
      internet.names.set(`${ip.includes(':') ? 'AAAA' : 'A'} firma.example`, [ip]);
      const { webhookId } = await aWebhook(speaker, receiver.url);
      const { allow: _, ...usual } = receiver.way;
      await aRound(db, usual);
      expect(receiver.got).toEqual([]);
      expect(await messagesOf(db, webhookId)).toMatchObject([{ status: 'queued', fault: 'forbidden', attempts: 1 }]);
    },
  );

  test('is not led elsewhere by an answer, nor kept by one that never ends', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    const { webhookId } = await aWebhook(speaker, receiver.url);
    receiver.state.answer = (_, response) =>
      response.writeHead(307, { location: 'https://firma.example/inside' }).end();
    await aRound(db, receiver.way);
    expect(await messagesOf(db, webhookId)).toMatchObject([{ fault: 'elsewhere' }]);
    receiver.state.answer = (_, response) => response.writeHead(200).end('x'.repeat(100_000));
    await aRound(db, receiver.way, minutes(2));
    expect(await messagesOf(db, webhookId)).toMatchObject([{ fault: 'unreadable', attempts: 2 }]);
    expect(receiver.got.length).toBe(2);
  });
});

describe('the secret of a webhook', () => {
  test('is nowhere in clear, and after a change the old one signs for a day as well', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    const { secret: old, own } = await aWebhook(speaker, receiver.url);
    const { secret } = must(await changeSecret(situationOf(speaker), own));
    expect(secret).not.toBe(old);
    await aRound(db, receiver.way);
    const [first] = receiver.got;
    expect(first && [isSignedWith(old, first), isSignedWith(secret, first)]).toEqual([true, true]);
    must(await testWebhook(situationOf(speaker, addDays(today, 2)), own));
    await aRound(db, receiver.way, days(2));
    const last = receiver.got.at(-1);
    expect(last && [isSignedWith(old, last), isSignedWith(secret, last)]).toEqual([false, true]);
    const rows = JSON.stringify([await db.select().from(webhooks), await db.select().from(webhookMessages)]);
    for (const one of [old, secret, 'geheim']) expect(rows).not.toContain(one);
    const shown = await webhookLog(db, { id: own.webhookId, companyIds: [own.companyId], page: 1 });
    expect(JSON.stringify(shown)).not.toContain(secret.slice(6));
    const row = await stateOf(db, own.webhookId);
    expect(unseal(row?.sealedSecret ?? '')).toBe(secret);
  });

  test('lets nobody send an old message again: its time is signed', async ({ db }) => {
    const receiver = await aReceiver(internet);
    const speaker = await aRepresentative(db);
    const { secret } = await aWebhook(speaker, receiver.url);
    await aRound(db, receiver.way);
    const [got] = receiver.got;
    if (!got) throw new Error('nothing came');
    const later = { ...got, headers: { ...got.headers, 'webhook-timestamp': '1999999999' } };
    const other = { ...got, headers: { ...got.headers, 'webhook-id': 'msg_other' } };
    expect([got, later, other, { ...got, body: `${got.body} ` }].map((one) => isSignedWith(secret, one))).toEqual([
      true,
      false,
      false,
      false,
    ]);
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
