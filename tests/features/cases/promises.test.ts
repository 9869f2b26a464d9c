import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { companyPromises, promiseCount, promiseRows } from '#src/features/register/promises.ts';
import { mostListed } from '#src/features/register/queries.ts';
import { promiseState, promiseStates } from '#src/features/timeline/promises/rules.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { anAnsweredCase, anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const everything = { state: null, page: 1 };
/** Puts promises into one case, and writes the case anew as a command does. */
async function insertPromises(db: Database, rows: (typeof promises.$inferInsert)[], day: Day) {
  await write(db, async (tx) => {
    await tx.insert(promises).values(rows);
    for (const id of new Set(rows.map(({ caseId }) => caseId))) await refreshCase(tx, id, day);
    return done();
  });
}

const noEntries = { entries: [] };
const none = { open: 0, kept: 0, broken: 0, unconfirmed: 0, reported: 0, disputed: 0 };

describe('the promises of a company', () => {
  test('stand with their case, who signed them or that the author tells them, and their day', async ({
    db,
    company,
    day,
  }) => {
    const told = await anOpenCase(db, { company });
    const answered = await anAnsweredCase(db, { company, ...noEntries });
    const promise = { id: 'p-reply', caseId: answered.id, replyId: answered.replyId, text: 'Rückruf', madeOn: day };
    await insertPromises(db, [{ ...promise, dueOn: addDays(day, 2) }], day);
    const { promises: listed, counts } = await companyPromises(db, company.id, everything, day);
    expect(listed).toMatchObject([
      {
        text: 'Rückruf',
        state: 'open',
        case: { number: answered.number },
        signed: { name: 'Miriam Okafor', jobTitle: 'Leiterin Kundendienst' },
        channel: null,
      },
      {
        text: 'Erstattung von 129 Euro',
        state: 'unconfirmed',
        case: { number: told.number },
        signed: null,
        channel: 'phone',
      },
    ]);
    expect(counts).toEqual({ ...none, open: 1, unconfirmed: 1 });
  });

  test('of another company are not among them', async ({ db, company, day }) => {
    await anOpenCase(db);
    expect((await companyPromises(db, company.id, everything, day)).promises).toEqual([]);
  });

  test('whose case is withdrawn or removed have no words left and are only counted', async ({
    db,
    company,
    author,
    moderator,
    day,
  }) => {
    const [first, second] = [await anOpenCase(db, { company, author }), await anOpenCase(db, { company })];
    await withdrawCase(situationOf(author), { number: first.number, reason: '' });
    await removeCase(situationOf(moderator), { number: second.number, reason: 'Nennt eine Privatperson.' });
    const list = await companyPromises(db, company.id, everything, day);
    expect(list).toMatchObject({
      promises: [],
      counts: none,
      unreadable: 2,
    });
  });

  test('are counted and narrowed by the same rule that names their state', async ({ db, company, day }) => {
    const { id: caseId } = await anOpenCase(db, { company, ...noEntries });
    const near = fc.option(fc.integer({ min: -2, max: 2 }).map((days) => addDays(day, days)));
    const given = fc.sample(fc.record({ dueOn: near, keptOn: near, brokenOn: near, reportedKeptOn: near }), 120);
    await insertPromises(
      db,
      given.map((one) => ({ ...one, id: newId(), caseId, text: 'T', madeOn: day })),
      day,
    );
    const { counts, pages } = await companyPromises(db, company.id, everything, day);
    for (const state of promiseStates) {
      const expected = given.filter((one) => promiseState(one, day) === state).length;
      expect(counts[state]).toBe(expected);
      const seen = new Set<string>();
      for (let page = 1; page <= 4; page += 1) {
        const narrowed = await companyPromises(db, company.id, { state, page }, day);
        for (const one of narrowed.promises) {
          expect(one.state).toBe(state);
          seen.add(one.id);
        }
      }
      expect(seen.size).toBe(expected);
    }
    expect(pages).toBe(4);
  });

  test('that are open begin with the next one due', async ({ db, company, day }) => {
    const { id: caseId } = await anOpenCase(db, { company, ...noEntries });
    const due = [null, addDays(day, 9), addDays(day, 1)];
    await insertPromises(
      db,
      due.map((dueOn) => ({ id: newId(), caseId, text: 'T', madeOn: day, dueOn })),
      day,
    );
    const { promises: listed } = await companyPromises(db, company.id, { state: 'open', page: 1 }, day);
    expect(listed.map(({ dueOn }) => dueOn)).toEqual([addDays(day, 1), addDays(day, 9), null]);
  });

  test('are found and counted in an index, in its order, whatever the state', async ({ db, company, day }) => {
    for (const state of [null, ...promiseStates]) {
      const rows = promiseRows(db, company.id, { state, page: 1 }, day);
      for (const query of state ? [rows, promiseCount(db, company.id, state, day)] : [rows]) {
        const { sql: statement, params } = query.toSQL();
        const args = params.map((param) => (typeof param === 'number' ? param : String(param)));
        const plan = await db.$client.execute({ sql: `explain query plan ${statement}`, args });
        const steps = plan.rows.map(({ detail }) => String(detail));
        const ranges = steps.filter((step) => / promises USING (?!INTEGER PRIMARY KEY)/.test(step));
        expect(ranges).toHaveLength(state === 'open' ? 2 : 1);
        for (const range of ranges)
          expect(range).toMatch(/^SEARCH promises USING COVERING INDEX promises_(made|state) /);
        // Sorted is what was found for the page and the page itself, no range.
        const sorted = steps.filter((step) => step.startsWith('USE TEMP B-TREE'));
        expect(sorted.length, steps.join('; ')).toBe(query === rows ? 2 : 0);
      }
    }
  });

  test.for([
    ['broken', 'brokenOn'],
    ['unconfirmed', 'dueOn'],
  ] as const)(
    'that are %s are listed to the last page that is offered, in one order, however many there are',
    async ([state, dated], { db, company, day }) => {
      const { id: caseId } = await anOpenCase(db, { company, ...noEntries });
      await exclusively(db, () =>
        db.run(sql`
        with recursive many(n) as (select 1 union all select n + 1 from many where n < ${mostListed + 90})
        insert into promises (id, case_id, company_id, readable, text, made_on, due_on, broken_on)
        select 'p' || n, ${caseId}, ${company.id}, 1, 'T', date(${day}, -(n / 9) || ' days'), date(${day}, (-(n / 5) - 1) || ' days'),
          case when ${state} = 'broken' then date(${day}, -(n / 7) || ' days') end from many`),
      );
      const seen: Day[] = [];
      const { pages, counts } = await companyPromises(db, company.id, { state, page: 1 }, day);
      expect(counts[state]).toBe(mostListed + 1);
      expect(pages).toBe(Math.ceil(mostListed / 30));
      const stored = await db.select().from(promises);
      const dayOfPromise = new Map(stored.map((one) => [one.id, one[dated] ?? '']));
      for (const page of [1, 2, 3, pages - 1, pages]) {
        const { promises: listed } = await companyPromises(db, company.id, { state, page }, day);
        expect(listed).toHaveLength(30);
        seen.push(...listed.map(({ id }) => dayOfPromise.get(id) ?? ''));
      }
      expect(seen).toEqual(seen.toSorted().reverse());
      expect(seen.slice(0, 90)).toEqual([...dayOfPromise.values()].sort().reverse().slice(0, 90));
      const beyond = [9999, pages + 1].map((page) => companyPromises(db, company.id, { state: null, page }, day));
      const [far, next] = await Promise.all(beyond);
      expect(far?.promises).toEqual(next?.promises);
    },
  );

  test('are put into the list by the nightly check when they are missing there', async ({ db, company, day }) => {
    const { number } = await anOpenCase(db, { company });
    const byHand: object = { companyId: null };
    await exclusively(db, () => db.update(promises).set(byHand));
    expect((await companyPromises(db, company.id, everything, day)).promises).toEqual([]);
    expect(await checkCases(db, new Date(`${day}T04:00:00Z`))).toEqual([number]);
    expect((await companyPromises(db, company.id, everything, day)).promises).toHaveLength(1);
  });
});
