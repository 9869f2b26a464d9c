import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import { cases, promises } from '#db/schema/index.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { exclusively } from '#src/lib/database.ts';
import { anAnsweredCase, anOpenCase, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('a published case waits for the company', async ({ db, author, company }) => {
  const a_case = await anOpenCase(db, { author, company, publishedOn: '2026-03-20' });
  expect(a_case).toMatchObject({
    number: '2026-000001',
    status: 'open',
    ball: 'company',
    publishedOn: '2026-03-20',
    contacts: 2,
    waitedMinutes: 25,
  });
});

test('a reply gives the ball to the author', async ({ db }) => {
  const a_case = await anAnsweredCase(db, { publishedOn: '2026-03-20', repliedOn: '2026-03-24' });
  expect(a_case).toMatchObject({ status: 'answered', ball: 'author', firstAnswerOn: '2026-03-24' });
});

test('the nightly check finds nothing to mend, and lets the process do other things in between', async ({ db }) => {
  await anOpenCase(db);
  let turns = 0;
  let isDone = false;
  const other = (async () => {
    while (!isDone) {
      await setImmediate();
      turns += 1;
    }
  })();
  expect(await checkCases(db, momentOn(today))).toEqual([]);
  isDone = true;
  const during = turns;
  await other;
  expect(during).toBeGreaterThan(0);
});

test('the compiler refuses to set what follows from the facts, and a new case is a draft without saying so', async ({
  db,
  author,
}) => {
  const status = 'closed';
  const head = { id: 'new', locale: 'de', createdAt: momentOn(today), authorId: author.userId } as const;
  // @ts-expect-error named
  db.update(cases).set({ status: 'closed' });
  // @ts-expect-error named in short, beside what may be set
  db.update(cases).set({ title: '', status });
  // @ts-expect-error nothing but that
  db.update(cases).set({ ...{ status, outcome: null } });
  // @ts-expect-error in an insert
  db.insert(cases).values({ ...head, ball: 'nobody' });
  // @ts-expect-error in the list of a company's promises
  db.update(promises).set({ readable: true });
  await exclusively(db, () => db.insert(cases).values(head));
  expect(await db.select().from(cases)).toMatchObject([{ status: 'draft', ball: 'nobody', channels: [] }]);
});
