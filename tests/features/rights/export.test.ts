import { strFromU8, unzipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { takeAll } from '#src/features/rights/export.ts';
import { ofCase } from '#src/features/rights/held/case.ts';
import { ofPerson } from '#src/features/rights/held/person.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anOpenCase, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';
import { aPersonEverywhere, placesIn } from './planted.ts';

/** The files of the archive by name. */
async function archive(situation: Situation): Promise<Record<string, string>> {
  const stream = must(await takeAll(situation));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));
}

/** Nobody decided about this person, and they gave no notice. */
const untouched = [
  'second-factor-resets',
  'challenges-for-companies',
  'proof-passed-on',
  'decisions-about-me',
  'decisions-made',
  'right-to-write',
  'notices',
  'appeals',
  'questions-asked',
  'companies-asked',
];

describe('the archive of everything about a person', () => {
  test('holds each word that they wrote, in whatever state it is', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    const files = await archive(situationOf(person));
    const found = placesIn(Object.values(files).join('\n'));
    const written = ['answer', 'browser', 'claimer', 'closing', 'digest', 'draft', 'entry', 'family', 'oldEntry'];
    expect(found).toEqual(
      expect.arrayContaining([...written, 'oldTitle', 'pen', 'reason', 'reopening', 'reply', 'third', 'title']),
    );
    expect(found).toEqual(
      expect.arrayContaining(['typed', 'verdict', 'withdrawn', 'wish', 'second', 'person', 'place']),
    );
    // Of what was written in private, each side gets its own words.
    expect(found).toEqual(expect.arrayContaining(['exchangeLetter', 'exchangeDetail', 'exchangeFile']));
    expect(found).not.toContain('exchangeAnswer');
    expect(files['account/letters-in-exchanges.json']).toContain('Das prüfen wir.');
    expect(files[`cases/${person.number}/entries.json`]).toContain('Quittengeleeentry');
    const acts: { action: string; caseNumber?: string }[] = JSON.parse(files['account/acts.json'] ?? '[]');
    expect(acts).toContainEqual(expect.objectContaining({ action: 'cases.close', caseNumber: person.number }));
    expect(files['LIESMICH.txt']).toContain('Aktenkundig');
  });

  test('has a file for every table that holds something of theirs', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    const files = Object.keys(await archive(situationOf(person)));
    for (const { file } of ofPerson) {
      // Of these the person has nothing: they are no moderator and promised nothing.
      if (
        [
          'appointments',
          'signs-decided',
          'promises-reported-kept',
          'statements-for-many',
          'notes-at-the-desk',
          'companies-entered',
          'mails',
          ...untouched,
        ].includes(file)
      )
        continue;
      expect(files).toContain(`account/${file}.json`);
    }
    const folders = files.filter((name) => /^(cases|drafts)\//.test(name)).map((name) => name.split('/').at(-1));
    const missing = ofCase.map(({ file }) => `${file}.json`).filter((file) => !folders.includes(file));
    // What nobody did with these cases.
    expect(missing.sort()).toEqual(
      [
        'blackened-reasons',
        'blackened-words',
        'challenges',
        'dossiers',
        'evidence-arriving',
        'evidence',
        'examinations',
        'follow-ups',
        'hidden-words',
        'matter-marks',
        'named-company',
        'proofs',
        'questions-of-moderators',
        'read-by-the-company',
        'reply-marks',
        'signs',
        'steps-taken',
        'unfinished',
      ].map((file) => `${file}.json`),
    );
  });

  test('opens nothing: no hash of a password, key or token, no secret of the second factor', async ({ db }) => {
    const person = await aPersonEverywhere(db);
    const text = Object.values(await archive(situationOf(person))).join('\n');
    const secrets = ['passwordHash', 'tokenHash', 'codeHash', 'secret"', 'emailHash', 'toHash', 'linkHash'];
    for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
  });

  test('holds nothing that is somebody else’s', async ({ db, author }) => {
    const person = await aPersonEverywhere(db);
    await anOpenCase(db, { author, title: 'Eine ganz andere Sache' });
    const theirs = Object.values(await archive(situationOf(author))).join('\n');
    expect(placesIn(theirs)).toEqual([]);
    expect(theirs.includes(person.userId)).toBe(false);
    expect(theirs).toContain('Eine ganz andere Sache');
  });

  test('of a moderator says neither who it was that they decided about, nor who gave the notice', async ({
    db,
    moderator,
  }) => {
    const person = await aPersonEverywhere(db);
    const piece = { kind: 'case' as const, id: person.caseId };
    must(await notify(db, aNotice(piece)));
    must(await decide(situationOf(moderator), aDecision(piece, 'keep', { facts: 'Mirabelle.' })));
    const theirs = Object.values(await archive(situationOf(moderator))).join('\n');
    expect(theirs).toContain('Mirabelle.');
    for (const secret of [person.userId, person.email, 'kim@kanzlei.example']) expect(theirs).not.toContain(secret);
    expect(placesIn(theirs)).toEqual([]);
  });

  test('is for nobody who has no account, and not for somebody who takes it all the time', async ({ db, author }) => {
    expect(await takeAll(situationOfVisitor(db))).toMatchObject({ refusal: 'not-signed-in' });
    const situation = situationOf(author);
    for (let times = 0; times < 10; times += 1) must(await takeAll(situation));
    expect(await takeAll(situation)).toMatchObject({ refusal: 'too-often' });
  });
});
