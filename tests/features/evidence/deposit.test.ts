import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { entries, evidence, evidenceLeftovers, evidenceUploads, logLeaves } from '#db/schema/index.ts';
import { publicEvidence } from '#src/features/case-file/evidence.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import {
  beginDeposit,
  blackenEvidence,
  deleteEvidence,
  hideEvidence,
  showEvidence,
} from '#src/features/cases/commands/evidence.ts';
import { startDraft } from '#src/features/drafts/change.ts';
import { removeEntry, saveEntry } from '#src/features/drafts/entries.ts';
import { beginDraftDeposit, removeDraftEvidence } from '#src/features/drafts/evidence.ts';
import { forgetOldDrafts } from '#src/features/drafts/expiry.ts';
import { takeUpAgain } from '#src/features/evidence/check/run.ts';
import { beginUpload, takePiece } from '#src/features/evidence/commands.ts';
import { deposit } from '#src/features/evidence/deposit.ts';
import { evidenceOf } from '#src/features/evidence/queries.ts';
import { mostFiles } from '#src/features/evidence/rules.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { blobName, getSealed, pieceSize } from '#src/features/evidence/store/sealed.ts';
import { contentOf, isReadable } from '#src/features/paper/dossier/content.ts';
import { wipeCaseNow } from '#src/features/rights/wiping.ts';
import { write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { anOpenCase, momentOn, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { deposited, entriesOf, inChunks, test, worked } from './depositing.ts';
import { aHeic, aMail, aPdf, aPhoto } from './files.ts';

const now = () => momentOn(today);

describe('a file at an entry of a published case', () => {
  test('is private, and its hash and the time when it came are public: in the case, its content and the log', async ({
    db,
    blobs,
  }) => {
    const theCase = await anOpenCase(db);
    const before = await caseFile(db, { number: theCase.number }, today);
    const photo = await aPhoto();
    const id = await deposited({ db, blobs }, theCase.id, photo, '../../etc/passwd\u202egpj.exe');
    const sha256 = createHash('sha256').update(photo).digest('hex');

    const file = await caseFile(db, { number: theCase.number }, today);
    expect(file?.evidence).toMatchObject([{ id, kind: 'image', sha256, depositedAt: now(), copyPublic: null }]);
    expect(JSON.stringify(file)).not.toContain('passwd');
    const contents = [before, file].map((one) => (one && isReadable(one) ? contentOf(one) : null));
    expect(contents[0]?.json).toContain('"evidence":[]');
    expect(contents[1]?.json).toContain(`"sha256":"${sha256}"`);
    const [leaf] = await db.select().from(logLeaves).where(eq(logLeaves.kind, 'case.evidence'));
    expect(leaf?.entry).toContain(sha256);
    expect(await publicEvidence(db, id)).toBeNull();

    const own = await evidenceOf(db, theCase.id);
    expect(own.files[0]?.name).toBe('passwdgpj.exe');
  });

  test('that is not taken says why, keeps nothing of it, and is put away', async ({ db, blobs }) => {
    const { id: caseId, number, author } = await anOpenCase(db);
    const id = await deposited({ db, blobs }, caseId, aHeic(), 'IMG.HEIC');
    expect((await evidenceOf(db, caseId)).uploads).toMatchObject([{ id, state: 'refused', reason: 'heic' }]);
    expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
    must(await deleteEvidence(situationOf(author), { number, id }));
    expect(await evidenceOf(db, caseId)).toEqual({ files: [], uploads: [] });
  });

  test('is refused beyond twenty of an entry, beyond 25 MB, when it is empty, and where nothing can be stored', async ({
    db,
    blobs,
  }) => {
    const { id: caseId } = await anOpenCase(db);
    const [entryId = ''] = await entriesOf(db, caseId);
    const file = { caseId, entryId, name: 'a.jpg' };
    async function* endless() {
      for (;;) yield randomBytes(1_000_000);
    }
    const gone = blobsAt('file:/dev/null/blobs');
    expect(await deposit({ db, blobs, now }, file, endless())).toMatchObject({ reason: 'file-too-large' });
    expect(await deposit({ db, blobs, now }, file, inChunks(Buffer.alloc(0)))).toMatchObject({ reason: 'file-empty' });
    expect(await deposit({ db, blobs: gone, now }, file, inChunks(await aPhoto()))).toMatchObject({
      refusal: 'unavailable',
      reason: 'no-room-for-files',
    });
    async function* cut() {
      yield randomBytes(10);
      throw new Error('the line was lost');
    }
    await expect(deposit({ db, blobs, now }, file, cut())).rejects.toThrow('the line was lost');
    expect(await db.select().from(evidenceUploads)).toEqual([]);

    for (let many = 0; many < mostFiles; many += 1) {
      must(await write(db, (tx) => beginUpload(tx, { ...file, name: `${many}.jpg`, bytes: 9_000_000 }, now())));
    }
    const refusals = async (bytes: number, at = entryId) =>
      write(db, (tx) => beginUpload(tx, { caseId, entryId: at, name: 'noch.jpg', bytes }, now()));
    expect(await refusals(1)).toMatchObject({ reason: 'file-too-many' });
    const [, other = ''] = await entriesOf(db, caseId);
    expect(await refusals(21_000_000, other)).toMatchObject({ reason: 'case-full' });
    expect(await refusals(20_000_000, other)).toMatchObject({ ok: true });
  });
});

describe('a file that a script sends in pieces', () => {
  test('goes on where the line was lost, and a piece that comes twice changes nothing', async ({ db, blobs }) => {
    const { id: caseId, number, author } = await anOpenCase(db);
    const [entryId = ''] = await entriesOf(db, caseId);
    const situation = situationOf(author);
    const bytes = Buffer.concat([aPdf(['Rechnung']), Buffer.alloc(2 * pieceSize, ' ')]);
    const begin = () => beginDeposit(situation, { number, entryId, name: 'Rechnung.pdf', bytes: bytes.length });
    const { id } = must(await begin());
    const piece = (at: number, part = bytes.subarray(at * pieceSize, (at + 1) * pieceSize)) =>
      takePiece({ db, blobs }, { id, at, bytes: part }, now());
    expect(must(await piece(0))).toEqual({ pieces: 1, isWhole: false });
    expect(must(await piece(0))).toEqual({ pieces: 1, isWhole: false });
    expect(await piece(2)).toMatchObject({ reason: 'piece-missing' });
    expect(await piece(1, bytes.subarray(0, 10))).toMatchObject({ reason: 'file-cut-off' });

    expect(must(await begin())).toMatchObject({ id, pieces: 1 });
    await piece(1);
    expect(must(await piece(2))).toEqual({ pieces: 3, isWhole: true });
    expect(must(await piece(2))).toEqual({ pieces: 3, isWhole: true });
    await worked({ db, blobs });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect((await evidenceOf(db, caseId)).files).toMatchObject([{ id, sha256, kind: 'pdf', pages: 1 }]);
  });

  test('a worker that ended while it looked at one looks at it again, and not for ever', async ({ db, blobs }) => {
    const { id: caseId } = await anOpenCase(db);
    const [entryId = ''] = await entriesOf(db, caseId);
    const file = { caseId, entryId, name: 'a.jpg' };
    const ends = async () => {
      const { id } = must(await deposit({ db, blobs, now }, file, inChunks(await aPhoto())));
      return { id, isIt: eq(evidenceUploads.id, id) };
    };
    const once = await ends();
    await db.update(evidenceUploads).set({ state: 'checking', tries: 1 }).where(once.isIt);
    const often = await ends();
    await db.update(evidenceUploads).set({ state: 'checking', tries: 3 }).where(often.isIt);
    expect(await takeUpAgain(db)).toBe(2);
    await worked({ db, blobs });
    const { files, uploads } = await evidenceOf(db, caseId);
    expect(files.map(({ id }) => id)).toEqual([once.id]);
    expect(uploads).toMatchObject([{ id: often.id, state: 'refused', reason: 'unreadable' }]);
  });
});

describe('a file that its author publishes', () => {
  test('shows the copy that was looked at, with pixels that are gone, and is taken back with a trace', async ({
    db,
    blobs,
  }) => {
    const { id: caseId, number, author } = await anOpenCase(db);
    const situation = situationOf(author);
    const id = await deposited({ db, blobs }, caseId, await aPhoto({ width: 200, height: 100, colour: '#ff0000' }));
    const boxes = [{ page: 1, x: 500, y: 0, width: 500, height: 1000 }];
    expect(await showEvidence(situation, { number, id, copy: 1 })).toMatchObject({ reason: 'copy-changed' });
    expect(
      await blackenEvidence(situation, {
        number,
        id,
        boxes: [{ page: 2, x: 0, y: 0, width: 1, height: 1 }],
        words: [],
      }),
    ).toMatchObject({ reason: 'not-on-page:2 0 0 0.1 0.1' });
    must(await blackenEvidence(situation, { number, id, boxes, words: [] }));
    await worked({ db, blobs });
    expect(await publicEvidence(db, id)).toBeNull();
    must(await showEvidence(situation, { number, id, copy: 1 }));

    const shown = await publicEvidence(db, id);
    const page = await getSealed(blobs, { name: blobName.copy(id, 1, 1), dataKey: shown?.dataKey ?? '' });
    const { data, info } = await sharp(page ?? new Uint8Array())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number) => [...data.subarray((50 * info.width + x) * 3, (50 * info.width + x) * 3 + 3)];
    expect(pixel(60)[0]).toBeGreaterThan(240);
    for (const x of [104, 140, 199]) expect(Math.max(...pixel(x))).toBeLessThan(12);
    const small = await getSealed(blobs, { name: blobName.small(id, 1), dataKey: shown?.dataKey ?? '' });
    const drawn = sharp(small ?? new Uint8Array());
    expect(await drawn.metadata()).toMatchObject({ width: 368, height: 184 });
    const right = await drawn.extract({ left: 190, top: 0, width: 178, height: 184 }).raw().toBuffer();
    expect(Math.max(...right)).toBeLessThan(12);
    expect(await deleteEvidence(situation, { number, id })).toMatchObject({ reason: 'evidence-is-public' });

    // Less is black in another copy: it is seen by nobody before it is published.
    must(await blackenEvidence(situation, { number, id, boxes: [], words: [] }));
    await worked({ db, blobs });
    expect((await publicEvidence(db, id))?.copyPublic).toBe(1);
    must(await hideEvidence(situation, { number, id }));
    expect(await publicEvidence(db, id)).toBeNull();
    must(await deleteEvidence(situation, { number, id }));
    await worked({ db, blobs });
    expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
    expect((await caseFile(db, { number }, today))?.evidence).toMatchObject([{ id, goneAt: now() }]);
    const history = await caseHistory(db, number);
    const changes = history?.corrections.flatMap(({ changes }) => changes).map(({ before, after }) => [before, after]);
    expect(changes?.reverse()).toEqual([
      ['private', 'public'],
      ['public', 'private'],
      ['private', 'gone'],
    ]);
  });

  test('a mail shows its words, without what is personal in them and what its author names', async ({ db, blobs }) => {
    const { id: caseId, number, author } = await anOpenCase(db);
    const id = await deposited({ db, blobs }, caseId, aMail(), 'Antwort.eml');
    must(await blackenEvidence(situationOf(author), { number, id, boxes: [], words: ['mondschein'] }));
    await worked({ db, blobs });
    const [{ dataKey = '' } = {}] = await db.select().from(evidence);
    const words = Buffer.from((await getSealed(blobs, { name: blobName.copy(id, 1, 0), dataKey })) ?? []).toString();
    expect(words).toContain('Wir erstatten auf █████');
    for (const secret of ['DE89', 'jana@mail', 'Mondschein']) expect(words).not.toContain(secret);
  });

  test('is seen no longer when its entry is hidden or its case has ended', async ({ db, blobs }) => {
    const { id: caseId, number, author } = await anOpenCase(db);
    const situation = situationOf(author);
    const id = await deposited({ db, blobs }, caseId, await aPhoto());
    must(await blackenEvidence(situation, { number, id, boxes: [], words: [] }));
    await worked({ db, blobs });
    must(await showEvidence(situation, { number, id, copy: 1 }));
    expect(await publicEvidence(db, id)).not.toBeNull();
    must(await withdrawCase(situation, { number, reason: '' }));
    expect(await publicEvidence(db, id)).toBeNull();
    expect((await caseFile(db, { number }, today))?.evidence).toEqual([]);

    must(await wipeCaseNow(db, number, now()));
    expect(await db.select().from(evidence)).toMatchObject([
      { name: '', dataKey: '', copyPublic: null, goneAt: now() },
    ]);
    await worked({ db, blobs });
    expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
    expect(await db.select().from(evidenceLeftovers)).toEqual([]);
  });
});

test('files of a draft go with their entry and with the draft, and nobody else reaches them', async ({ db, blobs }) => {
  const situation = situationOfVisitor(db);
  const begun = must(await startDraft(situation));
  const saved = must(await saveEntry(situation, begun, anEntryForm()));
  const [entryId = ''] = await entriesOf(db, begun.caseId);
  const id = await deposited({ db, blobs }, begun.caseId, await aPhoto());
  expect((await evidenceOf(db, begun.caseId)).files).toMatchObject([{ id }]);
  expect(await db.select().from(logLeaves)).toEqual([]);
  const other = must(await startDraft(situation));
  expect(await removeDraftEvidence(situation, other.token, id)).toMatchObject({ ok: true });
  expect((await evidenceOf(db, begun.caseId)).files).toMatchObject([{ id }]);
  const foreign = { entryId, name: 'a.jpg', bytes: 10 };
  expect(await beginDraftDeposit(situation, other.token, foreign)).toMatchObject({ refusal: 'not-found' });

  must(await removeEntry(situation, { token: begun.token, version: saved.version }, entryId));
  expect(await evidenceOf(db, begun.caseId)).toEqual({ files: [], uploads: [] });
  await worked({ db, blobs });
  expect(await blobs.get(blobName.piece(id, 0))).toBeNull();

  const again = { token: begun.token, version: saved.version + 1 };
  must(await saveEntry(situation, again, anEntryForm()));
  const second = await deposited({ db, blobs }, begun.caseId, await aPhoto());
  await forgetOldDrafts(db, momentOn(addDays(today, 61)));
  expect(await db.select().from(evidence)).toEqual([]);
  expect(await db.select().from(entries)).toEqual([]);
  await worked({ db, blobs });
  expect(await blobs.get(blobName.piece(second, 0))).toBeNull();
});
