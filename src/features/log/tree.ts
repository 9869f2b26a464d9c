import { and, asc, type Column, desc, eq, gt, gte, lt, lte, max, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { logLeaves, logTiles } from '#db/schema/index.ts';
import { emptyRoot, type Hash } from './hash.ts';
import { checkpointOf, logSigner, type Signer } from './note.ts';
import { inclusionParts, type Part, partOf, type Tile, tileWidth } from './rules.ts';
import { hashBytes, hashesOf, type KeptHashes, type ReadTile } from './subtrees.ts';

/** How many leaves the log has. */
export async function sizeOf(db: Pick<Database, 'select'>): Promise<number> {
  const [row] = await db.select({ size: max(logLeaves.number) }).from(logLeaves);
  return row?.size ?? 0;
}

/** A partial tile is read from what it will be made of, in one row: 256 of them take ten times as long. */
function tileQuery(db: Database, { level, tile, width }: Tile) {
  const [first, end] = [tile * tileWidth, tile * tileWidth + width];
  if (width === tileWidth) {
    const isThis = and(eq(logTiles.level, level), eq(logTiles.tile, tile));
    return db.select({ hashes: logTiles.hashes, inner: logTiles.inner }).from(logTiles).where(isThis);
  }
  if (level === 0) {
    const hashes = inOneRow(logLeaves.hash, logLeaves.number);
    return db
      .select({ hashes, inner: sql<null>`null` })
      .from(logLeaves)
      .where(and(gt(logLeaves.number, first), lte(logLeaves.number, end)));
  }
  return db
    .select({ hashes: inOneRow(logTiles.root, logTiles.tile), inner: sql<null>`null` })
    .from(logTiles)
    .where(and(eq(logTiles.level, level - 1), gte(logTiles.tile, first), lt(logTiles.tile, end)));
}

function inOneRow(hash: Column, order: Column) {
  return sql`coalesce(group_concat(hex(${hash}), '' order by ${order}), '')`.mapWith((all: string) =>
    Buffer.from(all, 'hex'),
  );
}

/** Tiles in the order in which they are asked for, in one round trip. Null for one that is not there. */
export async function readTiles(db: Database, tiles: readonly Tile[]): Promise<(ReadTile | null)[]> {
  const [first, ...more] = tiles.map((tile) => tileQuery(db, tile));
  if (!first) return [];
  const read = await db.batch([first, ...more]);
  return read.map((rows, at) => {
    const hashes = Buffer.concat(rows.map((row) => row.hashes));
    if (hashes.length !== (tiles[at]?.width ?? 0) * hashBytes) return null;
    return { hashes, inner: rows[0]?.inner ?? undefined };
  });
}

const keptOf = new WeakMap<Database, KeptHashes>();

/** The hashes of parts in a database. Its leaves are never changed, and what is not committed nobody else reads. */
function hashesIn(db: Database, parts: readonly Part[], size: number): Promise<Hash[]> {
  const kept = keptOf.get(db) ?? new Map();
  keptOf.set(db, kept);
  return hashesOf(parts, size, (tiles) => readTiles(db, tiles), kept);
}

/** The root of the tree of the first `size` leaves. */
export async function rootOf(db: Database, size: number): Promise<Hash> {
  if (size === 0) return emptyRoot();
  const [root] = await hashesIn(db, [partOf(0, size)], size);
  return root ?? emptyRoot();
}

/** The head of the log at this moment, signed, with the moment: an old one that is handed out again is found by it. Two round trips. */
export async function checkpoint(db: Database, at: Date, signer: Signer = logSigner()): Promise<string> {
  const size = await sizeOf(db);
  return checkpointOf(signer, { size, root: await rootOf(db, size), at });
}

/** The inclusion proof of leaf `number` in the tree of the first `size` leaves, and the root of that tree. */
export async function inclusionProof(
  db: Database,
  number: number,
  size: number,
): Promise<{ path: Hash[]; root: Hash }> {
  const [root, ...path] = await hashesIn(db, [partOf(0, size), ...inclusionParts(number - 1, size)], size);
  return { root: root ?? emptyRoot(), path };
}

/** What is hashed of the leaves of a tile: each with its length in two bytes before it (C2SP tlog-tiles, entry bundles). */
export async function readEntries(
  db: Database,
  { tile, width }: Pick<Tile, 'tile' | 'width'>,
): Promise<Uint8Array | null> {
  const first = tile * tileWidth;
  const rows = await db
    .select({ entry: sql<string>`${logLeaves.entry}` })
    .from(logLeaves)
    .where(and(gt(logLeaves.number, first), lte(logLeaves.number, first + width)))
    .orderBy(asc(logLeaves.number));
  if (rows.length !== width) return null;
  return Buffer.concat(
    rows.flatMap(({ entry }) => {
      const bytes = Buffer.from(entry);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/**
 * Whether nothing is in the log but what was recorded later than it happened: whoever writes there as things happen has brought that to its
 * end before.
 */
export async function endsWithHistory(db: Pick<Database, 'select'>): Promise<boolean> {
  const [last] = await db.select({ entry: logLeaves.entry }).from(logLeaves).orderBy(desc(logLeaves.number)).limit(1);
  return last === undefined || 'recorded' in JSON.parse(last.entry);
}
