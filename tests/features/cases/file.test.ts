import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { effort } from '#src/features/cases/effort/rules.ts';
import { addDays } from '#src/lib/dates.ts';
import { anAnsweredCase, anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('a case says whether anybody speaks for the company today', async ({ db, company, representative, day }) => {
  const open = await anOpenCase(db, { company });
  const isClaimed = async () => (await caseFile(db, { number: open.number }, day))?.company.isClaimed;
  expect(await isClaimed()).toBe(true);
  const ended = { endedAt: new Date(`${day}T08:00:00Z`) };
  await db.update(representatives).set(ended).where(eq(representatives.id, representative.representativeId));
  expect(await isClaimed()).toBe(false);
});

test('a case is as long in lists and statistics as on its page, on whatever day it is read', async ({ db, day }) => {
  const numbers = [(await anOpenCase(db)).number, (await anAnsweredCase(db)).number];
  for (const number of numbers) {
    const [row] = await db.select({ days: cases.effortDays }).from(cases).where(eq(cases.number, number));
    for (const seen of [day, addDays(day, 200)]) {
      const file = await caseFile(db, { number }, seen);
      expect(file && effort(file).days).toBe(row?.days);
    }
  }
});
