// What outsiders check with, in the browser too: it shares no line with what makes proofs. RFC 9162, 2.1.3.2 and 2.1.4.2.

type Bytes = Uint8Array<ArrayBuffer>;

export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);
const above = (left: Uint8Array, right: Uint8Array) => sha256(nodeMark, left, right);
export const hashOfLeaf = (entry: Uint8Array) => sha256(leafMark, entry);

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

const half = (number: number) => Math.floor(number / 2);
const isOdd = (number: number) => number % 2 === 1;

/** A tree: how many leaves it has, and its root. */
export interface Tree {
  size: number;
  root: Uint8Array;
}

/** Whether the leaf with this hash is the one at `index` (from 0) of the tree. */
export async function isIncluded(
  { index, hash, path }: { index: number; hash: Uint8Array; path: readonly Uint8Array[] },
  { size, root }: Tree,
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [at, last, found] = [index, size - 1, hash];
  for (const beside of path) {
    if (last === 0 || beside.length !== 32) return false;
    if (isOdd(at) || at === last) {
      found = await above(beside, found);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      found = await above(found, beside);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && same(found, root);
}

/**
 * Both roots that a consistency proof leads to, of the first `first` leaves and of all `second`; null for none. Before its
 * hashes stands the root of the first tree where that has a power of two of leaves: such a proof leaves it out.
 */
export async function rootsBy(
  [first, second]: readonly [number, number],
  [start, ...path]: readonly Uint8Array[],
): Promise<{ old: Uint8Array; now: Uint8Array } | null> {
  if (!start || [start, ...path].some((hash) => hash.length !== 32)) return null;
  let [at, last] = [first - 1, second - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [old, now] = [start, start];
  for (const beside of path) {
    if (last === 0) return null;
    if (isOdd(at) || at === last) {
      old = await above(beside, old);
      now = await above(beside, now);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      now = await above(now, beside);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? { old, now } : null;
}

/** Whether a consistency proof leaves out the root of a first tree of so many leaves. */
export const leavesOutRoot = (size: number): boolean => Number.isInteger(Math.log2(size));

/** Whether the leaves of the first tree are the first leaves of the second. */
export async function isConsistent(first: Tree, second: Tree, proof: readonly Uint8Array[]): Promise<boolean> {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && same(first.root, second.root);
  // Everything continues the empty tree.
  if (first.size === 0) return proof.length === 0 && same(first.root, await sha256());
  const whole = leavesOutRoot(first.size) ? [first.root, ...proof] : proof;
  const roots = await rootsBy([first.size, second.size], whole);
  return roots !== null && same(roots.old, first.root) && same(roots.now, second.root);
}
