import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { cases } from '#db/schema/index.ts';
import { frontPage } from '#src/features/home/queries.ts';
import { waitingSheet, wholeSentences } from '#src/features/home/rules.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anAnsweredCase, anOpenCase, freshDatabase, today } from '#tests/factories.ts';

test('what is told on the sheet breaks off behind a sentence, not in the middle of a date', () => {
  expect(wholeSentences('Ich solle noch einmal überweisen. Die Zahlung sei bis zum 18. November …')).toBe(
    'Ich solle noch einmal überweisen.',
  );
  expect(wholeSentences('Bis zum 18. November werde …')).toBe('Bis zum 18. November werde …');
  expect(wholeSentences('Niemand kam. Niemand rief an.')).toBe('Niemand kam. Niemand rief an.');
});

describe('the sheet of a waiting case', () => {
  const sheet = (lastEntryOn: string, publishedOn: string, lapsedPromisesDueOn: string[] = []) =>
    waitingSheet({ lastEntryOn, publishedOn, lapsedPromisesDueOn, today: '2026-03-30' });

  test('has a line for each day since the last entry, with what ran out on it', () => {
    const { days, skipped } = sheet('2026-03-10', '2026-03-11', ['2026-03-18']);
    expect(skipped).toBe(0);
    expect(days).toHaveLength(20);
    expect(days.filter((day) => day.notes.length > 0).map((day) => [day.on, ...day.notes])).toEqual([
      ['2026-03-11', 'published'],
      ['2026-03-18', 'promise'],
      ['2026-03-25', 'deadline'],
    ]);
    expect(days.filter((day) => day.isOverdue).map((day) => day.on)).toEqual([
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ]);
  });

  test('is stamped where most lines are empty', () => {
    const { days } = sheet('2026-03-10', '2026-03-11', ['2026-03-18']);
    expect(days.filter((day) => day.hasStamp).map((day) => day.on)).toEqual(['2026-03-19']);
  });

  test('shows the last days when there are more than fit', () => {
    const { days, skipped } = sheet('2026-01-01', '2026-02-01');
    expect(days).toHaveLength(22);
    expect(days.at(-1)?.on).toBe('2026-03-30');
    expect(skipped).toBe(66);
  });

  test('says nothing about a deadline that still runs', () => {
    expect(sheet('2026-03-15', '2026-03-16').days.flatMap((day) => day.notes)).toEqual(['published']);
  });
});

describe('the front page', () => {
  test('of an empty register shows nothing', async () => {
    const { db, dispose } = await freshDatabase();
    expect(await frontPage(db, today)).toEqual({ sample: null, waiting: [], newest: [] });
    await dispose();
  });

  test('shows who waits longest and what is new, and no answered case among the waiting', async () => {
    const { db, dispose } = await freshDatabase();
    const long = await anOpenCase(db, { publishedOn: addDays(today, -40) });
    const late = await anOpenCase(db, { publishedOn: addDays(today, -19) });
    const fresh = await anOpenCase(db, { publishedOn: addDays(today, -3) });
    await anAnsweredCase(db, { publishedOn: addDays(today, -30), repliedOn: addDays(today, -25) });
    const { sample, waiting, newest } = await frontPage(db, today);
    expect(waiting.map(({ number, days, overdue }) => ({ number, days, overdue }))).toEqual([
      { number: long.number, days: 40, overdue: 26 },
      { number: late.number, days: 19, overdue: 5 },
    ]);
    expect(waiting.every(({ lastContact }) => lastContact !== null)).toBe(true);
    expect(newest[0]?.number).toBe(fresh.number);
    expect(newest).toHaveLength(4);
    expect(sample).toMatchObject({ number: late.number, stamp: 'overdue', days: 19 });
    await dispose();
  });

  test('shows what is new of several companies, and more of one only where nothing else is left', async () => {
    const { db, dispose } = await freshDatabase();
    const busy = await aCompany(db);
    const numbers: string[] = [];
    for (const day of [-30, -20, -10])
      numbers.unshift((await anOpenCase(db, { publishedOn: addDays(today, day) })).number);
    const burst: string[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      burst.unshift((await anOpenCase(db, { company: busy, publishedOn: addDays(today, -1) })).number);
    }
    const { newest } = await frontPage(db, today);
    expect(newest.map(({ number }) => number)).toEqual([...burst.slice(0, 4), ...numbers]);
    await anOpenCase(db, { publishedOn: addDays(today, -40) });
    await anOpenCase(db, { publishedOn: addDays(today, -41) });
    const spread = (await frontPage(db, today)).newest;
    expect(spread.filter(({ companySlug }) => companySlug === busy.slug)).toHaveLength(2);
    expect(spread).toHaveLength(7);
    await dispose();
  });

  test('calls nobody silent who answered by another way', async () => {
    const { db, dispose } = await freshDatabase();
    const { number } = await anOpenCase(db, { publishedOn: addDays(today, -19) });
    const answered: object = { firstAnswerOn: addDays(today, -2), firstAnswerBy: 'author' };
    await db.update(cases).set(answered).where(eq(cases.number, number));
    expect(await frontPage(db, today)).toMatchObject({ sample: null, waiting: [] });
    await dispose();
  });
});

test('the page of a company shows its own cases without an answer, overdue ones first, and no others', async () => {
  const { db, dispose } = await freshDatabase();
  const company = await aCompany(db);
  const fresh = await anOpenCase(db, { company, publishedOn: addDays(today, -3) });
  const late = await anOpenCase(db, { company, publishedOn: addDays(today, -19) });
  await anAnsweredCase(db, { company, publishedOn: addDays(today, -30), repliedOn: addDays(today, -25) });
  await anOpenCase(db, { publishedOn: addDays(today, -50) });
  const { waiting, total } = await casesOfCompany(db, { companyId: company.id }, today);
  expect(total).toBe(3);
  expect(waiting).toMatchObject([
    { number: late.number, days: 19, overdue: 5 },
    { number: fresh.number, days: 3, overdue: 0, dueOn: addDays(today, 11) },
  ]);
  await dispose();
});
