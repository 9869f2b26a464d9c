import { type Hash, hashOf, rootOver } from './hash.ts';
import { type Part, placeOf, type Subtree, subtreesOf, type Tile, tilesOf, tileWidth, widthOf } from './rules.ts';

// It knows no database: a witness reads its tiles from the site, and starts in a fraction of a second.

export const hashBytes = 32;

/** What is read of a tile: its hashes one below the other, and where it is full and asked for the tree over them. */
export interface ReadTile {
  hashes: Uint8Array;
  inner?: Uint8Array | undefined;
}
export type ReadTiles = (tiles: readonly Tile[]) => Promise<readonly (ReadTile | null)[]>;

/** Hashes of complete subtrees, which are the same in every later tree: by level and position, the one asked for last at the end. */
export type KeptHashes = Map<string, Hash>;

/** More than all subtrees of the partial tiles of a tree, of which it has one a level. */
const mostKept = 2048;

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
