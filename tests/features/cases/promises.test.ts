import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { promises } from '#db/schema/index.ts';
import { removeCase, withdrawCase } from '#src/features/cases/index.ts';
import { companyPromises } from '#src/features/cases/promises/queries.ts';
import { promiseState } from '#src/features/cases/promises/rules.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { actAs, anAnsweredCase, anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const everything = { state: null, page: 1 };
const noEntries = { entries: [] };

describe('the promises of a company', () => {
  test('stand with their case, who signed them or that the author tells them, and their day', async ({
    db,
    company,
    day,
  }) => {
    const told = await anOpenCase(db, { company });
    const answered = await anAnsweredCase(db, { company, ...noEntries });
    const promise = { id: 'p-reply', caseId: answered.id, replyId: answered.replyId, text: 'Rückruf', madeOn: day };
    await exclusively(db, () => db.insert(promises).values({ ...promise, dueOn: addDays(day, 2) }));
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
        state: 'broken',
        case: { number: told.number },
        signed: null,
        channel: 'phone',
      },
    ]);
    expect(counts).toEqual({ open: 1, kept: 0, broken: 1 });
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
    await withdrawCase(actAs(author), { number: first.number, reason: '' });
    await removeCase(actAs(moderator), { number: second.number, reason: 'Nennt eine Privatperson.' });
    const list = await companyPromises(db, company.id, everything, day);
    expect(list).toMatchObject({ promises: [], counts: { open: 0, kept: 0, broken: 0 }, unreadable: 2 });
  });

  test('are counted and narrowed by the same rule that names their state', async ({ db, company, day }) => {
    const { id: caseId } = await anOpenCase(db, { company, ...noEntries });
    const near = fc.option(fc.integer({ min: -2, max: 2 }).map((days) => addDays(day, days)));
    const given = fc.sample(fc.record({ dueOn: near, keptOn: near, brokenOn: near }), 80);
    await exclusively(db, () =>
      db.insert(promises).values(given.map((one) => ({ ...one, id: newId(), caseId, text: 'T', madeOn: day }))),
    );
    const { counts, pages } = await companyPromises(db, company.id, everything, day);
    for (const state of ['open', 'kept', 'broken'] as const) {
      const expected = given.filter((one) => promiseState(one, day) === state).length;
      expect(counts[state]).toBe(expected);
      const seen = new Set<string>();
      for (let page = 1; page <= 3; page += 1) {
        const narrowed = await companyPromises(db, company.id, { state, page }, day);
        for (const one of narrowed.promises) {
          expect(one.state).toBe(state);
          seen.add(one.id);
        }
      }
      expect(seen.size).toBe(expected);
    }
    expect(pages).toBe(3);
  });

  test('that are open begin with the next one due', async ({ db, company, day }) => {
    const { id: caseId } = await anOpenCase(db, { company, ...noEntries });
    const due = [null, addDays(day, 9), addDays(day, 1)];
    await exclusively(db, () =>
      db.insert(promises).values(due.map((dueOn) => ({ id: newId(), caseId, text: 'T', madeOn: day, dueOn }))),
    );
    const { promises: listed } = await companyPromises(db, company.id, { state: 'open', page: 1 }, day);
    expect(listed.map(({ dueOn }) => dueOn)).toEqual([addDays(day, 1), addDays(day, 9), null]);
  });
});
