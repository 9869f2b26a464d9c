import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { entries, events, receivedMails } from '#db/schema/index.ts';
import { evidenceOf } from '#src/features/evidence/index.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { depositLetters } from '#src/features/inbox/letters/depositing.ts';
import { worked } from '../evidence/depositing.ts';
import { aPng } from '../evidence/files.ts';
import { addressOf, now, test as onCase, publicFile, read, takeAll, takesMail } from './inboxed.ts';
import { post } from './posting.ts';

takesMail();

const test = onCase.extend('blobs', async ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-letters-'));
  onCleanup(() => rmSync(folder, { recursive: true, force: true }));
  return blobsAt(`file:${folder}`);
});

const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`;
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

/** A mail with a picture that was attached, one that dresses its text, and a file that is none of those that are taken. */
async function aMailWithFiles(): Promise<string> {
  const picture = base64(await aPng());
  return [
    'From: Service <service@fernwort.example>',
    'To: Lena <lena@post.example>',
    'Subject: Ihre Anfrage',
    'Date: Tue, 10 Mar 2026 09:30:00 +0100',
    'Message-ID: <files@fernwort.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    part('Content-Type: text/plain; charset=utf-8', 'Das Formular liegt bei.') +
      part(
        'Content-Type: image/png; name="Zähler Foto.png"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64',
        picture,
      ) +
      part(
        'Content-Type: image/png\r\nContent-Disposition: inline\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64',
        picture,
      ) +
      part(
        'Content-Type: application/x-msdownload; name="spiel.exe"\r\nContent-Disposition: attachment',
        'MZ nothing good',
      ) +
      '--b--\r\n',
  ].join('\r\n');
}

test('a letter that is taken over lies at its entry as private evidence, with the files sent with it; once, whatever ends in between', async ({
  db,
  listener,
  theCase,
  author,
  blobs,
}) => {
  const work = { db, blobs, now: () => now, isStopping: () => false };
  expect(await post(listener.port, await addressOf(db, theCase), await aMailWithFiles())).toBe(250);
  await read(db);
  await depositLetters(work);
  expect((await evidenceOf(db, theCase.id)).uploads).toEqual([]);

  await takeAll(db, theCase, author);
  const [entry] = await db.select().from(entries).where(eq(entries.caseId, theCase.id));
  await depositLetters(work);
  // A worker that ended before it could write that it was done.
  await db.update(receivedMails).set({ evidenceFor: entry?.id ?? null });
  await depositLetters(work);
  await worked({ db, blobs });

  const { files, uploads } = await evidenceOf(db, theCase.id);
  const told = files.map(({ name, kind, entryId, copyPublic }) => [name, kind, entryId === entry?.id, copyPublic]);
  expect(told.sort()).toEqual([
    ['Ihre Anfrage.eml', 'mail', true, null],
    ['Zähler Foto.png', 'image', true, null],
  ]);
  expect(uploads).toMatchObject([{ name: 'spiel.exe', state: 'refused' }]);
  // Public is that it is there.
  const { evidence } = await publicFile(db, theCase.number);
  expect(evidence.map(({ sha256 }) => sha256)).toHaveLength(2);
  expect(JSON.stringify(evidence)).not.toContain('Foto');
  expect(await db.$count(events, eq(events.action, 'cases.depositEvidence'))).toBe(2);
});

test('where the entry is gone meanwhile, nothing is deposited and nothing waits for ever', async ({
  db,
  listener,
  theCase,
  author,
  blobs,
}) => {
  expect(await post(listener.port, await addressOf(db, theCase), await aMailWithFiles())).toBe(250);
  await read(db);
  await takeAll(db, theCase, author);
  await db.update(receivedMails).set({ evidenceFor: 'f'.repeat(30) });
  await depositLetters({ db, blobs, now: () => now, isStopping: () => false });
  expect(await evidenceOf(db, theCase.id)).toEqual({ files: [], uploads: [] });
  expect((await db.select().from(receivedMails))[0]?.evidenceFor).toBe(null);
});
