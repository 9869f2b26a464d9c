import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { checkCases } from '#src/features/cases/state/check.ts';
import { deliverDue } from '#src/features/notifications/deliver.ts';
import { queueMail } from '#src/features/notifications/outbox.ts';
import { ServerPatience } from '#src/features/notifications/patience.ts';
import { write, writeGently } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { anOpenCase, momentOn, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aMailServer } from './mail-server.ts';

const test = base.extend('mailServer', async ({ task: _task }, { onCleanup }) => {
  const server = await aMailServer();
  onCleanup(() => server.stop());
  return server;
});

/** As a query of the client does: lets nothing else in this process have a turn. */
function hold(milliseconds: number) {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test('the day’s work of the worker stands still while a mail is handed over', async ({ db, mailServer }) => {
  const now = new Date();
  let pieces = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      await writeGently(db, async () => {
        hold(20);
        pieces += 1;
        return done();
      });
    }
  })();
  await pause(50);
  await write(db, async (tx) => {
    const mail = { kind: 'sign-in', url: 'http://127.0.0.1:4321/de/account/link/sign-in?token=x' } as const;
    await queueMail(tx, { mail, to: 'anna@mail.example', locale: 'de', dedupeKey: 'one', now });
    return done();
  });
  const before = pieces;
  const from = 'Aktenkundig <post@aktenkundig.example>';
  const sent = await deliverDue({
    db,
    smtpUrl: mailServer.url,
    from,
    now: () => now,
    patience: new ServerPatience(),
    isStopping: () => false,
  });
  // The one that had begun, and one in the moment in which the outbox is looked at once more.
  expect([sent, pieces - before <= 3]).toEqual([1, true]);
  isOver = true;
  await work;
});

test('and goes on to its end while one mail goes out after the other', async ({ db, mailServer }) => {
  const now = new Date();
  await anOpenCase(db);
  await write(db, async (tx) => {
    for (let index = 0; index < 40; index += 1) {
      const mail = { kind: 'sign-in', url: `http://127.0.0.1:4321/de/account/link/sign-in?token=${index}` } as const;
      await queueMail(tx, { mail, to: `p${index}@mail.example`, locale: 'de', dedupeKey: `m${index}`, now });
    }
    return done();
  });
  const from = 'Aktenkundig <post@aktenkundig.example>';
  let isSent = false;
  const sending = deliverDue({
    db,
    smtpUrl: mailServer.url,
    from,
    now: () => now,
    patience: new ServerPatience(),
    isStopping: () => false,
  }).then((sent) => {
    isSent = true;
    return sent;
  });
  expect(await checkCases(db, momentOn(today))).toEqual([]);
  expect(isSent).toBe(false);
  expect(await sending).toBe(40);
});
