import { expect, test } from 'vitest';
import { cases, signs, tombstones } from '#db/schema/index.ts';
import { raiseSigns } from '#src/features/moderation/signs/raise.ts';
import { aCompany, aModerator, anOpenCase, freshDatabase, momentOn, today } from '#tests/factories.ts';
import { environment, start } from './start.ts';

/** It starts processes, on a machine that may be busy. */
const patience = 120_000;

test(
  'a moderator lists what was raised, looks at its cases and decides all of it with one command',
  async () => {
    const { db, url, dispose } = await freshDatabase();
    const admin = async (...args: string[]) => {
      const { ended, said } = start('dist/admin.mjs', args, environment({ DATABASE_URL: url }));
      return { code: await ended, said: said() };
    };
    expect((await admin('signs')).said).toContain('Nothing waits to be looked at.');
    const [moderator, company] = [await aModerator(db), await aCompany(db)];
    for (let one = 0; one < 12; one += 1) {
      await anOpenCase(db, { company, publishedOn: '2026-03-29', summary: `Fall ${one}.`, entries: [] });
    }
    await raiseSigns(db, momentOn(today));
    const [sign] = await db.select().from(signs);
    const [id, number] = [sign?.id ?? '', (await db.select().from(cases))[0]?.number ?? ''];
    const listed = await admin('signs');
    expect(listed.said).toContain(
      `${id}  ${company.slug}  2026-03-29  12 cases by 12 mailboxes in a day, usual are 0.0`,
    );
    expect(listed.said).not.toContain('@');
    expect((await admin('signs', 'show', id)).said).toContain(`${number}  open  `);
    const decide = (...words: string[]) => admin('signs', 'decide', id, 'not-genuine', ...words);
    expect(await decide('--by', moderator.email)).toMatchObject({ code: 1 });
    expect(await decide('--reason', 'Von einem Programm.')).toMatchObject({ code: 1 });
    expect(await decide('--by', moderator.email, '--reason', 'Erfunden.', '--except', '2026-9')).toMatchObject({
      code: 1,
    });
    expect(await db.$count(tombstones)).toBe(0);
    const decided = await decide('--by', moderator.email, '--reason', 'Von einem Programm.', '--except', number);
    expect(decided).toMatchObject({ code: 0 });
    expect(decided.said).toContain('11 are gone');
    expect((await db.select().from(tombstones)).map(({ reason }) => reason)).toEqual(
      Array(11).fill('Von einem Programm.'),
    );
    expect((await admin('signs')).said).toContain('Nothing waits to be looked at.');
    dispose();
  },
  patience,
);
