import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeness, type Signature, signatureOf } from '#src/features/signs/likeness.ts';
import { burstFrom, groupsOf } from '#src/features/signs/rules.ts';

const signed = (text: string): Signature => {
  const signature = signatureOf(text);
  if (signature === null) throw new Error('too short to be compared');
  return signature;
};
const like = (one: string, other: string) => likeness(signed(one), signed(other));

/** A text of so many words, each of which stands in no other text of another name. */
const words = (name: string, count: number) => Array.from({ length: count }, (_, place) => `${name}${place}`);

/** The Jaccard index of the sets of three words in a row, counted and not estimated. */
function jaccard(one: readonly string[], other: readonly string[]): number {
  const shingles = (list: readonly string[]) =>
    new Set(list.slice(2).map((word, place) => `${list[place]} ${list[place + 1]} ${word}`));
  const [first, second] = [shingles(one), shingles(other)];
  return [...first].filter((shingle) => second.has(shingle)).length / new Set([...first, ...second]).size;
}

describe('the likeness of two texts', () => {
  test('is one for the same words and next to nothing for others', () => {
    const text = words('a', 60).join(' ');
    expect(like(text, text)).toBe(1);
    expect(like(text, words('b', 60).join(' '))).toBeLessThan(0.05);
  });

  test('comes near the share of shingles that both have, wherever the words were changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 200 }), fc.array(fc.nat(199), { maxLength: 12 }), (count, places) => {
        const one = words('a', count);
        const other = one.map((word, place) => (places.includes(place) ? `other${place}` : word));
        expect(Math.abs(like(one.join(' '), other.join(' ')) - jaccard(one, other))).toBeLessThan(0.22);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('is estimated without a bias', () => {
    const differences = Array.from({ length: 200 }, (_, round) => {
      const one = words(`r${round}x`, 100);
      const other = [...one.slice(0, 93), ...words(`r${round}y`, 7)];
      return like(one.join(' '), other.join(' ')) - jaccard(one, other);
    });
    const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
  });

  test('does not depend on who is compared with whom', () => {
    const [one, other] = [words('a', 50).join(' '), [...words('a', 45), ...words('b', 5)].join(' ')];
    expect(like(one, other)).toBe(like(other, one));
  });

  test('is not asked of a text that says so little that anybody could say it', () => {
    expect(signatureOf('das paket kam nicht an und niemand meldet sich bei mir')).toBeNull();
    expect(signatureOf('')).toBeNull();
    expect(signatureOf(Array(200).fill('bitte').join(' '))).toBeNull();
    expect(signatureOf(words('a', 14).join(' '))).not.toBeNull();
  });
});

describe('a burst', () => {
  test('is at least ten, and far above what is usual', () => {
    expect([0, 0.1, 1, 4, 25, 100].map(burstFrom)).toEqual([10, 10, 10, 16, 55, 160]);
  });

  test('needs the more, the more is usual', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (a, b) => {
          const [less, more] = a < b ? [a, b] : [b, a];
          expect(burstFrom(less)).toBeLessThanOrEqual(burstFrom(more));
          expect(burstFrom(more)).toBeGreaterThan(more);
        },
      ),
    );
  });
});

describe('a group of like texts', () => {
  test('hangs together by its pairs, in whatever order they come, and nobody is in two', () => {
    const pair = fc.tuple(fc.nat(12), fc.nat(12)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (numbers) => {
        const pairs = numbers.map(([a, b]) => ({ one: `c${a}`, other: `c${b}`, likeness: 0.8 + (a + b) / 200 }));
        const groups = groupsOf(pairs);
        const all = groups.flatMap(({ ids }) => ids);
        expect(new Set(all).size).toBe(all.length);
        expect(new Set(all)).toEqual(new Set(pairs.flatMap(({ one, other }) => [one, other])));
        const groupOf = (id: string) => groups.findIndex(({ ids }) => ids.includes(id));
        for (const { one, other, likeness } of pairs) {
          expect(groupOf(one)).toBe(groupOf(other));
          expect(groups[groupOf(one)]?.likeness).toBeLessThanOrEqual(likeness);
        }
        const sorted = (list: typeof groups) => list.toSorted((a, b) => ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1));
        expect(sorted(groupsOf(pairs.toReversed()))).toEqual(sorted(groups));
      }),
    );
  });
});
