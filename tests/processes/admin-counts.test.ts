import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { tallies } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { dayOf } from '#src/lib/dates.ts';
import { aModerator, anOpenCase, freshDatabase } from '#tests/factories.ts';
import { environment, start } from './start.ts';

/** The administrator's commands read the real clock. */
const now = dayOf(new Date());

async function admin(url: string, ...args: string[]): Promise<{ code: number | string; said: string }> {
  const { ended, said } = start('dist/admin.mjs', args, environment({ DATABASE_URL: url }));
  return { code: await ended, said: said() };
}

async function counts(db: Database) {
  const { companies } = await readTallies(db, { industry: null, months: 'all' });
  return companies.map(({ cases, removed, notGenuine }) => ({ cases, removed, notGenuine }));
}

/** Each starts processes, on a machine that may be busy. */
const patience = 120_000;

test(
  'a removed case goes on counting, unless it was not a customer’s: then its tombstone says that it does not',
  async () => {
    const { db, url, dispose } = await freshDatabase();
    const moderator = await aModerator(db);
    const first = await anOpenCase(db, { seenOn: now });
    const second = await anOpenCase(db, { company: first.company, seenOn: now });
    await keepTallies(db, now);
    const remove = (number: string, ...words: string[]) => admin(url, 'remove-case', number, moderator.email, ...words);
    expect(await remove(first.number, 'Nennt', 'eine', 'Privatperson.')).toMatchObject({ code: 0 });
    expect(await counts(db)).toEqual([{ cases: 2, removed: 1, notGenuine: 0 }]);
    expect(await remove(second.number, '--not-genuine', 'Von', 'einem', 'Wettbewerber.')).toMatchObject({ code: 0 });
    expect(await counts(db)).toEqual([{ cases: 1, removed: 1, notGenuine: 1 }]);
    const stone = async (number: string) => (await caseFile(db, { number }, now))?.tombstone;
    expect(await stone(first.number)).toMatchObject({ genuine: true, reason: 'Nennt eine Privatperson.' });
    expect(await stone(second.number)).toMatchObject({ genuine: false, reason: 'Von einem Wettbewerber.' });
    dispose();
  },
  patience,
);

test(
  'the administrator has everything counted again, and is told what was wrong',
  async () => {
    const { db, url, dispose } = await freshDatabase();
    const { company } = await anOpenCase(db, { seenOn: now });
    await keepTallies(db, now);
    await db.update(tallies).set({ cases: 9 }).where(eq(tallies.subjectId, company.id));
    const { code, said } = await admin(url, 'recompute');
    expect(code).toBe(0);
    expect(said).toContain(company.id);
    expect(await counts(db)).toEqual([{ cases: 1, removed: 0, notGenuine: 0 }]);
    expect((await admin(url, 'recompute')).said).toContain('Every case and every count says what the facts say.');
    dispose();
  },
  patience,
);
