import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chanceHigher,
  differenceOf,
  holm,
  logRank,
  pOfAnswered,
  pOfIntervals,
  pOfPosteriors,
  pOfWaits,
} from '#src/features/rankings/statistics/difference.ts';
import { answeredBy, answeredCurve, type Waits } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { wilson } from '#src/features/rankings/statistics/wilson.ts';

/** The remission times of Freireich et al. (1963), weeks: 6-MP with 12 still in remission, and placebo. */
const sixMp: Waits = {
  answered: [
    [6, 3],
    [7, 1],
    [10, 1],
    [13, 1],
    [16, 1],
    [22, 1],
    [23, 1],
  ],
  waiting: [
    [6, 1],
    [9, 1],
    [10, 1],
    [11, 1],
    [17, 1],
    [19, 1],
    [20, 1],
    [25, 1],
    [32, 2],
    [34, 1],
    [35, 1],
  ],
};
const placebo: Waits = {
  answered: [
    [1, 2],
    [2, 2],
    [3, 1],
    [4, 2],
    [5, 2],
    [8, 4],
    [11, 2],
    [12, 2],
    [15, 1],
    [17, 1],
    [22, 1],
    [23, 1],
  ],
  waiting: [],
};

describe('two waits as wholes', () => {
  test('give the published log-rank statistic of the leukaemia data, 16.79', () => {
    expect(logRank(placebo, sixMp) ** 2).toBeCloseTo(16.79, 2);
    expect(logRank(placebo, sixMp)).toBeGreaterThan(0);
    expect(pOfWaits(placebo, sixMp)).toBeLessThan(0.0001);
  });

  test('that are the same do not differ', () => {
    expect(pOfWaits(sixMp, sixMp)).toBe(1);
    expect(pOfWaits({ answered: [], waiting: [[9, 4]] }, { answered: [], waiting: [[3, 1]] })).toBe(1);
  });
});

describe('two shares answered by the same day', () => {
  const by = (waits: Waits, day: number) => answeredBy(answeredCurve(waits), day);

  test('of the leukaemia data by week 10 differ as calculated by hand', () => {
    // 6-MP: S = 0.752941, Greenwood's sum 3/(21·18) + 1/(17·16) + 1/(15·14) = 0.016375; placebo: S = 8/21 and 13/(21·8).
    // (ln(−ln S₂) − ln(−ln S₁)) / √(0.016375/ln² S₁ + 0.077381/ln² S₂) = 1.22410 / 0.53522 = 2.2871; tail beyond it 0.02219.
    expect(pOfAnswered(by(sixMp, 10), by(placebo, 10))).toBeCloseTo(0.02219, 4);
  });

  test('can be told apart where nobody and everybody was answered, and not where few were asked', () => {
    const none = (n: number): Waits => ({ answered: [], waiting: [[60, n]] });
    const every = (n: number): Waits => ({ answered: [[3, n]], waiting: [] });
    expect(pOfAnswered(by(none(20), 14), by(every(20), 14))).toBeLessThan(0.001);
    expect(pOfAnswered(by(none(2), 14), by(every(2), 14))).toBeGreaterThan(0.05);
    expect(pOfAnswered(by(none(20), 14), by(none(20), 14))).toBe(1);
    expect(pOfAnswered(by(none(0), 14), by(every(20), 14))).toBe(1);
  });
});

describe('two beta distributions', () => {
  /** The closed form for whole a of the second: Σ B(a₁+i, b₁+b₂) / ((b₂+i) B(1+i, b₂) B(a₁, b₁)), i < a₂. */
  function closedForm(first: { a: number; b: number }, second: { a: number; b: number }): number {
    const logBeta = (a: number, b: number) => logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
    let chance = 0;
    for (let i = 0; i < first.a; i += 1) {
      chance += Math.exp(
        logBeta(second.a + i, second.b + first.b) -
          Math.log(first.b + i) -
          logBeta(1 + i, first.b) -
          logBeta(second.a, second.b),
      );
    }
    return chance;
  }
  function logFactorial(n: number): number {
    let sum = 0;
    for (let k = 2; k <= n; k += 1) sum += Math.log(k);
    return sum;
  }

  test.each([
    // ∫ 2x · x dx, and ∫ 2x (1 − (1 − x)²) dx.
    [{ a: 2, b: 1 }, { a: 1, b: 1 }, 2 / 3],
    [{ a: 2, b: 1 }, { a: 1, b: 2 }, 5 / 6],
    [{ a: 1, b: 1 }, { a: 3, b: 1 }, 1 / 4],
  ])('%j is above %j with the probability of the integral done by hand', (a, b, chance) => {
    expect(chanceHigher(a, b)).toBeCloseTo(chance, 4);
  });

  test('give the closed form for whole numbers, from few cases to thousands', () => {
    const whole = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        expect(chanceHigher({ a, b }, { a: c, b: d })).toBeCloseTo(closedForm({ a, b }, { a: c, b: d }), 3);
      }),
      { numRuns: 60 },
    );
    expect(chanceHigher({ a: 1030, b: 970 }, { a: 1000, b: 1000 })).toBeCloseTo(0.8287, 2);
  });

  test('that are the same tie, and one is above the other or below', () => {
    const part = fc.double({ min: 0.05, max: 50_000, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        const [up, down] = [chanceHigher({ a, b }, { a: c, b: d }), chanceHigher({ a: c, b: d }, { a, b })];
        expect(up).toBeGreaterThanOrEqual(0);
        expect(up + down).toBeGreaterThan(0.98);
        expect(up + down).toBeLessThan(1.02);
        expect(pOfPosteriors({ a, b }, { a, b })).toBeGreaterThan(0.99);
      }),
      { numRuns: 100 },
    );
  });
});

test('the difference of two shares has the interval of Newcombe 1998, table II', () => {
  const { share, low, high } = differenceOf(wilson(56, 70), wilson(48, 80));
  expect([share, low, high].map((end) => end.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339']);
  const small = differenceOf(wilson(9, 10), wilson(3, 10));
  expect([small.low, small.high].map((end) => end.toFixed(4))).toEqual(['0.1705', '0.8090']);
});

test('two indices differ when the distance of their middles is beyond both intervals', () => {
  const at = (share: number, reach: number) => ({ share, low: share - reach, high: share + reach });
  expect(pOfIntervals(at(0.6, 0.1), at(0.4, 0.1))).toBeCloseTo(0.00557, 4);
  expect(pOfIntervals(at(0.5, 0.1), at(0.4, 0.1))).toBeGreaterThan(0.05);
  expect(pOfIntervals(at(0.4, 0.1), at(0.6, 0.1))).toBe(pOfIntervals(at(0.6, 0.1), at(0.4, 0.1)));
  expect(pOfIntervals(at(0.5, 0), at(0.5, 0))).toBe(1);
});

describe('several differences at once', () => {
  test('are held to be real step by step, as in the example of Holm', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([true, false, false, true]);
    expect(holm([0.04])).toEqual([true]);
    expect(holm([])).toEqual([]);
  });

  test('are never more than each alone would be, and never fewer than by dividing the level', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }), (ps) => {
        for (const [index, real] of holm(ps).entries()) {
          const p = ps[index] ?? 1;
          if (real) expect(p).toBeLessThanOrEqual(0.05);
          if (p <= 0.05 / ps.length) expect(real).toBe(true);
        }
      }),
    );
  });
});
