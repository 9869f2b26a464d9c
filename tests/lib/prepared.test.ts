import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Board } from '#db/client.ts';
import { prepared, preparedAlike } from '#db/prepared.ts';
import { cases, companies, countedFacts, replies, verdicts } from '#db/schema/index.ts';
import { anAnsweredCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const number = sql.placeholder('number');
/** Days, moments, flags, JSON, nulls, counts; in one piece and in parts; a side of a join that may be missing. */
const builds = {
  columns: (db: Board) => db.select().from(cases).where(eq(cases.number, number)),
  facts: (db: Board) => db.select().from(countedFacts).where(sql`${number} <> ''`),
  parts: (db: Board) =>
    db
      .select({ theCase: cases, company: { name: companies.name }, many: sql<number>`count(*)`.mapWith(Number) })
      .from(cases)
      .innerJoin(companies, eq(companies.id, cases.companyId))
      .where(eq(cases.number, number)),
  besideMissing: (db: Board) =>
    db
      .select({ theCase: cases, reply: { id: replies.id }, content: verdicts.content })
      .from(cases)
      .innerJoin(replies, eq(replies.caseId, cases.id))
      .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
      .where(eq(cases.number, number)),
  missing: (db: Board) =>
    db
      .select({ reply: replies, verdict: verdicts })
      .from(replies)
      .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
      .where(sql`${number} <> ''`),
};

test('a query that is put together once answers as one that is put together anew, alone and in a batch', async ({
  db,
}) => {
  const asked = { number: (await anAnsweredCase(db)).number };
  for (const [name, build] of Object.entries(builds)) {
    const anew = await build(db).prepare().execute(asked);
    expect(anew.length, name).toBeGreaterThan(0);
    const once = prepared((of: Board) => Reflect.apply(build, undefined, [of]));
    expect(await once(db, asked), name).toEqual(anew);
    expect((await db.batch([once(db, asked)]))[0], name).toEqual(anew);
  }
});

test('what is not in its values is said, and another shape is another query', async ({ db }) => {
  const { number: its } = await anAnsweredCase(db);
  const statusIs = prepared((of: Board, status: 'open' | 'answered') =>
    of
      .select({ number: cases.number })
      .from(cases)
      .where(sql`${cases.number} = ${number} and ${cases.status} = ${status}`),
  );
  expect(await statusIs(db, { number: its }, 'answered')).toEqual([{ number: its }]);
  expect(await statusIs(db, { number: its }, 'open')).toEqual([]);
  await expect(statusIs(db, {}, 'open')).rejects.toThrow('number');
});

test('a long answer that says the same is the same rows, and other ones as soon as one value differs', async ({
  db,
}) => {
  const { number: its } = await anAnsweredCase(db);
  const read = preparedAlike((of: Board) =>
    of
      .select({ number: cases.number, title: cases.title, movedOn: cases.movedOn })
      .from(cases)
      .where(sql`${cases.number} = ${number}`),
  );
  const first = await read(db, { number: its });
  expect(await read(db, { number: its })).toBe(first);
  expect(await read(db, { number: 'none' })).toEqual([]);
  expect((await db.batch([read(db, { number: its })]))[0]).toBe(first);
  await db.update(cases).set({ title: 'Another title' });
  const [changed] = await read(db, { number: its });
  expect(changed?.title).toBe('Another title');
  await db.update(cases).set({ title: first[0]?.title ?? '' });
  const again = await read(db, { number: its });
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
