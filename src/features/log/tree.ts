import { and, asc, type Column, desc, eq, gt, gte, lt, lte, max, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { logLeaves, logTiles } from '#db/schema/index.ts';
import { emptyRoot, type Hash, hashOf, rootOver } from './hash.ts';
import {
  inclusionParts,
  type Part,
  partOf,
  placeOf,
  type Subtree,
  subtreesOf,
  type Tile,
  tilesOf,
  tileWidth,
  widthOf,
} from './rules.ts';

const hashBytes = 32;

/** How many leaves the log has. */
export async function sizeOf(db: Pick<Database, 'select'>): Promise<number> {
  const [row] = await db.select({ size: max(logLeaves.number) }).from(logLeaves);
  return row?.size ?? 0;
}

/** What is read of a tile: its hashes one below the other, and where it is full and asked for the tree over them. */
export interface ReadTile {
  hashes: Uint8Array;
  inner?: Uint8Array | undefined;
}
export type ReadTiles = (tiles: readonly Tile[]) => Promise<readonly (ReadTile | null)[]>;

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

/** Hashes of complete subtrees, which are the same in every later tree: by level and position, the one asked for last at the end. */
type KeptHashes = Map<string, Hash>;

/** More than all subtrees of the partial tiles of a tree, of which it has one a level. */
const mostKept = 2048;
const keptOf = new WeakMap<Database, KeptHashes>();

/**
 * The hashes of these parts of a tree of `size` leaves, of which `read` fetches the tiles. What had to be read from a partial tile,
 * which costs as much as the rest together, goes into `kept` and is not read again; without one each tile is read.
 */
export async function hashesOf(
  parts: readonly Part[],
  size: number,
  read: ReadTiles,
  kept?: KeptHashes,
): Promise<Hash[]> {
  const subtrees = parts.flatMap(subtreesOf);
  const remembered = new Map(
    subtrees.flatMap((one) => {
      const hash = kept?.get(nameOf(one));
      return hash ? [[nameOf(one), hash] as const] : [];
    }),
  );
  const tiles = tilesOf(
    subtrees.filter((one) => !remembered.has(nameOf(one))),
    size,
  );
  const found = await read(tiles);
  const byPlace = new Map(tiles.map(({ level, tile }, at) => [`${level}/${tile}`, found[at]]));
  const fresh = ({ level, tile, first, count }: ReturnType<typeof placeOf>): Hash => {
    const read = byPlace.get(`${level}/${tile}`);
    if (!read) throw new Error(`tile ${level}/${tile} of the log is missing`);
    if (count === 1) return hashAt(read.hashes, first);
    // Of the levels over 256 hashes those below this one have 128, 64, … of them.
    if (read.inner) return hashAt(read.inner, tileWidth - (2 * tileWidth) / count + first / count);
    return rootOver(Array.from({ length: count }, (_, at) => hashAt(read.hashes, first + at)));
  };
  const known = (subtree: Subtree): Hash => {
    const name = nameOf(subtree);
    const place = placeOf(subtree);
    const hash = remembered.get(name) ?? fresh(place);
    if (kept && widthOf(place, size) < tileWidth) keep(kept, name, hash);
    return hash;
  };
  return parts.map((part) => hashOf(part, known));
}

/** Keeps a hash as a copy: what it was cut out of is eight thousand bytes long. What was not asked for longest goes. */
function keep(kept: KeptHashes, name: string, hash: Hash): void {
  kept.delete(name);
  kept.set(name, Uint8Array.from(hash));
  const [oldest] = kept.size > mostKept ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
}

const nameOf = ({ level, position }: Subtree) => `${level}/${position}`;

const hashAt = (hashes: Uint8Array, at: number) => hashes.subarray(at * hashBytes, (at + 1) * hashBytes);

/** The same in a database. Its leaves are never changed, and what is not committed nobody else reads. */
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
