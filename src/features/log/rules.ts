// Where the hashes of a Merkle tree stand (RFC 6962, section 2.1) and in which tile (C2SP tlog-tiles). Nothing is hashed here.

/** Hashes in a full tile, and levels of the tree in one tile. */
export const tileWidth = 256;
const tileHeight = 8;

/** A complete subtree: of 2^`level` leaves, the `position`-th of its level from the left. */
export interface Subtree {
  level: number;
  position: number;
}

/** The hash of a stretch of leaves, put together from complete subtrees. */
export type Part = Subtree | { left: Part; right: Part };

export interface Tile {
  level: number;
  tile: number;
  /** How many hashes of it are asked for. */
  width: number;
}

/** The largest power of two below `size`. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The hash over the leaves from `first` to before `end`; `first` is where a subtree of that many leaves can begin. */
export function partOf(first: number, end: number): Part {
  const size = end - first;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return { level, position: first / size };
  const middle = first + split(size);
  return { left: partOf(first, middle), right: partOf(middle, end) };
}

/** PATH(index, D[size]) of RFC 6962, 2.1.1. Refuses (throws) a leaf that is not in the tree. */
export function inclusionParts(index: number, size: number): Part[] {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const path: Part[] = [];
  let [first, end] = [0, size];
  while (end - first > 1) {
    const middle = first + split(end - first);
    if (index < middle) {
      path.unshift(partOf(middle, end));
      end = middle;
    } else {
      path.unshift(partOf(first, middle));
      first = middle;
    }
  }
  return path;
}

/** PROOF(before, D[size]) of RFC 6962, 2.1.2. Refuses (throws) a size before the first leaf or after `size`. */
export function consistencyParts(before: number, size: number): Part[] {
  if (before < 1 || before > size) throw new RangeError(`a tree of ${size} was never one of ${before}`);
  const path: Part[] = [];
  let [first, end] = [0, size];
  while (before < end) {
    const middle = first + split(end - first);
    if (before <= middle) {
      path.unshift(partOf(middle, end));
      end = middle;
    } else {
      path.unshift(partOf(first, middle));
      first = middle;
    }
  }
  // What both have is known to whoever has the old root, if it is the whole old tree.
  return first === 0 ? path : [partOf(first, end), ...path];
}

/** The complete subtrees of which a part is put together, from left to right. */
export function subtreesOf(part: Part): Subtree[] {
  return 'left' in part ? [...subtreesOf(part.left), ...subtreesOf(part.right)] : [part];
}

/** In which tile the hashes below a subtree stand, from which on and how many. */
export function placeOf({ level, position }: Subtree): { level: number; tile: number; first: number; count: number } {
  const tileLevel = Math.floor(level / tileHeight);
  const count = 2 ** (level % tileHeight);
  const at = position * count;
  return { level: tileLevel, tile: Math.floor(at / tileWidth), first: at % tileWidth, count };
}

/** How many hashes a tile has in a tree of `size` leaves: 0 to 256. */
export function widthOf({ level, tile }: Pick<Tile, 'level' | 'tile'>, size: number): number {
  const ofLevel = Math.floor(size / tileWidth ** level);
  return Math.max(0, Math.min(tileWidth, ofLevel - tile * tileWidth));
}

/** The tiles of a tree of `size` leaves in which these parts stand, each once. */
export function tilesOf(parts: readonly Part[], size: number): Tile[] {
  const places = parts.flatMap(subtreesOf).map(placeOf);
  const named = new Map(places.map(({ level, tile }) => [`${level}/${tile}`, { level, tile }]));
  return [...named.values()].map((one) => ({ ...one, width: widthOf(one, size) }));
}

/** `x001/x234/067.p/8`: the number of a tile as C2SP tlog-tiles spells it. */
export function tilePath({ tile, width }: Pick<Tile, 'tile' | 'width'>): string {
  const digits = String(tile);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const spelled = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === tileWidth ? spelled : `${spelled}.p/${width}`;
}

/** Reads `0/x001/067` and `entries/000.p/17`; null for every other spelling, also of the same tile. */
export function readTilePath(path: string): (Tile & { kind: 'hashes' | 'entries' }) | null {
  const [, level = '', groups = '', partial] =
    /^(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  const tile = Number(groups.replace(/\D/g, ''));
  const width = partial === undefined ? tileWidth : Number(partial);
  if (level === '' || width > tileWidth || (partial !== undefined && width === tileWidth)) return null;
  if (tilePath({ tile, width }) !== path.slice(level.length + 1)) return null;
  return level === 'entries'
    ? { kind: 'entries', level: 0, tile, width }
    : { kind: 'hashes', level: Number(level), tile, width };
}
