import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameName, skeletonOf, skeletonsOf } from '#src/features/companies/names.ts';
import { different, same } from './name-pairs.ts';

const pairsOf = (list: string) =>
  list
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));

describe('two names', () => {
  const [alike, unlike] = [pairsOf(same), pairsOf(different)];

  test('that are one company are known as one, at least 98 of 100', () => {
    const missed = alike.filter(([one = '', other = '']) => !isSameName(one, other));
    expect(alike.length).toBeGreaterThanOrEqual(140);
    expect(missed.length / alike.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.02);
  });

  test('of two companies are never taken for one', () => {
    expect(unlike.length).toBeGreaterThanOrEqual(90);
    expect(unlike.filter(([one = '', other = '']) => isSameName(one, other))).toEqual([]);
  });

  test('that are the same are found by the same skeleton, and sameness has no direction', () => {
    for (const [one = '', other = ''] of alike) {
      if (!isSameName(one, other)) continue;
      expect(isSameName(other, one), `${other} | ${one}`).toBe(true);
      expect(skeletonsOf(one), `${one} | ${other}`).toContain(skeletonOf(other));
    }
  });
});

test('every name is the same as itself, and is found by it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      expect(isSameName(name, name)).toBe(true);
      expect(skeletonsOf(name)).toContain(skeletonOf(name));
      expect(isSameName(name, name.normalize('NFD'))).toBe(true);
    }),
  );
});

test('whatever the case, spaces and legal form are, a name of letters stays the same', () => {
  const letters = fc.stringMatching(/^[b-hjkm-z][a-zäöüß]{3,12}$/);
  fc.assert(
    fc.property(
      letters,
      letters,
      fc.constantFrom('', ' GmbH', ' AG', ' S.p.A.', ' & Co. KG', ' s.r.o.'),
      (a, b, form) => {
        expect(isSameName(`${a} ${b}`, `${a.toUpperCase()}  ${b}${form === ' & Co. KG' ? ' GmbH' : ''}${form}`)).toBe(
          true,
        );
      },
    ),
  );
});
