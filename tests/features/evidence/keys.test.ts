import { expect, vi } from 'vitest';
import { evidence } from '#db/schema/index.ts';
import { evidenceOf } from '#src/features/evidence/queries.ts';
import { openStream } from '#src/features/evidence/store/sealed.ts';
import { logKeyInUse } from '#src/features/log/note.ts';
import { noteKey } from '#src/features/operation/notes.ts';
import { rotateKeys } from '#src/features/operation/rotate.ts';
import { hashKeyInUse } from '#src/lib/crypto.ts';
import { anOpenCase, momentOn, today } from '#tests/factories.ts';
import { deposited, test } from './depositing.ts';
import { aPhoto } from './files.ts';

test('after SECRET_KEY was changed a file is opened without the former one, and no blob was written anew', async ({
  db,
  blobs,
}) => {
  await noteKey(db, momentOn(today));
  const { id: caseId } = await anOpenCase(db);
  const photo = await aPhoto();
  const id = await deposited({ db, blobs }, caseId, photo, 'Foto.jpg');
  const before = await blobs.get(`${id}/o0`);

  vi.stubEnv('HASH_KEY', hashKeyInUse());
  vi.stubEnv('LOG_KEY', logKeyInUse().toString('base64'));
  vi.stubEnv('SECRET_KEYS_BEFORE', process.env.SECRET_KEY);
  vi.stubEnv('SECRET_KEY', 'another-key-of-the-same-site-for-tests-0003');
  expect([...(await rotateKeys(db, momentOn(today))).unread]).toEqual([]);
  vi.stubEnv('SECRET_KEYS_BEFORE', '');

  const [file] = await db.select().from(evidence);
  const parts: Uint8Array[] = [];
  for await (const part of openStream(blobs, { id, dataKey: file?.dataKey ?? '', pieces: 1 })) parts.push(part);
  expect(Buffer.concat(parts).equals(photo)).toBe(true);
  expect((await evidenceOf(db, caseId)).files[0]?.name).toBe('Foto.jpg');
  expect(await blobs.get(`${id}/o0`)).toEqual(before);
});
