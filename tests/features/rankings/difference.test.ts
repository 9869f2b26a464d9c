import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  holmLimit,
  logRank,
  pOfAnswered,
  pOfIntervals,
  pOfWaits,
} from '#src/features/rankings/statistics/difference.ts';
import { answeredBy, answeredCurve, type Waits } from '#src/features/rankings/statistics/kaplan-meier.ts';

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

test('two indices differ when the distance of their middles is beyond both intervals', () => {
  const at = (share: number, reach: number) => ({ share, low: share - reach, high: share + reach });
  expect(pOfIntervals(at(0.6, 0.1), at(0.4, 0.1))).toBeCloseTo(0.00557, 4);
  expect(pOfIntervals(at(0.5, 0.1), at(0.4, 0.1))).toBeGreaterThan(0.05);
  expect(pOfIntervals(at(0.4, 0.1), at(0.6, 0.1))).toBe(pOfIntervals(at(0.6, 0.1), at(0.4, 0.1)));
  expect(pOfIntervals(at(0.5, 0), at(0.5, 0))).toBe(1);
});

test('a difference is less certain where its error rests on few cases, as Student’s t has it', () => {
  const at = (share: number) => ({ share, low: share - 0.1, high: share + 0.1 });
  // z = 0.2 / √2·(0.1/1.959964) = 2.77186; beyond it lie 0.01258 of t with 18 degrees of freedom, 0.00557 of the normal.
  expect(pOfIntervals(at(0.6), at(0.4), 20)).toBeCloseTo(0.01258, 4);
  expect(pOfIntervals(at(0.6), at(0.4), 1_000_000)).toBeCloseTo(0.00557, 4);
  expect(pOfIntervals(at(0.6), at(0.4), 2)).toBe(1);
});

describe('several differences at once', () => {
  const holm = (ps: readonly number[]) => ps.map((p) => p <= holmLimit(ps));

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
