import { eq } from 'drizzle-orm';
import { describe, expect, vi } from 'vitest';
import type { Database, Transaction } from '#db/client.ts';
import { caseCounters } from '#db/schema/index.ts';
import { keyedHash, newId, newToken, seal, unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done, type Outcome, RolledBack, refused } from '#src/lib/outcome.ts';
import { asRequest, requestName, wasUnstored } from '#src/lib/request.ts';
import { keepsFromWriting } from '#src/lib/storage.ts';
import { test } from '#tests/test.ts';

const onServer = () => Boolean(process.env.TEST_DATABASE_URL);

describe('a write', () => {
  test('that says no has written nothing', async ({ db }) => {
    const outcome = await write(db, async (tx) => {
      await tx.insert(caseCounters).values({ year: 2026, last: 1 });
      return refused('conflict', { reason: 'conflict' });
    });
    expect(outcome).toEqual({ ok: false, refusal: 'conflict', reason: 'conflict' });
    expect(await db.select().from(caseCounters)).toEqual([]);
  });

  test('that throws has written nothing and does not block the next', async ({ db }) => {
    const failing = write(db, async (tx) => {
      await tx.insert(caseCounters).values({ year: 2026, last: 1 });
      throw new Error('surprise');
    });
    await expect(failing).rejects.toThrow('surprise');
    await write(db, async (tx) => {
      await tx.insert(caseCounters).values({ year: 2027, last: 5 });
      return done();
    });
    expect(await db.select().from(caseCounters)).toEqual([{ year: 2027, last: 5 }]);
  });

  test('waits for the one before: fifty at once count to fifty', async ({ db }) => {
    await exclusively(db, () => db.insert(caseCounters).values({ year: 2026, last: 0 }));
    const count = () =>
      write(db, async (tx) => {
        const [row] = await tx.select().from(caseCounters).where(eq(caseCounters.year, 2026));
        const last = (row?.last ?? 0) + 1;
        await tx.update(caseCounters).set({ last }).where(eq(caseCounters.year, 2026));
        return done(last);
      });
    const outcomes = await Promise.all(Array.from({ length: 50 }, count));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });
});

describe('those who want to write at the same moment', () => {
  const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  const counted = (year: number, more: (tx: Transaction) => Promise<Outcome> = async () => done()) => {
    return async (tx: Transaction) => {
      await tx.insert(caseCounters).values({ year, last: 1 });
      return more(tx);
    };
  };
  const years = async (db: Database) => (await db.select().from(caseCounters)).map(({ year }) => year).sort();

  test('share a commit, of which each is told when all can see it', async ({ db }) => {
    const transactions = vi.spyOn(db, 'transaction');
    const told = Array.from({ length: 20 }, async (_, at) => {
      const outcome = await write(db, counted(at));
      return [outcome.ok, await db.$count(caseCounters, eq(caseCounters.year, at))];
    });
    expect(await Promise.all(told)).toEqual(told.map(() => [true, 1]));
    if (!onServer()) expect(transactions.mock.calls.length).toBeLessThan(10);
  });

  test('do not take each other along: who is refused or fails leaves nothing, and all others everything', async ({
    db,
  }) => {
    const failing = async () => Promise.reject(new Error('surprise'));
    const outcomes = await Promise.allSettled([
      write(db, counted(1)),
      write(
        db,
        counted(2, async () => refused('conflict')),
      ),
      write(db, counted(3)),
      write(db, counted(4, failing)),
      write(
        db,
        counted(5, async () => Promise.reject(new RolledBack(refused('too-late')))),
      ),
      write(db, counted(6)),
    ]);
    const said = outcomes.map((one) => {
      if (one.status === 'rejected') return one.reason.message;
      return one.value.ok ? 'stored' : one.value.refusal;
    });
    expect(said).toEqual(['stored', 'conflict', 'stored', 'surprise', 'too-late', 'stored']);
    expect(await years(db)).toEqual([1, 3, 6]);
  });

  test('the first of whom is refused, or fails, are not kept from it either', async ({ db }) => {
    const [first, second] = [
      write(
        db,
        counted(1, async () => refused('conflict')),
      ),
      write(
        db,
        counted(2, async () => Promise.reject(new Error('surprise'))),
      ),
    ];
    const [third] = [write(db, counted(3))];
    await expect(second).rejects.toThrow('surprise');
    expect([(await first).ok, (await third).ok]).toEqual([false, true]);
    expect(await years(db)).toEqual([3]);
  });

  test('are all told when what they share is gone, and of one that found no room nobody else is', async ({ db }) => {
    const gone = async (tx: Transaction) => {
      await tx.run('rollback');
      return Promise.reject(full);
    };
    const refusals = await Promise.all([
      write(db, counted(1)),
      write(db, counted(2, gone)),
      write(
        db,
        counted(3, async () => Promise.reject(full)),
      ),
    ]);
    const unavailable = { ok: false, refusal: 'unavailable' };
    expect(refusals[1]).toEqual(unavailable);
    expect(refusals[2]).toEqual(unavailable);
    // On a server each has a commit of its own.
    expect([refusals[0].ok, await years(db)]).toEqual(onServer() ? [true, [1]] : [false, []]);
    const [one, other] = await Promise.all([
      write(db, counted(4)),
      write(
        db,
        counted(5, async () => Promise.reject(full)),
      ),
    ]);
    expect([one.ok, other]).toEqual([true, unavailable]);
    expect(await years(db)).toEqual(onServer() ? [1, 4] : [4]);
  });

  test('find out of themselves alone that nothing could be stored', async ({ db }) => {
    const asked = (name: string, task: (tx: Transaction) => Promise<Outcome>) =>
      asRequest(name, async () => {
        await write(db, task);
        return [requestName(), wasUnstored()];
      });
    const inName = async (tx: Transaction) => counted(requestName() === 'three' ? 3 : 0)(tx);
    const said = [
      asked('one', counted(1)),
      asked('two', async () => Promise.reject(full)),
      asked('three', inName),
      asked('four', counted(4)),
    ];
    expect(await Promise.all(said)).toEqual([
      ['one', false],
      ['two', true],
      ['three', false],
      ['four', false],
    ]);
    expect(await years(db)).toEqual([1, 3, 4]);
  });
});

test('a long line of writers leaves a turn to everybody else between two of them', async ({ db }) => {
  let [turns, isOver] = [0, false];
  const others = () => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  const line = Array.from({ length: 100 }, (_, year) =>
    exclusively(db, () => db.insert(caseCounters).values({ year, last: 0 })),
  );
  await Promise.all(line);
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(99);
});

test('what could not be stored is known of its request, also when others are stored right after it', async ({ db }) => {
  const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  const [refused, other] = await Promise.all([
    asRequest('one', async () => {
      const failed = exclusively(db, () => Promise.reject(full)).catch(() => undefined);
      await Promise.all([failed, exclusively(db, async () => undefined)]);
      return [keepsFromWriting(db), wasUnstored()];
    }),
    asRequest('other', async () => exclusively(db, async () => wasUnstored())),
  ]);
  expect(refused).toEqual([null, true]);
  expect(other).toBe(false);
});

test('each commit into a file waits for the disk', async ({ db }) => {
  if (!onServer()) {
    const [row] = (await db.$client.execute('PRAGMA synchronous')).rows;
    expect(row?.synchronous).toBe(2);
  }
});

describe('secrets', () => {
  test('what is sealed can be opened, and looks different each time', () => {
    expect(unseal(seal('anna@mail.example'))).toBe('anna@mail.example');
    expect(seal('anna@mail.example')).not.toBe(seal('anna@mail.example'));
  });

  test('what was changed cannot be opened', () => {
    const sealed = seal('anna@mail.example');
    const changed = sealed.startsWith('A') ? `B${sealed.slice(1)}` : `A${sealed.slice(1)}`;
    expect(() => unseal(changed)).toThrow();
    expect(() => unseal('')).toThrow();
  });

  test('ids and tokens do not repeat and have their length', () => {
    expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
    expect([newId().length, newToken().length]).toEqual([30, 43]);
    expect(keyedHash('a')).not.toBe(keyedHash('b'));
  });
});
