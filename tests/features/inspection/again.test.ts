import { expect } from 'vitest';
import { checkFiles, inspectionConsents, takenOut } from '#db/schema/index.ts';
import { allowInspection, endInspection, removeCheckFile } from '#src/features/inspection/commands.ts';
import { replayErasures } from '#src/features/rights/erasures.ts';
import { exclusively } from '#src/lib/database.ts';
import { situationOf } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { test } from '../evidence/depositing.ts';
import { challenged, later, now, seenBy, showsPhoto } from './showing.ts';

test('what an author took back from the moderators is taken back once more in an older copy, and what they gave anew holds', async ({
  db,
  blobs,
  moderator,
}) => {
  const { author, check } = await challenged(db);
  const id = await showsPhoto(blobs, author, check);
  must(await allowInspection(situationOf(author), check));
  const copied = { files: await db.select().from(checkFiles), consents: await db.select().from(inspectionConsents) };
  must(await removeCheckFile(situationOf(author), { check, id }));
  must(await endInspection(situationOf(author), check));
  const lines = (await db.select().from(takenOut)).map(({ line }) => line);
  expect(lines).toHaveLength(2);

  /** The database as the copy has it: it knows nothing of what was taken back. */
  const putBack = (givenAt = now) =>
    exclusively(db, () =>
      db.batch([
        db.delete(takenOut),
        db.delete(checkFiles),
        db.insert(checkFiles).values(copied.files),
        db.delete(inspectionConsents),
        db.insert(inspectionConsents).values(copied.consents.map((one) => ({ ...one, givenAt }))),
      ]),
    );
  await putBack();
  expect(await seenBy(db, moderator, check)).toEqual([id]);
  expect(await replayErasures(db, lines, later(60))).toMatchObject({ words: 2 });
  expect(await seenBy(db, moderator, check)).toEqual([]);
  expect(await db.$count(checkFiles)).toBe(0);
  expect(await db.select().from(inspectionConsents)).toMatchObject([{ endedAt: now }]);
  expect(await replayErasures(db, lines, later(61))).toMatchObject({ words: 0 });

  await putBack(later(5));
  await replayErasures(db, lines, later(60));
  expect(await db.select().from(inspectionConsents)).toMatchObject([{ endedAt: null }]);
});
