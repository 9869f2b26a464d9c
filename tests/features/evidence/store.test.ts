import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Blobs, BlobsUnavailable, blobsAt } from '#src/features/evidence/store/blobs.ts';
import { blobUrl } from '#src/features/evidence/store/place.ts';
import {
  blobName,
  getSealed,
  inPieces,
  NotAsStored,
  newDataKey,
  openStream,
  pieceSize,
  putSealed,
  putStream,
} from '#src/features/evidence/store/sealed.ts';
import { newId } from '#src/lib/crypto.ts';
import { anS3Server } from '#tests/processes/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-blobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** What must hold wherever blobs lie. */
async function keepsAndForgets(blobs: Blobs) {
  const file = { id: newId(), dataKey: newDataKey() };
  const bytes = randomBytes(2 * pieceSize + 17);
  const stored = await putStream(blobs, file, chunksOf(bytes, 65_536));
  expect(stored).toEqual({ bytes: bytes.length, pieces: 3, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect((await whole(openStream(blobs, { ...file, pieces: 3 }))).equals(bytes)).toBe(true);

  await blobs.forget(file.id);
  expect(await blobs.get(blobName.piece(file.id, 0))).toBeNull();
  await blobs.forget(file.id);
  await expect(whole(openStream(blobs, { ...file, pieces: 3 }))).rejects.toThrow(NotAsStored);
}

describe('in a folder', () => {
  const blobs = blobsAt(`file:${folder}`);

  test('a file is kept in pieces, given back whole, and forgotten with all of them', () => keepsAndForgets(blobs));

  test('nobody else may read it, and nothing of it stands there in clear words', async () => {
    const file = { id: newId(), dataKey: newDataKey() };
    await putStream(blobs, file, chunksOf(Buffer.from('Kundennummer 4711 '.repeat(1000)), 100));
    const [path = ''] = files().filter((one) => one.includes(file.id));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(path).includes('Kundennummer')).toBe(false);
    expect(files().every((one) => /\/[\da-f]{2}\/[\da-f]{30}\/\w+$/.test(one))).toBe(true);
  });

  test('a blob that was changed, or stands in the place of another, is not opened', async () => {
    const file = { id: newId(), dataKey: newDataKey() };
    const [first, second] = [blobName.piece(file.id, 0), blobName.piece(file.id, 1)];
    await putSealed(blobs, { name: first, dataKey: file.dataKey }, Buffer.from('eins'));
    await blobs.put(second, (await blobs.get(first)) ?? new Uint8Array());
    await expect(getSealed(blobs, { name: second, dataKey: file.dataKey })).rejects.toThrow(NotAsStored);
    const path = files().find((one) => one.endsWith(first)) ?? '';
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(getSealed(blobs, { name: first, dataKey: file.dataKey })).rejects.toThrow(NotAsStored);
    await expect(getSealed(blobs, { name: first, dataKey: newDataKey() })).rejects.toThrow(NotAsStored);
  });

  test('a place that cannot be written to is said to be so, and leaves nothing half written', async () => {
    const path = join(folder, 'no-folder');
    writeFileSync(path, '');
    const nowhere = blobsAt(`file:${path}`);
    await expect(nowhere.put(blobName.words(newId()), Buffer.from('x'))).rejects.toThrow(BlobsUnavailable);
    expect(readFileSync(path)).toHaveLength(0);
  });

  test('it lies beside the database where nothing else is said', () => {
    expect(blobUrl({ DATABASE_URL: 'file:/srv/site/aktenkundig.db' })).toBe('file:/srv/site/blobs');
    expect(blobUrl({})).toBe('file:data/blobs');
    expect(blobUrl({ DATABASE_URL: 'libsql://db.example', BLOB_URL: 's3://b/c' })).toBe('s3://b/c');
  });
});

test('in a bucket a file is kept in pieces, given back whole, and forgotten with all of them', async () => {
  const server = await anS3Server();
  Object.assign(process.env, server.keys);
  await keepsAndForgets(blobsAt(`s3://copies/evidence?endpoint=${encodeURIComponent(server.url)}&region=us-east-1`));
  for (const name of Object.keys(server.keys)) delete process.env[name];
  await server.stop();
});

test('however a stream is cut, its pieces are of one size and make the same bytes', async () => {
  const size = fc.integer({ min: 0, max: 2 * pieceSize + 3 });
  await fc.assert(
    fc.asyncProperty(size, fc.integer({ min: 4096, max: 3 * pieceSize }), async (length, cut) => {
      const bytes = Buffer.alloc(length, 'Aktenkundig');
      const pieces: Uint8Array[] = [];
      for await (const piece of inPieces(chunksOf(bytes, cut))) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      expect(pieces.slice(0, -1).every((piece) => piece.length === pieceSize)).toBe(true);
      expect(pieces.at(-1)?.length ?? 1).toBeGreaterThan(0);
    }),
    { numRuns: 25 },
  );
});
