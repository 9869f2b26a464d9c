import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { blobs } from '#src/features/evidence/index.ts';
import { blobName } from '#src/features/evidence/store/sealed.ts';
import { acceptMail } from '#src/features/inbox/letters/accept.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { takeAll } from '#src/features/rights/export.ts';
import { ofCase } from '#src/features/rights/held/case.ts';
import { ofPerson } from '#src/features/rights/held/person.ts';
import { bodyOf } from '#src/lib/paced.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anOpenCase, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { deposited } from '../evidence/depositing.ts';
import { aMail, aPhoto } from '../evidence/files.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';
import { aPersonEverywhere, placesIn } from './planted.ts';

/** The files of the archive by name, as they came. */
async function archived(situation: Situation): Promise<Record<string, Uint8Array>> {
  const stream = bodyOf(must(await takeAll(situation)));
  return unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
}

async function archive(situation: Situation): Promise<Record<string, string>> {
  const files = await archived(situation);
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
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
    // Of what was written in private the author gets the letters of both sides: those to them are about them.
    expect(found).toEqual(expect.arrayContaining(['exchangeLetter', 'exchangeDetail', 'exchangeFile']));
    expect(files[`cases/${person.number}/exchange-letters.json`]).toContain('exchangeAnswer');
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
          'facts-decided',
          'promises-reported-kept',
          'statements-for-many',
          'notes-at-the-desk',
          'companies-entered',
          'mails',
          // Nor did they send documents to show for whom they speak.
          'documents-for-companies',
          ...untouched,
        ].includes(file)
      )
        continue;
      expect(files).toContain(`account/${file}.json`);
    }
    const folders = files.filter((name) => /^(cases|drafts)\//.test(name)).map((name) => name.split('/').at(-1));
    const missing = ofCase
      .flatMap(({ file, asFiles }) => (asFiles ? [] : `${file}.json`))
      .filter((file) => !folders.includes(file));
    // What nobody did with these cases, and what the worker says of them in the morning.
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
        'forecast',
        'hidden-words',
        'matter-marks',
        'named-company',
        'promises-proved-to-me',
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

test('holds the evidence as it was deposited and the mails as they came, and names what cannot be read', async ({
  db,
  author,
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-taken-'));
  process.env.BLOB_URL = `file:${folder}`;
  onTestFinished(() => {
    delete process.env.BLOB_URL;
    rmSync(folder, { recursive: true });
  });
  const at = { db, blobs: blobs() };
  const theCase = await anOpenCase(db, { author });
  const photo = await aPhoto();
  const long = Buffer.from('Zeile für Zeile\n'.repeat(200_000));
  await deposited(at, theCase.id, photo, 'Foto: "Karton".jpg');
  await deposited(at, theCase.id, long, 'chat.txt');
  const lost = await deposited(at, theCase.id, await aPhoto({ width: 99 }), 'weg.jpg');
  await at.blobs.forget(lost);
  const half = await deposited(at, theCase.id, Buffer.from('x'.repeat(3_000_000)), 'halb.txt');
  await at.blobs.remove(blobName.piece(half, 2));
  const mail = aMail();
  const now = momentOn(today);
  must(await acceptMail(db, { bytes: mail, caseIds: [theCase.id], via: 'smtp', handover: null, now }));

  const files = await archived(situationOf(author));
  const names = Object.keys(files).filter((name) => /\/(evidence|letters)\//.test(name));
  const named = (end: string) => names.find((name) => name.endsWith(end)) ?? '';
  expect(named('Foto_ _Karton_.jpg')).toMatch(/^cases\/2026-\d{6}\/evidence\/2026-03-30-[\da-f]{8}-/);
  expect(Buffer.from(files[named('Foto_ _Karton_.jpg')] ?? []).equals(photo)).toBe(true);
  expect(Buffer.from(files[named('chat.txt')] ?? []).equals(long)).toBe(true);
  expect(Buffer.from(files[named('.eml')] ?? []).equals(mail)).toBe(true);
  expect(names).toHaveLength(4);
  const missing = strFromU8(files['FEHLT.txt'] ?? new Uint8Array());
  expect(missing).toContain('-weg.jpg');
  expect(missing).toContain('-halb.txt');
  expect(missing).not.toContain('chat.txt');
  const { sha256, depositedAt } = JSON.parse(
    strFromU8(files[`cases/${theCase.number}/evidence.json`] ?? new Uint8Array()),
  )[0];
  expect(sha256).toBe(createHash('sha256').update(photo).digest('hex'));
  expect(depositedAt).toBe(now.toISOString());
});
