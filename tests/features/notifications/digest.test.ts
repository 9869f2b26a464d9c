import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { digestItems, outbox } from '#db/schema/index.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { letterHtml } from '#src/features/notifications/letter.ts';
import { notify } from '#src/features/notifications/notify.ts';
import { chooseMails, stopMails } from '#src/features/notifications/preferences/commands.ts';
import { preferencesOf } from '#src/features/notifications/preferences/queries.ts';
import { stopToken } from '#src/features/notifications/stop.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { momentOn, type Person, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

async function happens(person: Person, number: string) {
  await write(person.db, async (tx) => {
    const url = `http://127.0.0.1:4321/de/account/cases/${number}`;
    const mail = {
      kind: 'judge-reply',
      url,
      number,
      title: '<b>Regal</b>',
      companyName: 'Lund',
      repliedOn: '2026-03-28',
    } as const;
    const { userId, email: to } = person;
    return done(
      await notify(tx, {
        userId,
        to,
        locale: 'de',
        mail,
        caseId: number,
        dedupeKey: `judge:${number}`,
        now: momentOn(today),
      }),
    );
  });
}

const digestsOn = (db: Database, days = 0) =>
  sendDigests({ db, now: () => momentOn(addDays(today, days)), isStopping: () => false });

const inDigest = (person: Person) => chooseMails(situationOf(person), [['your-turn', 'digest']]);

test('everything that waits comes in one mail a day, whoever sends it and however often', async ({ db, author }) => {
  await inDigest(author);
  for (const number of ['2026-000001', '2026-000002']) await happens(author, number);
  const sent = await Promise.all([digestsOn(db), digestsOn(db), digestsOn(db)]);
  expect(sent.reduce((a, b) => a + b)).toBe(1);
  const [mail, ...others] = await db.select().from(outbox);
  expect(others).toEqual([]);
  const text = unseal(mail?.sealed ?? '');
  expect(text).toContain('2 Neuigkeiten');
  expect(text).toContain('2026-000001');
  expect(text).toContain('2026-000002');
  expect(letterHtml({ ...JSON.parse(text).letter, locale: 'de', title: '' })).toContain('&lt;b&gt;Regal');
  expect(await db.$count(digestItems, eq(digestItems.sealed, ''))).toBe(2);

  await happens(author, '2026-000003');
  expect(await digestsOn(db)).toBe(0);
  expect(await digestsOn(db, 1)).toBe(1);
  expect(await digestsOn(db, 2)).toBe(0);
});

test('news that can no longer be read holds nothing up', async ({ db, author, representative }) => {
  await inDigest(author);
  await inDigest(representative);
  await happens(author, '2026-000001');
  await happens(representative, '2026-000002');
  await exclusively(db, () =>
    db.update(digestItems).set({ sealed: 'unreadable' }).where(eq(digestItems.userId, author.userId)),
  );
  expect(await digestsOn(db)).toBe(1);
  expect(await digestsOn(db, 1)).toBe(0);
});

test('the link at the foot of a digest ends what comes in it and nothing else', async ({ db, author }) => {
  await inDigest(author);
  const token = stopToken({ userId: author.userId, topic: 'digest', to: author.email });
  expect(await stopMails(situationOfVisitor(db), { token })).toMatchObject({ ok: true });
  const chosen = await preferencesOf(db, author.userId);
  expect([...chosen].filter(([, way]) => way === 'never')).toEqual([
    ['your-turn', 'never'],
    // In the digest unless somebody chooses otherwise.
    ['followed-cases', 'never'],
  ]);
});
