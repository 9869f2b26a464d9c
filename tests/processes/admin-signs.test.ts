import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cases, logLeaves, signs, tombstones } from '#db/schema/index.ts';
import { proveCase } from '#src/features/challenges/commands.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { raiseSigns } from '#src/features/signs/raise.ts';
import {
  aCompany,
  aModerator,
  anAnsweredCase,
  anOpenCase,
  freshDatabase,
  momentOn,
  type Person,
  situationOf,
  today,
} from '#tests/factories.ts';
import { aChallengedCase } from '../features/challenges/challenging.ts';
import { must } from '../features/drafts/writing.ts';
import { appealBy, linkTo } from '../features/moderation/appealing.ts';
import { aDecision } from '../features/moderation/noticing.ts';
import { aReportedCase } from '../features/pressure/reporting.ts';
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
    const secret = await decide('--by', moderator.email, '--reason', 'Gezahlt auf DE89 3704 0044 0532 0130 00.');
    expect([secret.code, secret.said.includes('private data')]).toEqual([1, true]);
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

test(
  'a moderator passes on proof, decides a challenge, and another one an appeal, without a browser',
  async () => {
    const { db, url, dispose } = await freshDatabase();
    const admin = async (...args: string[]) => {
      const { ended, said } = start('dist/admin.mjs', args, environment({ DATABASE_URL: url }));
      return { code: await ended, said: said() };
    };
    const [first, second] = [await aModerator(db), await aModerator(db)];
    const by = (one: Person) => ['--by', one.email] as const;
    const { challengeId, number, author } = await aChallengedCase(db, { seenOn: today });
    must(await proveCase(situationOf(author), { id: challengeId, text: 'Bestellung 4711.' }));
    expect((await admin('challenges')).said).toContain(`${challengeId}  ${number}  `);
    expect((await admin('challenges', 'show', challengeId, ...by(first))).said).toContain('Bestellung 4711.');
    const words = ['--reason', 'Der Kauf ist belegt.'] as const;
    const early = await admin('challenges', 'decide', challengeId, 'confirmed', ...by(first), ...words);
    expect([early.code, early.said.includes('not-yet')]).toEqual([1, true]);
    const forwarded = await admin('challenges', 'forward', challengeId, ...by(first), '--facts', 'Ein Kauf im März.');
    expect(forwarded.said).toContain('Passed on.');

    // The rule is public, too.
    const decides = ['challenges', 'decide', challengeId, 'confirmed', ...by(first), ...words] as const;
    const secret = await admin(...decides, '--rule', 'DE89 3704 0044 0532 0130 00');
    expect([secret.code, secret.said.includes('private data')]).toEqual([1, true]);

    const reported = await aReportedCase(db);
    const listed = await admin('pressure', ...by(first));
    expect(listed.said).toContain(`${reported.reportId}  ${reported.number}  `);
    expect((await admin('pressure', 'show', reported.reportId, ...by(first))).said).toContain('Mirabellenmus');
    const pressed = (result: string) => admin('pressure', 'decide', reported.reportId, result, ...by(first), ...words);
    expect((await pressed('confirmed')).said).toContain('not-yet');
    expect(await pressed('not-confirmed')).toMatchObject({ code: 0 });
    expect((await admin('pressure', ...by(first))).said).toContain('No report of pressure waits');

    const theCase = await anAnsweredCase(db);
    const hide = aDecision({ kind: 'reply', id: theCase.replyId }, 'hide');
    const { number: decision } = must(await decide(situationOf(first), hide));
    must(await appealBy(db, await linkTo(db, theCase.representative.email, 'statement')));
    expect((await admin('appeals')).said).toContain(`${decision}  hide  reply  ${theCase.number}`);
    const anew = ['appeals', 'decide', decision, 'keep', '--reason', 'Es stand im Fall.'] as const;
    const refused = await admin(...anew, ...by(first));
    expect([refused.code, refused.said.includes('other-person')]).toEqual([1, true]);
    expect(await admin(...anew, ...by(second))).toMatchObject({ code: 0 });
    expect((await admin('appeals')).said).toContain('No appeal waits.');
    const leaves = await db.select().from(logLeaves).where(eq(logLeaves.caseNumber, theCase.number));
    expect(leaves.map(({ kind }) => kind)).toEqual([
      'case.hidden',
      'decision.made',
      'decision.appealed',
      'case.restored',
      'decision.overturned',
    ]);
    // Facts and numbers, no word of anybody.
    expect(leaves.map(({ entry }) => entry).join()).not.toMatch(/Das stimmt nicht|@|Es stand im Fall/);
    dispose();
  },
  patience,
);
