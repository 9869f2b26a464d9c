import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikeOf, count, keysIn, type Tally } from '#src/features/rankings/counting/tally.ts';
import { type Correlations, correlationsOf, indexOf } from '#src/features/rankings/statistics/combined.ts';
import { holmLimit, pOfIntervals, z95 } from '#src/features/rankings/statistics/difference.ts';
import { rankability, rankIntervals } from '#src/features/rankings/statistics/ranks.ts';
import { today } from '#tests/factories.ts';
import { aged, anyFacts } from './counted.ts';
import { pisa } from './pisa.ts';

describe('ranks that are possible', () => {
  const intervalOf = ([, mean, error]: (typeof pisa)[number]) => ({
    share: mean,
    low: mean - z95 * error,
    high: mean + z95 * error,
  });
  /** Whom the procedure tells apart, at 95 % or another level, where the ps are stretched to that of `holm`. */
  function certain(rows: typeof pisa, pairs: readonly (readonly [number, number])[], level = 0.05) {
    const places = pairs.map(([a, b]) => {
      const [first, second] = [rows[a], rows[b]];
      if (!first || !second) throw new Error('no such country');
      const [better, worse] = first[1] >= second[1] ? [a, b] : [b, a];
      return { better, worse, p: pOfIntervals(intervalOf(first), intervalOf(second)) };
    });
    const ps = places.map(({ p }) => Math.min(1, (p * 0.05) / level));
    const clear = ps.map((p) => p <= holmLimit(ps));
    return places.filter((_, index) => clear[index]);
  }
  const everyPair = pisa.flatMap((_, a) => pisa.slice(a + 1).map((_, offset) => [a, a + 1 + offset] as const));
  const place = (country: string) => pisa.findIndex(([name]) => name === country);
  const ranksAt = (level: number) => {
    const ranks = rankIntervals(pisa.length, certain(pisa, everyPair, level));
    return new Map(pisa.map(([country], index) => [country, ranks[index] ?? { from: 0, to: 0, of: 0 }]));
  };
  const mayBeAmongFive = (level: number) =>
    [...ranksAt(level)].filter(([, { from }]) => from <= 5).map(([country]) => country);

  test('are those that csranks publishes for the United Kingdom in PISA 2018: 7 to 23', () => {
    const uk = place('United Kingdom');
    const pairs = pisa.flatMap((_, index) => (index === uk ? [] : [[uk, index] as const]));
    expect(rankIntervals(pisa.length, certain(pisa, pairs))[uk]).toEqual({ from: 7, to: 23, of: 37 });
  });

  test('leave those twelve countries among the five best, and one less at 90 %, that csranks publishes', () => {
    const eleven = ['Belgium', 'Canada', 'Denmark', 'Estonia', 'Finland', 'Japan', 'Korea', 'Netherlands', 'Poland'];
    const rest = ['Slovenia', 'Switzerland'];
    expect(mayBeAmongFive(0.1)).toEqual([...eleven, ...rest]);
    expect(mayBeAmongFive(0.05)).toEqual([...eleven, 'Slovenia', 'Sweden', 'Switzerland']);
  });

  test('overlap and do not overlap where csranks publishes it', () => {
    const ranks = ranksAt(0.05);
    const of = (country: string, all = ranks) => all.get(country) ?? { from: 0, to: 0, of: 0 };
    const behind = ['Chile', 'Mexico', 'Colombia'];
    const others = [...ranks].filter(([country]) => !behind.includes(country));
    expect(Math.max(...others.map(([, { to }]) => to))).toBeLessThan(Math.min(...behind.map((one) => of(one).from)));
    for (const country of ['Germany', 'Korea']) {
      expect(of(country).from <= 7 && of(country).to >= 7).toBe(true);
    }
    const loose = ranksAt(0.25);
    expect(of('Korea', loose).to).toBeLessThan(of('Germany', loose).from);
  });
});

describe('rankability', () => {
  const rows = (shares: readonly number[], error: number) =>
    shares.map((share) => ({ share, low: share - z95 * error, high: share + z95 * error }));

  test('is what the formula gives by hand', () => {
    // Variance of 0.2, 0.4, 0.6, 0.8: 0.2/3; less 0.01 leaves τ² = 0.056667; ρ = 0.056667 / 0.066667.
    expect(rankability(rows([0.2, 0.4, 0.6, 0.8], 0.1))).toBeCloseTo(0.85, 10);
  });

  test('is none where chance explains all, and not known of two', () => {
    expect(rankability(rows([0.5, 0.5, 0.5], 0.1))).toBe(0);
    expect(rankability(rows([0.1, 0.9], 0.1))).toBeNull();
  });
});

describe('the index', () => {
  const none: Correlations = { answeredSolved: 0, answeredPromises: 0, solvedPromises: 0 };
  const whole: Correlations = { answeredSolved: 1, answeredPromises: 1, solvedPromises: 1 };
  const figures = {
    answered: { share: 0.7, low: 0.6, high: 0.8 },
    solved: { share: 0.4, low: 0.3, high: 0.5 },
    promises: { share: 0.5, low: 0.3, high: 0.7 },
  };

  test('is the weighted sum of its parts, with an interval from theirs and how they go together', () => {
    // 0.4 · 70 + 0.5 · 40 + 0.1 · 50 = 53; distances 4, 5 and 2: √45 = 6.708 alone, 11 together.
    const alone = indexOf(figures, none);
    expect([alone.low, alone.mid, alone.high].map((end) => end.toFixed(3))).toEqual(['46.292', '53.000', '59.708']);
    const together = indexOf(figures, whole);
    expect([together.low, together.high].map((end) => end.toFixed(3))).toEqual(['42.000', '64.000']);
    const half = indexOf(figures, { ...none, answeredSolved: 0.5 });
    expect(half.high - half.mid).toBeCloseTo(Math.sqrt(45 + 2 * 0.5 * 4 * 5), 10);
  });

  test('can be weighted otherwise', () => {
    expect(indexOf(figures, none, { answered: 0, solved: 1, promises: 0 })).toEqual({
      low: expect.closeTo(30, 10),
      mid: expect.closeTo(40, 10),
      high: expect.closeTo(50, 10),
    });
  });
});

describe('how the parts of the index go together', () => {
  const of = (facts: Parameters<typeof keysIn>[0][]) => {
    const tally: Tally = new Map();
    for (const one of facts) count(tally, keysIn(one, 'all', today));
    return correlationsOf(alikeOf(tally));
  };
  const times = (n: number, facts: Parameters<typeof keysIn>[0]) => Array.from({ length: n }, () => facts);
  const good = aged(60, 3, { outcome: 'solved', promises: [[null, 'kept']] });
  const bad = aged(60, null, { outcome: 'unsolved', promises: [[null, 'broken']] });

  test('is 1 where one follows from the other, −1 where it excludes it, 0 where nothing varies', () => {
    const together = of([...times(5, good), ...times(9, bad)]);
    for (const value of Object.values(together)) expect(value).toBeCloseTo(1, 12);
    const apart = of([...times(5, { ...good, outcome: 'unsolved' }), ...times(9, { ...bad, outcome: 'solved' })]);
    expect(apart.answeredSolved).toBeCloseTo(-1, 12);
    expect(of(times(9, good))).toEqual({ answeredSolved: 0, answeredPromises: 0, solvedPromises: 0 });
    expect(of([])).toEqual({ answeredSolved: 0, answeredPromises: 0, solvedPromises: 0 });
  });

  test('is the correlation of Pearson where every case is old enough', () => {
    // Answered and solved 6, answered only 2, solved only 1, neither 3: φ = (6·3 − 2·1) / √(8·4·7·5).
    const cases = [
      ...times(6, aged(60, 3, { outcome: 'solved' })),
      ...times(2, aged(60, 3)),
      ...times(1, aged(60, 20, { outcome: 'solved' })),
      ...times(3, aged(60)),
    ];
    expect(of(cases).answeredSolved).toBeCloseTo(16 / Math.sqrt(8 * 4 * 7 * 5), 12);
  });

  test('lies between −1 and 1 and depends on no order, whatever the cases', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), (facts) => {
        const found = of(facts);
        for (const value of Object.values(found)) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(of(facts.toReversed())).toEqual(found);
      }),
    );
  });
});
