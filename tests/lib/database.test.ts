import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { caseCounters } from '#db/schema/index.ts';
import { keyedHash, newId, newToken, seal, unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { asRequest, wasUnstored } from '#src/lib/request.ts';
import { keepsFromWriting } from '#src/lib/storage.ts';
import { test } from '#tests/test.ts';

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
  if (!('SQLD_URL' in process.env)) {
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
