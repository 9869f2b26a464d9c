import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { drafts, evidence, evidenceUploads } from '#db/schema/index.ts';
import { deleteEvidence, hideEvidence } from '#src/features/cases/commands/evidence.ts';
import { removeDraftEvidence } from '#src/features/drafts/evidence.ts';
import { backupFolder, blobsIn, copyFiles, forgetUnneeded } from '#src/features/evidence/backup/copy.ts';
import { putFilesBack } from '#src/features/evidence/backup/put-back.ts';
import { forgetStrays } from '#src/features/evidence/backup/strays.ts';
import { isAsDeposited } from '#src/features/evidence/backup/verified.ts';
import { beginUpload, takePiece } from '#src/features/evidence/commands.ts';
import { storedFile } from '#src/features/evidence/queries.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { blobName, pieceSize } from '#src/features/evidence/store/sealed.ts';
import { copyOfDay, type FilesBeside } from '#src/features/operation/copies.ts';
import { keepErasures, readErasures, replayErasures } from '#src/features/rights/erasures.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, addMonths } from '#src/lib/dates.ts';
import { copyOf } from '#tests/database.ts';
import { anOpenCase, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { aWholeDraft, must } from '../drafts/writing.ts';
import { test as base, deposited, entriesOf, worked } from './depositing.ts';
import { aPhoto } from './files.ts';

const test = base
  .extend('saved', async ({ task: _task }, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-saved-'));
    onCleanup(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  })
  .extend('copies', ({ saved }) => blobsAt(`file:${join(saved, backupFolder)}`));

const nothing = new Map<string, string>();

/** The names of everything in a folder of blobs. */
const everything = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

async function fileOf(db: Database, id: string) {
  const row = await storedFile(db, id);
  if (!row) throw new Error('no such file');
  return row;
}

test('what the database names is copied once, opened where it came to, and listed as sha256sum reads it', async ({
  db,
  blobs,
  saved,
  copies,
}) => {
  const theCase = await anOpenCase(db);
  const photo = await deposited({ db, blobs }, theCase.id, await aPhoto());
  const long = await deposited({ db, blobs }, theCase.id, Buffer.from('Zeile\n'.repeat(300_000)), 'lang.txt');
  const first = await copyFiles({ db, from: blobs, to: copies, known: nothing });
  expect(first).toMatchObject({ files: 2, missing: [] });
  for (const id of [photo, long]) expect(await isAsDeposited(copies, await fileOf(db, id))).toBe(true);
  for (const line of first.list.trim().split('\n')) {
    const [sha256, file = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(readFileSync(join(saved, file)))
        .digest('hex'),
    ).toBe(sha256);
  }
  expect(first.list.trim().split('\n')).toHaveLength(everything(saved).length);

  const again = await copyFiles({ db, from: blobs, to: copies, known: blobsIn(first.list) });
  expect(again).toEqual({ ...first, added: 0 });
  // A list that was lost is made anew of what is there.
  expect((await copyFiles({ db, from: blobs, to: copies, known: nothing })).list).toBe(first.list);
});

test('a file that is on its way is copied as far as it came, and goes on after it was put back', async ({
  db,
  blobs,
  copies,
}) => {
  const { id: caseId } = await anOpenCase(db);
  const [entryId = ''] = await entriesOf(db, caseId);
  const bytes = Buffer.from('Hallo, hier ist der Chat. '.repeat(90_000));
  const begun = must(
    await write(db, (tx) =>
      beginUpload(tx, { caseId, entryId, name: 'chat.txt', bytes: bytes.length }, momentOn(today)),
    ),
  );
  const send = (at: number) =>
    takePiece(
      { db, blobs },
      { id: begun.id, at, bytes: bytes.subarray(at * pieceSize, (at + 1) * pieceSize) },
      momentOn(today),
    );
  must(await send(0));
  must(await send(1));
  expect(await copyFiles({ db, from: blobs, to: copies, known: nothing })).toMatchObject({ files: 1, added: 2 });
  await blobs.forget(begun.id);
  expect(await putFilesBack(db, { from: copies, to: blobs })).toEqual({ files: 1, missing: [] });
  must(await send(2));
  await worked({ db, blobs });
  expect((await fileOf(db, begun.id)).sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a blob that was changed is neither copied nor put back, and its file is named', async ({
  db,
  blobs,
  saved,
  copies,
}) => {
  const theCase = await anOpenCase(db);
  const harm = (file: string) => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };
  const id = await deposited({ db, blobs }, theCase.id, await aPhoto());
  await copyFiles({ db, from: blobs, to: copies, known: nothing });
  await blobs.forget(id);
  harm(everything(saved).find((one) => one.endsWith(blobName.piece(id, 0))) ?? '');
  expect(await putFilesBack(db, { from: copies, to: blobs })).toEqual({ files: 0, missing: [id] });
  expect(await blobs.get(blobName.piece(id, 0))).toBeNull();

  const other = await deposited({ db, blobs }, theCase.id, await aPhoto({ width: 99 }));
  await blobs.put(blobName.piece(other, 0), randomBytes(500));
  const copied = await copyFiles({ db, from: blobs, to: copies, known: nothing });
  expect(copied.missing).toContain(other);
  expect(await copies.get(blobName.piece(other, 0))).toBeNull();
});

test('a deleted file is in the copies for as long as one of them names it, and no longer', { timeout: 60_000 }, async ({
  db,
  blobs,
  saved,
  copies,
  author,
}) => {
  const theCase = await anOpenCase(db, { author });
  const id = await deposited({ db, blobs }, theCase.id, await aPhoto());
  const stays = await deposited({ db, blobs }, theCase.id, await aPhoto({ width: 77 }));
  const files: FilesBeside = {
    copy: async (known) => {
      const { list, missing } = await copyFiles({ db, from: blobs, to: copies, known: blobsIn(known) });
      return { list, missing: missing.length };
    },
    forget: async (lists) => {
      await forgetUnneeded(db, copies, lists);
    },
  };
  const night = (day: string) =>
    copyOfDay(db, { kind: 'folder', folder: saved }, { workFolder: saved, now: momentOn(day), files });
  const isThere = async () => (await copies.get(blobName.piece(id, 0))) !== null;
  await night(today);
  must(await deleteEvidence(situationOf(author), { number: theCase.number, id }));
  await worked({ db, blobs });
  expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
  await night(addDays(today, 1));
  expect(await isThere()).toBe(true);
  // Twelve months later the last copy that names it is one too many.
  for (let month = 1; month <= 12; month += 1) await night(addMonths(today, month));
  expect(existsSync(join(saved, `aktenkundig-${today}.files`))).toBe(false);
  expect(await isThere()).toBe(false);
  expect(await isAsDeposited(copies, await fileOf(db, stays))).toBe(true);
});

test('what an author deleted or took back since a copy was made goes again when that is put back', async ({
  db,
  blobs,
  copies,
  saved,
  author,
}) => {
  const theCase = await anOpenCase(db, { author });
  const [gone, hidden, kept] = [
    await deposited({ db, blobs }, theCase.id, await aPhoto({ width: 61 })),
    await deposited({ db, blobs }, theCase.id, await aPhoto({ width: 62 })),
    await deposited({ db, blobs }, theCase.id, await aPhoto({ width: 63 })),
  ];
  for (const id of [hidden, kept])
    await db
      .update(evidence)
      .set({ copyPublic: 1, publishedAt: momentOn(today) })
      .where(eq(evidence.id, id));
  const writer = situationOfVisitor(db);
  const { token } = await aWholeDraft(writer);
  const [draft] = await db.select().from(drafts);
  const ofDraft = await deposited({ db, blobs }, draft?.caseId ?? '', await aPhoto({ width: 64 }));
  await copyFiles({ db, from: blobs, to: copies, known: nothing });
  const backup = await copyOf(db);
  must(await deleteEvidence(situationOf(author), { number: theCase.number, id: gone }));
  must(await hideEvidence(situationOf(author), { number: theCase.number, id: hidden }));
  must(await removeDraftEvidence(writer, token, ofDraft));
  const list = join(saved, 'site.erasures');
  await keepErasures(db, list);

  for (const id of [gone, hidden, kept, ofDraft]) await blobs.forget(id);
  const lines = await readErasures(list);
  expect((await replayErasures(backup.db, lines, momentOn(today))).words).toBe(3);
  expect((await replayErasures(backup.db, lines, momentOn(today))).words).toBe(0);
  expect(await putFilesBack(backup.db, { from: copies, to: blobs })).toEqual({ files: 2, missing: [] });
  const isThere = async (id: string) => (await blobs.get(blobName.piece(id, 0))) !== null;
  expect(await Promise.all([gone, hidden, kept, ofDraft].map(isThere))).toEqual([false, true, true, false]);
  expect(await storedFile(backup.db, gone)).toBeNull();
  expect(await backup.db.$count(evidence, eq(evidence.id, ofDraft))).toBe(0);
  expect((await fileOf(backup.db, hidden)).copyPublic).toBeNull();
  expect((await fileOf(backup.db, kept)).copyPublic).toBe(1);
  // Where it happened it is known: what is public again by now stays so.
  await db
    .update(evidence)
    .set({ copyPublic: 1, publishedAt: momentOn(today) })
    .where(eq(evidence.id, hidden));
  expect((await replayErasures(db, lines, momentOn(today))).words).toBe(0);
  expect((await fileOf(db, hidden)).copyPublic).toBe(1);
  backup.dispose();
});

test('blobs of no file, and half ones, go after a week; those of a file and of an upload stay', async ({
  db,
  blobs,
}) => {
  const theCase = await anOpenCase(db);
  const id = await deposited({ db, blobs }, theCase.id, await aPhoto());
  const [entryId = ''] = await entriesOf(db, theCase.id);
  const begun = must(
    await write(db, (tx) => beginUpload(tx, { caseId: theCase.id, entryId, name: 'x.txt', bytes: 9 }, momentOn(today))),
  );
  const stray = newId();
  for (const name of [blobName.piece(stray, 0), blobName.piece(begun.id, 0), `${id}/o0.${newId()}`])
    await blobs.put(name, Buffer.from('x'));
  const now = new Date();
  expect(await forgetStrays(db, blobs, now)).toBe(0);
  const inEightDays = new Date(now.getTime() + 8 * 86_400_000);
  expect(await forgetStrays(db, blobs, inEightDays)).toBe(2);
  expect(await blobs.get(blobName.piece(stray, 0))).toBeNull();
  expect(await isAsDeposited(blobs, await fileOf(db, id))).toBe(true);
  expect(await blobs.get(blobName.piece(begun.id, 0))).not.toBeNull();
  expect(await db.$count(evidenceUploads)).toBe(1);
});
