import { hashOf, shinglesOf } from '#src/lib/shingles.ts';

/** Numbers of a signature: the likeness of two texts is estimated to within ± 0.08 (95 %, at 0.8). */
const places = 128;
/** A text with fewer shingles says so little that honest people say it in the same words. */
const fewestShingles = 12;

/** What stands for a text in a comparison: for each of `places` hash functions its smallest value over the shingles. */
export type Signature = Uint32Array;

/** Multipliers (odd) and summands of the hash functions: arbitrary, but the same for ever. */
const factors = Uint32Array.from({ length: places }, (_, place) => mixed(2 * place + 1) | 1);
const summands = Uint32Array.from({ length: places }, (_, place) => mixed(2 * place + 2));

/** Of a text of folded words with single spaces between (`searchKey`). Null for one that is too short to be compared. */
export function signatureOf(words: string): Signature | null {
  const hashes = new Set(shinglesOf(words.split(' ').filter(Boolean)).map(hashOf));
  if (hashes.size < fewestShingles) return null;
  const signature = new Uint32Array(places).fill(0xffffffff);
  for (const hash of hashes) {
    // Counted, not iterated: this line runs a hundred thousand times for one long text.
    for (let place = 0; place < places; place += 1) {
      const value = mixed(Math.imul(hash, factors[place] ?? 0) + (summands[place] ?? 0));
      if (value < (signature[place] ?? 0)) signature[place] = value;
    }
  }
  return signature;
}

/**
 * How like two texts are, 0–1: estimate of the Jaccard index of their shingles, those in both out of those in either
 * (Broder 1997, MinHash).
 */
export function likeness(one: Signature, other: Signature): number {
  let same = 0;
  for (let place = 0; place < places; place += 1) if (one[place] === other[place]) same += 1;
  return same / places;
}

/** The last steps of MurmurHash3: every bit of the number depends on every other. */
function mixed(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
