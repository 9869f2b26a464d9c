import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, representatives } from '#db/schema/index.ts';
import { caseFile, fileTimeline, gapEnds } from '#src/features/case-file/index.ts';
import { effort } from '#src/features/cases/effort/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
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

test('a silence of a case that runs goes on to today, one of a case that rests to the day before it rested', async ({
  db,
  day,
}) => {
  const ends = async (publishedOn: Day) => {
    const { number } = await anOpenCase(db, { publishedOn, entries: [] });
    const file = await caseFile(db, { number }, day);
    const last = file && fileTimeline(file, day).at(-1);
    return last?.kind === 'gap' ? gapEnds(translator('de'), 'de', last.gap, day) : [];
  };
  expect(await ends('2026-03-20')).toEqual(['21.03.', 'heute']);
  expect(await ends('2025-09-01')).toEqual(['02.09.', '29.11.']);
});
