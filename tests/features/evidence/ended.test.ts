import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { evidence, evidenceLeftovers } from '#db/schema/index.ts';
import { publicEvidence } from '#src/features/case-file/evidence.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { blackenEvidence, showEvidence } from '#src/features/cases/commands/evidence.ts';
import { beginUpload } from '#src/features/evidence/commands.ts';
import type { Blobs } from '#src/features/evidence/store/blobs.ts';
import { blobName } from '#src/features/evidence/store/sealed.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { contentOf, isReadable } from '#src/features/paper/dossier/content.ts';
import { eraseAccountAt } from '#src/features/rights/commands.ts';
import { write } from '#src/lib/database.ts';
import { anAuthor, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { aDecision } from '../moderation/noticing.ts';
import { deposited, entriesOf, test, worked } from './depositing.ts';
import { aMail, aPhoto } from './files.ts';

const now = momentOn(today);

/** A case with a public photo, a private mail and a file that has not arrived yet, all at its first entry. */
async function aCaseWithFiles(db: Database, blobs: Blobs) {
  const author = await anAuthor(db);
  const theCase = await anOpenCase(db, { author });
  const { id: caseId, number } = theCase;
  const photo = await deposited({ db, blobs }, caseId, await aPhoto());
  const mail = await deposited({ db, blobs }, caseId, aMail(), 'Antwort.eml');
  must(await blackenEvidence(situationOf(author), { number, id: photo, boxes: [], words: [] }));
  await worked({ db, blobs });
  must(await showEvidence(situationOf(author), { number, id: photo, copy: 1 }));
  const [entryId = ''] = await entriesOf(db, caseId);
  const arriving = { caseId, entryId, name: 'Später.pdf', bytes: 100 };
  const { id: upload } = must(await write(db, (tx) => beginUpload(tx, arriving, now)));
  await blobs.put(blobName.piece(upload, 0), Buffer.from('sealed'));
  return { ...theCase, author, entryId, photo, mail, upload };
}

describe('files at an entry', () => {
  test('that a moderator’s decision hides are public nowhere, and their hashes stay', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { number, entryId, photo } = await aCaseWithFiles(db, blobs);
    const told = async () => {
      const file = await caseFile(db, { number }, today);
      if (!file || !isReadable(file)) throw new Error('the case is not to be read');
      const copies = file.evidence.map(({ copyPublic }) => copyPublic);
      return { copies, document: contentOf(file).json, hashes: file.evidence.map(({ sha256 }) => sha256) };
    };
    const before = await told();
    expect(before.copies.toSorted()).toEqual([1, null]);

    must(await decide(situationOf(moderator), aDecision({ kind: 'entry', id: entryId }, 'hide')));
    const after = await told();
    expect(after.copies).toEqual([null, null]);
    expect(await publicEvidence(db, photo)).toBeNull();
    expect(before.document).toContain('"isPublic":true');
    expect(after.document).not.toContain('"isPublic":true');
    for (const hash of before.hashes) expect(after.document).toContain(hash);
  });

  test.for(['keep', 'withdraw'] as const)(
    'of who erases their account (%s) are gone, with all that was stored',
    async (choice, { db, blobs }) => {
      const { author, photo, mail, upload } = await aCaseWithFiles(db, blobs);
      const stored = () =>
        Promise.all(
          [
            blobName.piece(photo, 0),
            blobName.page(photo, 1),
            blobName.copy(photo, 1, 1),
            blobName.piece(mail, 0),
            blobName.words(mail),
            blobName.piece(upload, 0),
          ].map((name) => blobs.get(name)),
        );
      expect(await stored()).not.toContain(null);

      must(await eraseAccountAt(db, { email: author.email, cases: choice, now }));
      await worked({ db, blobs });
      expect(new Set(await stored())).toEqual(new Set([null]));
      expect(await db.select().from(evidenceLeftovers)).toEqual([]);
      const left = { name: '', dataKey: '', masks: '', copyPublic: null, goneAt: now };
      expect(await db.select().from(evidence)).toMatchObject([left, left]);
      expect(await publicEvidence(db, photo)).toBeNull();
    },
  );
});
