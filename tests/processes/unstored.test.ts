import { eq, like } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, forecasts, outbox, tallyDays, webhookMessages } from '#db/schema/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { restDormantCases } from '#src/features/cases/state/dormancy.ts';
import { follow } from '#src/features/following/commands.ts';
import { tellFollowers } from '#src/features/following/news.ts';
import { keepForecasts } from '#src/features/forecasts/index.ts';
import { tellDue } from '#src/features/integrations/webhooks/due.ts';
import { sendWeeks } from '#src/features/integrations/weekly/send.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { replayErasures } from '#src/features/rights/erasures.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, weekdayOf } from '#src/lib/dates.ts';
import { freshDatabase } from '#tests/database.ts';
import { aCompany, anAuthor, anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { anInternet } from '#tests/internet.ts';
import { test as base } from '#tests/test.ts';
import { must } from '../features/drafts/writing.ts';
import { aReceiver, aRound, aWebhook, messagesOf } from '../features/integrations/programs.ts';
import { environment, start } from './start.ts';
import { holdLock, takeAway } from './unstored.ts';

// What a site does by itself: nobody reads what it is refused. What cannot be stored at a moment is done when it can.

const test = base.extend('place', async ({ task: _task }, { onCleanup }) => {
  const { db, url, dispose } = await freshDatabase();
  onCleanup(dispose);
  return { db, url };
});

const monday = addDays(today, -weekdayOf(today));
const job = (db: Database, day = today) => ({ db, now: () => momentOn(day), isStopping: () => false });
const mails = (db: Database, kind: string) => db.$count(outbox, like(outbox.kind, kind));

/** Whoever writes in a case that waits for its company since so many days. */
async function aWaitingCase(db: Database, days: number) {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const day = addDays(today, -days);
  const entries = [{ text: 'Ich habe angerufen.' }];
  const theCase = await anOpenCase(db, { company, publishedOn: day, seenOn: day, entries });
  return { company, speaker, theCase };
}

async function aFollowedReply(db: Database, way: 'at-once' | 'digest') {
  const { speaker, theCase } = await aWaitingCase(db, 3);
  const follower = await anAuthor(db);
  must(await follow(situationOf(follower, addDays(today, -1)), { kind: 'case', of: theCase.number }));
  must(await chooseMails(situationOf(follower), [['follows', way]]));
  const reply = { id: newId(), text: 'Wir erstatten den Betrag.', intent: 'solution' as const, promises: [] };
  must(await publishReply(situationOf(speaker), { ...reply, number: theCase.number }));
}

/** Work of a site: something to do, how it is done, and how much has come of it. */
interface Work {
  prepare: (db: Database) => Promise<unknown>;
  work: (db: Database) => Promise<unknown>;
  done: (db: Database) => Promise<number>;
}

const works: [string, Work][] = [
  [
    'followers are told',
    {
      prepare: (db) => aFollowedReply(db, 'at-once'),
      work: (db) => tellFollowers(job(db)),
      done: (db) => mails(db, 'followed-%'),
    },
  ],
  [
    'the digest of the day goes out',
    {
      prepare: async (db) => {
        await aFollowedReply(db, 'digest');
        await tellFollowers(job(db));
      },
      work: (db) => sendDigests(job(db)),
      done: (db) => mails(db, 'digest'),
    },
  ],
  [
    'a company is reminded',
    {
      prepare: (db) => aWaitingCase(db, 15),
      work: (db) => sendReminders(job(db)),
      done: (db) => mails(db, 'company-%'),
    },
  ],
  [
    'the mail of the week goes out',
    {
      prepare: (db) => aWaitingCase(db, 9),
      work: (db) => sendWeeks(job(db, monday), monday),
      done: (db) => mails(db, 'company-week'),
    },
  ],
  [
    'programs are told what falls due tomorrow',
    {
      prepare: async (db) => {
        const { speaker } = await aWaitingCase(db, 13);
        await aWebhook(speaker, 'https://firma.example/hook', ['reply.due']);
      },
      work: (db) => tellDue(job(db), today),
      done: (db) => db.$count(webhookMessages, eq(webhookMessages.type, 'reply.due')),
    },
  ],
  [
    'a case comes to rest',
    {
      prepare: (db) => aWaitingCase(db, 200),
      work: (db) => restDormantCases(db, momentOn(today)),
      done: (db) => db.$count(cases, eq(cases.status, 'dormant')),
    },
  ],
  [
    'the pages turn to the day',
    {
      prepare: (db) => aWaitingCase(db, 30),
      work: (db) => keepTallies(db, today),
      done: (db) => db.$count(tallyDays, eq(tallyDays.asOf, today)),
    },
  ],
  [
    'the forecasts of the day are made',
    {
      prepare: (db) => aWaitingCase(db, 60),
      work: (db) => keepForecasts(db, today),
      done: (db) => db.$count(forecasts, eq(forecasts.asOf, today)),
    },
  ],
];

describe('while nothing can be stored it is not taken for done that', () => {
  test.for(works)('%s', async ([_, { prepare, work, done }], { place: { db, url } }) => {
    await prepare(db);
    const comeBack = takeAway(url);
    await expect(work(db)).rejects.toThrow('unavailable');
    comeBack();
    expect(await done(db)).toBe(0);
    await work(db);
    expect(await done(db)).toBeGreaterThan(0);
  });

  test('what was erased is erased again from a database that was put back', async ({ place: { db, url } }) => {
    const person = await anAuthor(db);
    const lines = [`account ${person.userId} keep`];
    const comeBack = takeAway(url);
    await expect(replayErasures(db, lines, momentOn(today))).rejects.toThrow('unavailable');
    comeBack();
    expect((await replayErasures(db, lines, momentOn(today))).accounts).toBe(1);
  });
});

describe('while another process writes', () => {
  test('longer than anybody waits for it, followers are told a little later', async ({ place: { db, url } }) => {
    await aFollowedReply(db, 'at-once');
    const { ended } = await holdLock(url, 6000);
    await expect(tellFollowers(job(db))).rejects.toThrow('unavailable');
    await ended;
    await tellFollowers(job(db));
    expect(await mails(db, 'followed-%')).toBe(1);
  });

  test('longer than a change waits for it, the next page is read all the same', async ({ place: { db, url } }) => {
    const { theCase } = await aWaitingCase(db, 3);
    const change = () => db.update(cases).set({ title: 'Neu' }).where(eq(cases.id, theCase.id));
    const { ended } = await holdLock(url, 6000);
    await expect(exclusively(db, change)).rejects.toThrow('unavailable');
    const ofCase = db.select({ title: cases.title }).from(cases).where(eq(cases.id, theCase.id));
    expect(await db.batch([ofCase])).toEqual([[{ title: theCase.title }]]);
    await ended;
    await exclusively(db, change);
    expect(await ofCase).toEqual([{ title: 'Neu' }]);
  });

  test('an administrator is told that, and not that what they asked for is not there', async ({ place: { url } }) => {
    const { ended } = await holdLock(url, 15_000);
    const asked = start('dist/admin.mjs', ['representatives', 'end', newId()], environment({ DATABASE_URL: url }));
    expect(await asked.ended).toBe(1);
    expect(asked.said()).toMatch(/SQLITE_BUSY\. Call it again/);
    await ended;
  });

  test('a message that a program has taken is noted as taken, and not sent again', async ({ place: { db, url } }) => {
    const internet = await anInternet(['firma.example']);
    const receiver = await aReceiver(internet);
    const { speaker } = await aWaitingCase(db, 3);
    const { webhookId } = await aWebhook(speaker, receiver.url);
    receiver.state.answer = (_, response) => {
      void holdLock(url, 7000).then(() => response.writeHead(204).end());
    };
    await aRound(db, receiver.way);
    expect(receiver.got).toHaveLength(1);
    expect(await messagesOf(db, webhookId)).toMatchObject([{ status: 'delivered', attempts: 1 }]);
    await internet.stop();
  });
});
