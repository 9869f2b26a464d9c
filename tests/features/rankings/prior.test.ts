import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  industryPrior,
  momentsOf,
  posterior,
  priorFrom,
  type Tally,
  uniform,
} from '#src/features/rankings/statistics/beta.ts';
import { wilson } from '#src/features/rankings/statistics/wilson.ts';
import { betaQuantiles } from './beta-quantiles.ts';

const prior = (tallies: readonly Tally[]) => priorFrom(momentsOf(tallies));

describe('the beta distribution', () => {
  test('has the quantiles of a reference implementation to 1e-6', () => {
    for (const [p, a, b, quantile] of betaQuantiles)
      expect(Math.abs(betaQuantile(p, a, b) - quantile)).toBeLessThan(1e-6);
  });
});

describe('the prior of an industry', () => {
  const tally = fc
    .integer({ min: 1, max: 300 })
    .chain((n) => fc.integer({ min: 0, max: n }).map((hits) => ({ hits, n })));

  test('is found again from many companies that differ as it says', () => {
    // 400 companies with shares spread evenly over the quantiles of Beta(6, 4), 200 cases each.
    const tallies = Array.from({ length: 400 }, (_, index) => {
      const share = betaQuantile((index + 0.5) / 400, 6, 4);
      return { hits: share * 200, n: 200 };
    });
    const found = prior(tallies) ?? uniform;
    expect(found.a / (found.a + found.b)).toBeCloseTo(0.6, 2);
    expect(found.a + found.b).toBeGreaterThan(8.5);
    expect(found.a + found.b).toBeLessThan(12.5);
  });

  test('is what the formula gives by hand', () => {
    // Five companies: 2/10, 5/10, 9/10, 12/20, 1/10. N = 60, mean = 29/60.
    // Between: (4/10 + 25/10 + 81/10 + 144/20 + 1/10)/60 − mean² = 18.3/60 − 841/3600 = 257/3600.
    // Over mean·(1−mean) = 899/3600: 257/899. Within: 4/60 = 1/15. Spread: 1 − 800/3600 = 7/9.
    // ρ = (257/899 − 1/15) / (7/9 − 1/15) = (2956/13485) / (32/45) = .3082591…; size = 1/ρ − 1 = 2.2440234….
    const found = prior([
      { hits: 2, n: 10 },
      { hits: 5, n: 10 },
      { hits: 9, n: 10 },
      { hits: 12, n: 20 },
      { hits: 1, n: 10 },
    ]);
    const size = (899 * 15 * 32) / (45 * 2956) - 1;
    expect(found?.a).toBeCloseTo((29 / 60) * size, 12);
    expect(found?.b).toBeCloseTo((31 / 60) * size, 12);
  });

  test('never weighs more than fifty cases, however alike the companies are', () => {
    const alike = Array.from({ length: 40 }, (_, index) => ({ hits: 5000 + 100 * (index % 2), n: 10_000 }));
    const found = prior(alike) ?? uniform;
    expect(found.a + found.b).toBeCloseTo(50, 10);
    expect(found.a / (found.a + found.b)).toBeCloseTo(0.505, 10);
  });

  test('weighs fifty cases, too, when the companies differ no more than chance explains', () => {
    const alike = Array.from({ length: 8 }, () => ({ hits: 4, n: 10 }));
    expect(prior(alike)).toEqual({ a: 20, b: 30 });
  });

  test('does not turn one more solved case against a company where its industry ceases to differ', () => {
    const others = [
      [17, 44],
      [11, 36],
      [17, 51],
      [5, 13],
      [22, 57],
    ].map(([hits = 0, n = 0]) => ({ hits, n }));
    const lowWith = (hits: number) => {
      const own = { hits, n: 10 };
      const moments = momentsOf([own, ...others]);
      return posterior(own, industryPrior(moments, moments)).low;
    };
    for (let hits = 0; hits < 10; hits += 1) expect(lowWith(hits + 1)).toBeGreaterThan(lowWith(hits));
  });

  test('does not change when companies without a case are added', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 12 }), (tallies) => {
        expect(prior([...tallies, { hits: 0, n: 0 }])).toEqual(prior(tallies));
      }),
    );
  });

  test('falls back to all companies, then to knowing nothing', () => {
    const few = [{ hits: 3, n: 10 }];
    const varied = [2, 9, 1, 8, 5, 10, 0].map((hits) => ({ hits, n: 10 }));
    const industry = (own: Tally[], all: Tally[]) => industryPrior(momentsOf(own), momentsOf(all));
    expect(industry(few, varied)).toEqual(prior(varied));
    expect(industry(varied, few)).toEqual(prior(varied));
    expect(industry(few, few)).toEqual(uniform);
    expect(industry([], [])).toEqual(uniform);
    // Nobody ever solved anything, or everybody everything: no spread to learn from.
    expect(prior(Array.from({ length: 9 }, () => ({ hits: 0, n: 20 })))).toBeNull();
    expect(prior(Array.from({ length: 9 }, () => ({ hits: 20, n: 20 })))).toBeNull();
  });

  test('is a distribution whatever the records, and does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 30 }), (tallies) => {
        const found = industryPrior(momentsOf(tallies), momentsOf(tallies));
        expect(found.a > 0 && found.b > 0 && Number.isFinite(found.a + found.b)).toBe(true);
        const turned = industryPrior(momentsOf(tallies.toReversed()), momentsOf(tallies));
        expect(turned.a).toBeCloseTo(found.a, 6);
        expect(turned.b).toBeCloseTo(found.b, 6);
      }),
    );
  });

  test('pulls one solved case of one away from 100 %, and leaves 900 of 1,000 alone', () => {
    const prior = { a: 3, b: 7 };
    expect(posterior({ hits: 1, n: 1 }, prior).share).toBeCloseTo(4 / 11, 12);
    expect(posterior({ hits: 900, n: 1000 }, prior).share).toBeCloseTo(0.894, 3);
  });

  test('gives intervals that hold the mean and narrow with more cases of the same share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (hits, misses) => {
        const once = posterior({ hits, n: hits + misses }, uniform);
        const often = posterior({ hits: hits * 10, n: (hits + misses) * 10 }, uniform);
        expect(once.low < once.share && once.share < once.high).toBe(true);
        expect(often.high - often.low).toBeLessThan(once.high - once.low);
      }),
    );
  });
});

describe('the interval of Wilson', () => {
  test.each([
    [9, 10, 0.5958],
    [45, 50, 0.7864],
    [900, 1000, 0.8798],
  ])('of %i of %i begins at %f', (hits, n, low) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 4);
  });

  test('stays between 0 and 1, holds the share and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (hits, misses) => {
        const { share, low, high } = wilson(hits, hits + misses);
        expect(0 <= low && low <= share + 1e-12 && share <= high && high <= 1).toBe(true);
        const often = wilson(hits * 7, (hits + misses) * 7);
        expect(often.high - often.low).toBeLessThan(high - low);
      }),
    );
  });
});
