import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { affected } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { sayAffected, takeBackAffected } from '#src/features/following/affected/commands.ts';
import { affectedBy } from '#src/features/following/affected/queries.ts';
import { listCases } from '#src/features/register/queries.ts';
import { anAuthor, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const counted = async (db: Database, number: string) => (await caseFile(db, { number }, today))?.affectedCount;

describe('"this concerns me too"', () => {
  test('counts each person once, in the case and in the register', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const [one, two] = [await anAuthor(db), await anAuthor(db)];
    for (const person of [one, one, two])
      expect(await sayAffected(situationOf(person), number)).toMatchObject({ ok: true });
    expect(await counted(db, number)).toBe(2);
    expect((await listCases(db, {}, today)).rows).toMatchObject([{ number, affectedCount: 2 }]);
  });

  test('counts once however often one person says it at the same time', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const situation = situationOf(await anAuthor(db));
    await Promise.all(Array.from({ length: 5 }, () => sayAffected(situation, number)));
    expect(await counted(db, number)).toBe(1);
  });

  test('counts a mailbox once, however its address is written, and either account takes it back', async ({ db }) => {
    const { number } = await anOpenCase(db);
    const spellings = ['hanna@gmail.com', 'h.anna@gmail.com', 'hanna+1@gmail.com', 'hanna+2@googlemail.com'];
    const people = await Promise.all(spellings.map((email) => anAuthor(db, { email })));
    await Promise.all(people.map((person) => sayAffected(situationOf(person), number)));
    expect(await counted(db, number)).toBe(1);
    for (const { actor } of people)
      expect(await affectedBy(db, number, actor)).toMatchObject({ isSaid: true, count: 1 });
    const [, second] = people;
    if (second) await takeBackAffected(situationOf(second), number);
    expect(await counted(db, number)).toBe(0);
  });

  test('cannot be said of the own case from a second account', async ({ db }) => {
    const { number } = await anOpenCase(db, { author: await anAuthor(db, { email: 'hanna@mail.example' }) });
    const twin = await anAuthor(db, { email: 'hanna+neu@mail.example' });
    expect(await sayAffected(situationOf(twin), number)).toMatchObject({ refusal: 'not-allowed' });
  });

  test('can be taken back, even after the case was withdrawn, and then said no more', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author });
    const person = await anAuthor(db);
    await sayAffected(situationOf(person), number);
    await withdrawCase(situationOf(author), { number, reason: '' });
    expect(await sayAffected(situationOf(await anAuthor(db)), number)).toMatchObject({ refusal: 'too-late' });
    expect(await takeBackAffected(situationOf(person), number)).toMatchObject({ ok: true });
    expect(await db.$count(affected)).toBe(0);
  });

  test('is shown to nobody but the person as more than a number', async ({ db, representative, company }) => {
    const { number } = await anOpenCase(db, { company });
    const person = await anAuthor(db);
    await sayAffected(situationOf(person), number);
    expect(await affectedBy(db, number, person.actor)).toMatchObject({ isSaid: true, may: true, count: 1 });
    expect(await affectedBy(db, number, representative.actor)).toMatchObject({ isSaid: false, may: false, count: 1 });
    expect(JSON.stringify(await caseFile(db, { number }, today))).not.toContain(person.userId);
  });

  test('leaves of a withdrawn case neither its title nor its count', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author });
    const person = await anAuthor(db);
    await sayAffected(situationOf(person), number);
    await withdrawCase(situationOf(author), { number, reason: '' });
    expect(await affectedBy(db, number, person.actor)).toMatchObject({ title: '', count: 0, may: false, isSaid: true });
    expect(await counted(db, number)).toBe(0);
  });
});
