import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { outbox, promises, reminders } from '#db/schema/index.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { endFrost } from '#src/features/notifications/frost.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { noteBeat } from '#src/features/operation/notes.ts';
import { restore } from '#src/features/operation/restore.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { writeLostMails } from '#src/process/lost-hours.ts';
import { copyOf } from '#tests/database.ts';
import { aCompany, anAnsweredCase, anAuthor, freshDatabase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const isStopping = () => false;
const momentOf = (day: Day, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:30:00Z`);

/** What the worker does in the morning of a day, and that its mails go out. */
async function aMorning(db: Database, day: Day): Promise<void> {
  const at = momentOf(day, 7);
  await sendReminders({ db, now: () => at, isStopping });
  await sendDigests({ db, now: () => at, isStopping });
  await exclusively(db, () => db.update(outbox).set({ status: 'sent' }).where(eq(outbox.status, 'queued')));
  await noteBeat(db, at);
}

/** What somebody got, by its occasion: mails of the worker have the same key in every copy. */
async function gone(db: Database): Promise<string[]> {
  const rows = await db.select().from(outbox).where(eq(outbox.status, 'sent'));
  return rows.map(({ dedupeKey }) => dedupeKey).filter((key) => /^(reminder|digest)/.test(key));
}

/** A case answered so many days ago, of which the author is reminded, with a promise that falls due in so many. */
const aCase = fc.record({
  answeredAgo: fc.integer({ min: 0, max: 5 }),
  dueIn: fc.option(fc.integer({ min: 0, max: 5 })),
  isDigest: fc.boolean(),
});
const history = fc.record({
  people: fc.array(aCase, { minLength: 2, maxLength: 4 }),
  lostDays: fc.integer({ min: 0, max: 3 }),
  /** Of the day on which everything is lost and put back: before or after the reminders of the morning. */
  hour: fc.constantFrom(4, 12),
});

test('of the mails that the worker wrote after a copy none goes again from it once they are discarded, and none of later days is missing', async () => {
  let lost = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ people, lostDays, hour }) => {
      const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-lost-'));
      const { db, dispose } = await freshDatabase();
      const company = await aCompany(db);
      for (const { answeredAgo, dueIn, isDigest } of people) {
        const author = await anAuthor(db);
        const publishedOn = addDays(today, -10);
        const entries = [{ text: 'Ich habe die Erstattung verlangt.' }];
        const given = { author, company, publishedOn, seenOn: today, entries };
        const theCase = await anAnsweredCase(db, { ...given, repliedOn: addDays(today, -answeredAgo) });
        const promise = { id: newId(), caseId: theCase.id, text: 'Erstattung', madeOn: publishedOn };
        if (dueIn !== null)
          await exclusively(db, () => db.insert(promises).values({ ...promise, dueOn: addDays(today, dueIn) }));
        if (isDigest) await chooseMails(situationOf(author, today), [['your-turn', 'digest']]);
      }
      await aMorning(db, today);
      const copy = await copyOf(db);
      const inCopy = (await gone(db)).length;

      const last = addDays(today, lostDays);
      const isAfterMorning = hour > 7;
      for (let day = addDays(today, 1); day <= last; day = addDays(day, 1))
        if (day < last || isAfterMorning) await aMorning(db, day);
      const before = await gone(db);
      lost += before.length - inCopy;

      const file = join(folder, 'restored.db');
      copy.db.$client.close();
      await restore(copy.url.slice('file:'.length), file, momentOf(last, hour), writeLostMails);
      const restored = openDatabase({ url: `file:${file}` });
      expect(await endFrost(restored, 'discard', momentOf(last, hour))).toMatchObject({ ok: true });
      const copied = await gone(restored);
      for (let day = last; day <= addDays(last, 4); day = addDays(day, 1)) {
        if (day > last || !isAfterMorning) for (const one of [db, restored]) await aMorning(one, day);
        else await aMorning(restored, day);
      }
      const again = (await gone(restored)).filter((key) => !copied.includes(key));
      expect(again.filter((key) => before.includes(key))).toEqual([]);
      const wanted = (await gone(db)).filter((key) => !before.includes(key));
      expect(again.toSorted()).toEqual(wanted.toSorted());
      expect(await restored.$count(reminders)).toBe(await db.$count(reminders));
      restored.$client.close();
      dispose();
      copy.dispose();
      rmSync(folder, { recursive: true, force: true });
    }),
    { numRuns: 3, examples: [[{ people: [{ answeredAgo: 1, dueIn: 1, isDigest: false }], lostDays: 3, hour: 12 }]] },
  );
  expect(lost).toBeGreaterThan(0);
});
