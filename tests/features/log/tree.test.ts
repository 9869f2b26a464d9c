import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { append } from '#src/features/log/append.ts';
import { leafHash } from '#src/features/log/hash.ts';
import { checkpointOf, logSigner, signerOf, verifierKey } from '#src/features/log/note.ts';
import { consistencyParts, inclusionParts, partOf, readTilePath, tilePath } from '#src/features/log/rules.ts';
import { hashesOf } from '#src/features/log/subtrees.ts';
import { inclusionProof, readEntries, readTiles, rootOf, sizeOf } from '#src/features/log/tree.ts';
import { openCheckpoint } from '#src/features/log/verify/note.ts';
import { isConsistent, isIncluded } from '#src/features/log/verify/proofs.ts';
import { write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { test } from '#tests/test.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Leaves and roots of the test vectors that Certificate Transparency logs are tested with. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The root by the definition of RFC 6962, 2.1, with nothing of the product. */
function rootByDefinition(leaves: readonly Uint8Array[]): Buffer {
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (!only) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), only);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha(Buffer.of(1), rootByDefinition(leaves.slice(0, half)), rootByDefinition(leaves.slice(half)));
}

async function appendMany(db: Database, count: number): Promise<void> {
  await write(db, async (tx) => {
    for (let at = 0; at < count; at += 1) {
      await append(tx, { kind: 'case.entry', at: new Date(1_700_000_000_000 + at), caseNumber: `2026-${at}` });
    }
    return done();
  });
}

async function entriesOf(db: Database): Promise<Buffer[]> {
  const rows = await db.all<{ entry: string }>(sql`select entry from log_leaves order by number`);
  return rows.map(({ entry }) => Buffer.from(entry));
}

describe('the tree', () => {
  test('has the roots of the known test vectors', async () => {
    const hashes = inputs.map((input) => leafHash(Buffer.from(input, 'hex')));
    for (const [at, root] of roots.entries()) {
      const size = at + 1;
      const read = async () => [{ hashes: Buffer.concat(hashes.slice(0, size)) }];
      const [found] = await hashesOf([partOf(0, size)], size, read);
      expect(hex(found ?? Buffer.alloc(0))).toBe(root);
    }
  });

  test('proves every leaf and every earlier tree, and no byte of a proof can be another', async ({ db }) => {
    const most = 700;
    await appendMany(db, most);
    const leaves = await entriesOf(db);
    expect(await sizeOf(db)).toBe(most);
    const sizes = fc.integer({ min: 1, max: most });
    const given = fc.record({ size: sizes, leaf: fc.nat(), before: fc.nat(), bit: fc.nat() });
    const check = async ({ size, leaf, before, bit }: { size: number; leaf: number; before: number; bit: number }) => {
      const index = leaf % size;
      const first = 1 + (before % size);
      const tree = { size, root: rootByDefinition(leaves.slice(0, size)) };
      expect(hex(await rootOf(db, size))).toBe(hex(tree.root));
      const hash = leafHash(leaves[index] ?? Buffer.alloc(0));
      const { path } = await inclusionProof(db, index + 1, size);
      expect(await isIncluded({ index, hash, path }, tree)).toBe(true);
      const old = { size: first, root: rootByDefinition(leaves.slice(0, first)) };
      const proof = await hashesOf(consistencyParts(first, size), size, (tiles) => readTiles(db, tiles));
      expect(await isConsistent(old, tree, proof)).toBe(true);
      // One bit of what was proved is another.
      const flipped = (bytes: Uint8Array) => {
        const copy = Uint8Array.from(bytes);
        const at = Math.floor(bit / 8) % copy.length;
        copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
        return copy;
      };
      expect(await isIncluded({ index, hash: flipped(hash), path }, tree)).toBe(false);
      expect(await isIncluded({ index, hash, path }, { size, root: flipped(tree.root) })).toBe(false);
      expect(await isConsistent({ ...old, root: flipped(old.root) }, tree, proof)).toBe(false);
      for (const at of path.keys()) {
        const tampered = path.map((one, place) => (place === at ? flipped(one) : one));
        expect(await isIncluded({ index, hash, path: tampered }, tree)).toBe(false);
      }
      for (const at of proof.keys()) {
        const tampered = proof.map((one, place) => (place === at ? flipped(one) : one));
        expect(await isConsistent(old, tree, tampered)).toBe(false);
      }
      if (path.length > 0) expect(await isIncluded({ index, hash, path: path.slice(1) }, tree)).toBe(false);
      expect(await isIncluded({ index, hash, path: [...path, hash] }, tree)).toBe(false);
      if (size > 1) expect(await isIncluded({ index: (index + 1) % size, hash, path }, tree)).toBe(false);
    };
    await fc.assert(fc.asyncProperty(given, check), {
      numRuns: 60,
      examples: [255, 256, 257, 512, 513, 700].map((size) => [{ size, leaf: 255, before: 255, bit: 3 }]),
    });
  });

  test('gives the same proofs from what it kept as from the tiles, however it grew between them', async ({ db }) => {
    let size = 0;
    const steps = fc.array(fc.record({ more: fc.nat({ max: 120 }), leaf: fc.nat(), back: fc.nat() }), {
      minLength: 1,
      maxLength: 4,
    });
    const check = async (given: { more: number; leaf: number; back: number }[]) => {
      for (const { more, leaf, back } of given) {
        await appendMany(db, more + 1);
        size += more + 1;
        // Also of a tree that is smaller than the last one, whose partial tiles have become full since.
        const tree = size - (back % size);
        const index = leaf % tree;
        const parts = [partOf(0, tree), ...inclusionParts(index, tree)];
        const [root, ...path] = await hashesOf(parts, tree, (tiles) => readTiles(db, tiles));
        for (let again = 0; again < 2; again += 1) {
          const proof = await inclusionProof(db, index + 1, tree);
          expect([proof.root, ...proof.path].map(hex)).toEqual([root ?? Buffer.alloc(0), ...path].map(hex));
        }
      }
    };
    await fc.assert(fc.asyncProperty(steps, check), { numRuns: 12 });
    expect(size).toBeGreaterThan(256);
  });

  test('reads no partial tile a second time, and keeps no more than it is allowed to', async () => {
    const hash = (at: number) => leafHash(Buffer.from([at]));
    const asked: number[] = [];
    const read = async (tiles: readonly { width: number }[]) => {
      asked.push(tiles.length);
      return tiles.map(({ width }) => ({ hashes: Buffer.concat(Array.from({ length: width }, (_, at) => hash(at))) }));
    };
    const kept = new Map();
    const once = await hashesOf([partOf(0, 255)], 255, read, kept);
    expect(await hashesOf([partOf(0, 255)], 255, read, kept)).toEqual(once);
    expect(asked).toEqual([1, 0]);
    for (let tile = 0; tile < 300; tile += 1)
      await hashesOf([partOf(tile * 256, tile * 256 + 255)], tile * 256 + 255, read, kept);
    expect(kept.size).toBe(2048);
  });

  test('hands out tiles and bundles of which others build the same tree', async ({ db }) => {
    await appendMany(db, 300);
    const [full, partial, above] = await readTiles(db, [
      { level: 0, tile: 0, width: 256 },
      { level: 0, tile: 1, width: 44 },
      { level: 1, tile: 0, width: 1 },
    ]);
    expect([full, partial, above].map((tile) => tile?.hashes.length)).toEqual([8192, 44 * 32, 32]);
    expect(await readTiles(db, [{ level: 0, tile: 1, width: 45 }])).toEqual([null]);
    const bundle = Buffer.from((await readEntries(db, { tile: 1, width: 44 })) ?? []);
    const hashes: Buffer[] = [];
    for (let at = 0; at < bundle.length; ) {
      const length = bundle.readUInt16BE(at);
      hashes.push(Buffer.from(leafHash(bundle.subarray(at + 2, at + 2 + length))));
      at += 2 + length;
    }
    expect(Buffer.concat(hashes).equals(partial?.hashes ?? Buffer.alloc(0))).toBe(true);
    expect(hex(above?.hashes ?? Buffer.alloc(0))).toBe(hex(rootByDefinition((await entriesOf(db)).slice(0, 256))));
  });

  test('spells the numbers of tiles in one way', () => {
    expect(tilePath({ tile: 1_234_067, width: 256 })).toBe('x001/x234/067');
    expect(tilePath({ tile: 0, width: 8 })).toBe('000.p/8');
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.integer({ min: 1, max: 256 }), (tile, width) => {
        expect(readTilePath(`3/${tilePath({ tile, width })}`)).toEqual({ kind: 'hashes', level: 3, tile, width });
      }),
    );
    for (const other of [
      '0/0',
      '0/x000/000',
      '00/000',
      '64/000',
      '0/000.p/0',
      '0/000.p/256',
      '0/000.p/08',
      'entries/1',
      '0/../000',
    ]) {
      expect(readTilePath(other), other).toBeNull();
    }
  });
});

describe('a leaf', () => {
  test('was never there when its command was refused, and its number is given to the next', async ({ db }) => {
    await appendMany(db, 255);
    await write(db, async (tx) => {
      await append(tx, { kind: 'case.entry', at: new Date() });
      return refused('conflict');
    });
    expect(await sizeOf(db)).toBe(255);
    await appendMany(db, 2);
    expect(hex(await rootOf(db, 257))).toBe(hex(rootByDefinition(await entriesOf(db))));
  });

  test('can be changed or taken out by nobody, also not by hand', async ({ db }) => {
    await appendMany(db, 256);
    for (const by of [
      sql`update log_leaves set entry = '' where number = 3`,
      sql`delete from log_leaves where number = 256`,
      sql`update log_tiles set root = x'00'`,
      sql`delete from log_tiles`,
    ]) {
      await expect(db.run(by)).rejects.toThrow();
    }
    expect(await sizeOf(db)).toBe(256);
  });

  test('takes no words', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 60 }), async (words) => {
        const leaf = append.bind(null);
        const outcome = write(db, async (tx) => {
          await leaf(tx, { kind: 'decision.made', at: new Date(), facts: { ground: `${words} ${words}` } });
          return done();
        });
        await expect(outcome).rejects.toThrow('no words');
      }),
      { numRuns: 20 },
    );
    expect(await sizeOf(db)).toBe(0);
  });
});

describe('a checkpoint', () => {
  test('opens under the key of its log alone, and with no byte changed', async () => {
    const signer = signerOf('aktenkundig.example/log', Buffer.alloc(32, 7));
    const root = rootByDefinition([Buffer.from('a')]);
    const note = checkpointOf(signer, { size: 1, root });
    expect(await openCheckpoint(note, verifierKey(signer))).toMatchObject({ size: 1 });
    const other = signerOf('aktenkundig.example/log', Buffer.alloc(32, 8));
    expect(await openCheckpoint(note, verifierKey(other))).toEqual({ fault: 'signature' });
    for (let at = 0; at < note.length; at += 1) {
      const changed = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
      expect(await openCheckpoint(changed, verifierKey(signer)), `${at}`).toHaveProperty('fault');
    }
  });

  test('is signed by the key in the settings, or by one derived from the secret', () => {
    const env = { SITE_URL: 'https://aktenkundig.example', SECRET_KEY: 'x'.repeat(32) };
    const own = logSigner({ ...env, LOG_KEY: Buffer.alloc(32, 1).toString('base64') });
    expect(own.name).toBe('aktenkundig.example/log');
    expect(hex(own.publicKey)).toBe(hex(signerOf('', Buffer.alloc(32, 1)).publicKey));
    expect(hex(logSigner(env).publicKey)).toBe(hex(logSigner(env).publicKey));
    expect(hex(logSigner(env).publicKey)).not.toBe(hex(own.publicKey));
  });
});
