import { spawn } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { beforeEach, expect } from 'vitest';
import { operationNotes, outbox } from '#db/schema/index.ts';
import { append } from '#src/features/log/append.ts';
import { checkpoint } from '#src/features/log/tree.ts';
import { endFrost } from '#src/features/notifications/frost.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { noteBeat } from '#src/features/operation/notes.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { storageChannel } from '#src/lib/storage.ts';
import { endsAgain, supervise } from '#src/process/beside/supervise.ts';
import { tellWhatStandsStill, whatStandsStill } from '#src/process/watch-over.ts';
import { anOpenCase, freshDatabase } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';
import { until } from './start.ts';

const test = base
  .extend('mailServer', async ({ task: _task }, { onCleanup }) => {
    const server = await aMailServer();
    onCleanup(() => server.stop());
    return server;
  })
  .extend('settings', async ({ mailServer }) => ({
    DATABASE_URL: 'libsql://elsewhere',
    SITE_URL: 'https://aktenkundig.example',
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Aktenkundig <post@aktenkundig.example>',
    OPERATOR_MAIL: 'operator@aktenkundig.example',
  }));

// What tests before left unstored is no fault of this one.
beforeEach(() => channel(storageChannel).publish(null));

const morning = new Date('2026-03-30T09:00:00Z');
const later = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);

test('whoever runs the site is told once a day what stands still, past the worker, and not while all is well', async ({
  settings,
  mailServer,
}) => {
  const { db, dispose } = await freshDatabase();
  await db.$client.execute("INSERT INTO tally_days (as_of) VALUES ('2026-03-30')");
  await noteBeat(db, morning);
  expect(await tellWhatStandsStill(db, settings, morning)).toEqual([]);

  expect(await tellWhatStandsStill(db, settings, later(1))).toEqual(['the worker gives no sign of life']);
  expect(await tellWhatStandsStill(db, settings, later(2))).toEqual([]);
  expect(mailServer.accepted).toHaveLength(1);
  expect(mailServer.last()).toContain('To: operator@aktenkundig.example');
  expect(mailServer.last()).toContain('the worker gives no sign of life');

  // A server that did not take it leaves the day open.
  mailServer.behave({ kind: 'refuse-recipient', code: 451 });
  await expect(tellWhatStandsStill(db, settings, later(25))).rejects.toThrow();
  mailServer.behave({ kind: 'accept' });
  expect(await tellWhatStandsStill(db, settings, later(26))).toEqual([
    'the worker gives no sign of life',
    "the day's work was not done",
  ]);
  dispose();
});

test('whoever runs the site is told that nothing can be stored, also on a day on which they were told of less, and where that cannot be noted', async ({
  settings,
  mailServer,
}) => {
  const { db, url, dispose } = await freshDatabase();
  await db.$client.execute("INSERT INTO tally_days (as_of) VALUES ('2026-03-30')");
  await noteBeat(db, morning);
  expect(await tellWhatStandsStill(db, settings, later(1))).toEqual(['the worker gives no sign of life']);
  rmSync(`${url.slice('file:'.length)}-wal`);
  const gone = expect.stringMatching(/-wal was removed while it was open$/);
  expect(await tellWhatStandsStill(db, settings, later(2))).toEqual([gone, 'the worker gives no sign of life']);
  expect(await tellWhatStandsStill(db, settings, later(3))).toEqual([]);
  expect(mailServer.accepted).toHaveLength(2);
  dispose();
});

test('a mail that waits for its next try is no reason to wake anybody, one that is due is, and so are mails that nobody decides about', async ({
  settings,
}) => {
  const { db, dispose } = await freshDatabase();
  await db.$client.execute("INSERT INTO tally_days (as_of) VALUES ('2026-03-30')");
  const mail = { kind: 'sign-in' as const, url: 'http://127.0.0.1/' };
  await write(db, async (tx) => {
    await queueMail(tx, { mail, to: 'a@example.org', locale: 'de', dedupeKey: 'a', now: morning });
    await tx.update(outbox).set({ notBefore: later(8) });
    return done();
  });
  const told = async (at: Date) => {
    await noteBeat(db, at);
    return (await whatStandsStill(db, settings, at)).words;
  };
  expect(await told(later(5))).toEqual([]);
  expect(await told(later(10))).toEqual(['a mail has been due for 2 hours']);
  await db.insert(operationNotes).values({ kind: 'frozen', value: '', at: later(6) });
  expect(await told(later(10))).toEqual([
    'mails have been held for 4 hours: npm run admin -- mails release, or mails discard',
  ]);
  dispose();
});

test('a process that ends as often as it is started is said', async ({ onTestFinished }) => {
  expect(endsAgain()).toBeNull();
  const dying = supervise('worker', () => spawn(process.execPath, ['--eval', 'process.exit(3)'], { stdio: 'ignore' }));
  onTestFinished(() => dying.stop());
  await until(() => endsAgain() !== null, 60, 'it is said');
  expect(endsAgain()).toMatch(/^the worker has ended \d+ times within an hour, the last time with 3$/);
});

test('is told of a public log that stays behind: a case that is not in it, and an old head at the public address', async ({
  settings,
  db,
  onTestFinished,
}) => {
  const given = { head: await checkpoint(db, morning) };
  const site = createServer((_, response) => response.end(given.head));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void site.close());
  const address = site.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const told = async (at: Date) => {
    await db.delete(operationNotes);
    await noteBeat(db, at);
    return tellWhatStandsStill(db, { ...settings, SITE_URL: `http://127.0.0.1:${port}` }, at);
  };
  await db.$client.execute("INSERT INTO tally_days (as_of) VALUES ('2026-03-30')");
  const { number } = await anOpenCase(db, { publishedOn: '2026-03-30' });
  await write(db, async (tx) =>
    done(await append(tx, { kind: 'case.published', at: morning, caseNumber: number, company: 'eins' })),
  );
  expect(await told(later(0.5))).toEqual([]);
  expect(await told(later(3))).toEqual(['the head of the public log that everybody is given is 3 hours old']);

  // Past every command, as somebody would who wants to keep it out of the log.
  await db.$client.execute(
    "UPDATE cases SET number = '2026-999999', published_at = (SELECT max(published_at) FROM cases)",
  );
  given.head = await checkpoint(db, later(6));
  const [words] = await told(later(6));
  expect(words).toMatch(/^the public log has recorded nothing of the last \d+ hours/);
  given.head = 'nothing';
  expect(await told(later(6)), 'nobody answers from here: that is for others to say').toHaveLength(1);
});

test.for([
  ['send', 'queued', false],
  ['discard', 'failed', true],
] as const)('held mails: %s', async ([what, status, isEmptied], { db }) => {
  const mail = { kind: 'sign-in' as const, url: 'http://127.0.0.1/' };
  await write(db, async (tx) => {
    await queueMail(tx, { mail, to: 'a@example.org', locale: 'de', dedupeKey: 'a', now: morning });
    await tx.update(outbox).set({ status: 'held' });
    await tx.insert(operationNotes).values({ kind: 'frozen', value: '', at: morning });
    return done();
  });
  expect(await endFrost(db, what, later(1))).toMatchObject({ ok: true, value: 1 });
  const [row] = await db.select().from(outbox);
  expect(row?.status).toBe(status);
  expect(row?.sealed === '').toBe(isEmptied);
  expect(await db.select().from(operationNotes)).toEqual([]);
});
