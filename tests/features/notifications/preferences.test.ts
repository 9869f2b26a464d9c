import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { digestItems, events, mailPreferences, outbox } from '#db/schema/index.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { notify } from '#src/features/notifications/notify.ts';
import { chooseMails, stopMails } from '#src/features/notifications/preferences/commands.ts';
import { preferencesOf } from '#src/features/notifications/preferences/queries.ts';
import { readStopToken, stopToken } from '#src/features/notifications/stop.ts';
import { usualWay, type Way } from '#src/features/notifications/topics.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { momentOn, type Person, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const mail = {
  kind: 'reply-published',
  url: 'http://127.0.0.1:4321/de/account/cases/2026-000001',
  number: '2026-000001',
  title: 'Regal storniert',
  companyName: 'Nordlicht Möbel GmbH',
  representative: 'Miriam Okafor, Leiterin Kundendienst',
} as const;

async function told(db: Database, person: Person, dedupeKey = 'reply:1') {
  const outcome = await write(db, async (tx) => {
    const { userId, email: to } = person;
    return done(await notify(tx, { userId, to, locale: 'de', mail, caseId: 'case', dedupeKey, now: momentOn(today) }));
  });
  return outcome.ok ? outcome.value : outcome.refusal;
}

const choose = (person: Person, way: Way) => chooseMails(situationOf(person), [['answers', way]]);

test('a person who has chosen nothing is told at once, and the mail says how to end mails like it', async ({
  db,
  author,
}) => {
  expect(await told(db, author)).toBe('queued');
  const [row] = await db.select().from(outbox);
  const sealed = unseal(row?.sealed ?? '');
  expect(sealed).toContain('/de/account/link/stop-mails?token=');
  expect(sealed).toContain('Antworten auf Ihre Fälle');
  expect(sealed).toContain('/de/account/mails');
});

test('who wants a digest gets no mail of its own, and what waits is sealed', async ({ db, author }) => {
  await choose(author, 'digest');
  expect(await told(db, author)).toBe('digest');
  expect(await told(db, author)).toBe('digest');
  expect(await db.select().from(outbox)).toEqual([]);
  const [item, ...others] = await db.select().from(digestItems);
  expect(others).toEqual([]);
  expect(item?.sealed).not.toContain('Okafor');
});

test('who wants none gets none', async ({ db, author }) => {
  await choose(author, 'never');
  expect(await told(db, author)).toBe('refused');
  expect(await db.select().from(outbox)).toEqual([]);
  expect(await db.select().from(digestItems)).toEqual([]);
});

test('everybody chooses for themselves, and only when signed in', async ({ db, author, representative }) => {
  await choose(author, 'never');
  expect((await preferencesOf(db, author.userId)).get('answers')).toBe('never');
  expect((await preferencesOf(db, representative.userId)).get('answers')).toBe('at-once');
  expect(await chooseMails(situationOfVisitor(db), [['answers', 'never']])).toMatchObject({ refusal: 'not-signed-in' });
});

test('the link at the foot of a mail ends its topic without signing in, as often as it is used', async ({
  db,
  author,
}) => {
  const token = stopToken({ userId: author.userId, topic: 'your-turn', to: author.email });
  expect(await stopMails(situationOfVisitor(db), { token })).toMatchObject({ ok: true });
  expect(await stopMails(situationOfVisitor(db), { token })).toMatchObject({ ok: true });
  const chosen = await preferencesOf(db, author.userId);
  expect([...chosen].filter(([topic, way]) => way !== usualWay(topic))).toEqual([['your-turn', 'never']]);
  expect(await db.$count(events, eq(events.action, 'mails.stop'))).toBe(2);
});

test('a link that was changed ends nothing', async ({ db, author, representative }) => {
  const token = stopToken({ userId: author.userId, topic: 'your-turn', to: author.email });
  const forged = [
    token.replace(author.userId, representative.userId),
    token.replace('your-turn', 'answers'),
    token.replace('your-turn', 'sign-in'),
    token.slice(0, -1),
    '',
    '..',
  ];
  for (const one of forged) {
    expect(await readStopToken(db, one)).toBeNull();
    expect(await stopMails(situationOfVisitor(db), { token: one })).toMatchObject({ refusal: 'not-found' });
  }
  expect(await db.select().from(mailPreferences)).toEqual([]);
});

test('what waits for a digest is not told any more to who wants no mails of its topic', async ({ db, author }) => {
  for (const end of [
    () => choose(author, 'never'),
    () =>
      stopMails(situationOfVisitor(db), {
        token: stopToken({ userId: author.userId, topic: 'digest', to: author.email }),
      }),
  ]) {
    await choose(author, 'digest');
    expect(await told(db, author)).toBe('digest');
    expect(await end()).toMatchObject({ ok: true });
    expect(await db.select().from(digestItems)).toEqual([]);
  }
});

test('what waits to go out, by itself or in a digest that is made already, is not told to who wants no more of it', async ({
  db,
  author,
}) => {
  const news = { ...mail, kind: 'your-turn', days: 3 } as const;
  const both = async (way: Way) => {
    for (const topic of ['answers', 'your-turn'] as const) must(await chooseMails(situationOf(author), [[topic, way]]));
  };
  const theNews = () =>
    write(db, async (tx) => {
      const { userId, email: to } = author;
      const about = { userId, to, locale: 'de', caseId: 'case', now: momentOn(today) } as const;
      return done(await notify(tx, { ...about, mail: news, dedupeKey: `turn:${newId()}` }));
    });
  await both('digest');
  await told(db, author);
  await theNews();
  await sendDigests({ db, now: () => momentOn(today), isStopping: () => false });
  await both('at-once');
  await told(db, author, 'reply:2');
  await theNews();
  await choose(author, 'never');
  const [digest, ...alone] = await db.select().from(outbox).orderBy(outbox.kind);
  expect(alone.map(({ kind }) => kind)).toEqual(['your-turn']);
  const kinds = JSON.parse(unseal(digest?.sealed ?? '')).made.mails.map(({ kind }: { kind: string }) => kind);
  expect([digest?.kind, kinds]).toEqual(['digest', ['your-turn']]);
  await chooseMails(situationOf(author), [['your-turn', 'never']]);
  expect(await db.select().from(outbox)).toEqual([]);
});

test('a link at the foot of a mail cannot be used to fill the events', async ({ db, author }) => {
  const token = stopToken({ userId: author.userId, topic: 'your-turn', to: author.email });
  const outcomes = [];
  for (let time = 0; time < 250; time += 1) outcomes.push(await stopMails(situationOfVisitor(db), { token }));
  expect(outcomes.at(0)).toMatchObject({ ok: true });
  expect(outcomes.at(-1)).toMatchObject({ refusal: 'too-often' });
});
