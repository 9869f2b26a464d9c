import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { representatives, webhookMessages, webhooks } from '#db/schema/index.ts';
import {
  changeSecret,
  createWebhook,
  removeWebhook,
  replay,
  resumeWebhook,
  testWebhook,
} from '#src/features/integrations/webhooks/commands.ts';
import { webhookLog } from '#src/features/integrations/webhooks/queries.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { anInternet, type Internet } from '#tests/internet.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aReceiver, aRound, aWebhook, isSignedWith, messagesOf, stateOf } from './programs.ts';

let internet: Internet;
beforeEach(async () => {
  internet = await anInternet(['firma.example']);
});
afterEach(() => internet.stop());

const minutes = (count: number) => new Date(momentOn(today).getTime() + count * 60_000);
const days = (count: number) => minutes(count * 24 * 60);

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
