import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOfWaits } from '#src/features/rankings/statistics/figures.ts';
import {
  answeredBy,
  answeredCurve,
  atRiskOn,
  medianDays,
  type Waits,
} from '#src/features/rankings/statistics/kaplan-meier.ts';

/** Days of single cases as the counts the curve is made from. */
function waits(answered: readonly number[], waiting: readonly number[]): Waits {
  const counted = (days: readonly number[]) =>
    [...Map.groupBy(days, (day) => day)]
      .map(([day, all]): [number, number] => [day, all.length])
      .sort((a, b) => a[0] - b[0]);
  return { answered: counted(answered), waiting: counted(waiting) };
}

describe('Kaplan–Meier', () => {
  // Freireich et al. 1963 (Blood 21), weeks of remission under 6-mercaptopurine; a star (still in remission) is `waiting`.
  const remission = answeredCurve(
    waits([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
  );
  // Survivor function with 95 % log–log intervals: Kleinbaum & Klein, Survival Analysis, 3rd ed., ch. 2, and the listing
  // of `sts list` (Stata) and `survfit(conf.type = "log-log")` (R) for these data.
  const printed: [number, number, number, number][] = [
    [6, 0.8571, 0.6197, 0.9516],
    [7, 0.8067, 0.5631, 0.9228],
    [10, 0.7529, 0.5032, 0.8894],
    [13, 0.6902, 0.4316, 0.8491],
    [16, 0.6275, 0.3675, 0.8049],
    [22, 0.5378, 0.2678, 0.7468],
    [23, 0.4482, 0.1881, 0.6801],
  ];
  test.each(printed)('gives the printed remission at week %i', (week, survival, low, high) => {
    const answered = answeredBy(remission, week);
    expect(1 - answered.share).toBeCloseTo(survival, 4);
    expect(1 - answered.high).toBeCloseTo(low, 4);
    expect(1 - answered.low).toBeCloseTo(high, 4);
  });

  test('gives the printed medians of both arms: 23 weeks and 8 weeks', () => {
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    expect(medianDays(remission)).toBe(23);
    expect(medianDays(answeredCurve(waits(placebo, [])))).toBe(8);
  });

  test('counts the waiting ones: answers on days 2, 3, 5 and five open at day 30 leave .625 unanswered', () => {
    const curve = answeredCurve(waits([2, 3, 5], [30, 30, 30, 30, 30]));
    expect(1 - answeredBy(curve, 30).share).toBeCloseTo(0.625, 12);
    expect(medianDays(curve)).toBeNull();
  });

  test('never calls three of three certain, nor none of three impossible', () => {
    expect(answeredBy(answeredCurve(waits([1, 2, 2], [])), 14)).toMatchObject({ share: 1, high: 1 });
    expect(answeredBy(answeredCurve(waits([1, 2, 2], [])), 14).low).toBeCloseTo(1 - 0.7075982261787133, 8);
    expect(answeredBy(answeredCurve(waits([], [20, 30, 40])), 14).high).toBeCloseTo(0.7075982261787133, 8);
  });

  test('is no surer of ten answered out of ten because a hundred others are too young to tell', () => {
    const ten: Waits = { answered: [[5, 10]], waiting: [] };
    const { low } = answeredBy(answeredCurve(ten), 14);
    expect(low).toBeCloseTo(0.6915, 4);
    expect(answeredBy(answeredCurve({ ...ten, waiting: [[3, 100]] }), 14)).toMatchObject({ share: 1, low });
    // One answer on day 14, when everybody else is younger: nothing is known about the rest.
    expect(answeredBy(answeredCurve({ answered: [[14, 1]], waiting: [[3, 100]] }), 14).low).toBeCloseTo(0.025, 4);
    // Nor of none out of five, when only five were ever watched until day 14.
    const five = answeredBy(answeredCurve({ answered: [], waiting: [[20, 5]] }), 14);
    expect(
      answeredBy(
        answeredCurve({
          answered: [],
          waiting: [
            [3, 100],
            [20, 5],
          ],
        }),
        14,
      ),
    ).toEqual(five);
    expect(answeredBy(answeredCurve({ answered: [], waiting: [[3, 100]] }), 14)).toEqual({ share: 0, low: 0, high: 1 });
  });

  test('knows as much of the last answered one as of nine in ten answered before, when nobody is too young', () => {
    // Without censoring the size that counts is the number of cases, on whatever days they were answered.
    const { low } = answeredBy(answeredCurve(waits([0, 1, 1, 2, 4, 6, 7, 7, 9, 12], [])), 14);
    expect(low).toBeCloseTo(0.6915, 4);
  });

  test('says nothing about a company without cases', () => {
    expect(answeredCurve(waits([], []))).toEqual([]);
    expect(answeredBy([], 14)).toEqual({ share: 0, low: 0, high: 1 });
    expect(medianDays([])).toBeNull();
  });

  const someDays = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 40 });

  test('stays between 0 and 1, grows, and holds its share in its interval', () => {
    fc.assert(
      fc.property(someDays, someDays, (answered, waiting) => {
        let before = 0;
        for (const { share, low, high } of answeredCurve(waits(answered, waiting))) {
          expect(0 <= low && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1).toBe(true);
          expect(share).toBeGreaterThanOrEqual(before);
          before = share;
        }
      }),
    );
  });

  test('needs no more of its days than it reads: the figures of a company are those of the whole curve', () => {
    fc.assert(
      fc.property(someDays, someDays, (answered, waiting) => {
        const whole = answeredCurve(waits(answered, waiting));
        const { day7, day14, day30, medianDays: median } = figuresOfWaits(waits(answered, waiting));
        expect([day7, day14, day30]).toEqual(
          [7, 14, 30].map((day) => ({ ...answeredBy(whole, day), n: answered.length + waiting.length })),
        );
        expect(median).toBe(medianDays(whole));
      }),
    );
  });

  test('says of every day what its last step by then says, and how many it still waited for', () => {
    fc.assert(
      fc.property(someDays, someDays, fc.integer({ min: -1, max: 200 }), (answered, waiting, day) => {
        const curve = answeredCurve(waits(answered, waiting));
        const [step, next] = [curve.findLast((one) => one.day <= day), curve.find((one) => one.day >= day)];
        expect(answeredBy(curve, day).share).toBe(step?.share ?? 0);
        if (step && step.share > 0) expect(answeredBy(curve, day)).toMatchObject({ low: step.low, high: step.high });
        expect(atRiskOn(curve, day)).toBe(next?.atRisk ?? 0);
        if (!step || step.share === 0)
          expect(answeredBy(curve, day).high).toBe(next ? 1 - 0.025 ** (1 / next.atRisk) : 1);
      }),
    );
  });

  test('is never raised by one more case that nobody answered', () => {
    fc.assert(
      fc.property(someDays, someDays, fc.integer({ min: 0, max: 150 }), (answered, waiting, age) => {
        const without = answeredBy(answeredCurve(waits(answered, waiting)), 14);
        const more = answeredBy(answeredCurve(waits(answered, [...waiting, age])), 14);
        expect(more.share).toBeLessThanOrEqual(without.share + 1e-12);
      }),
    );
  });

  test('is narrower with ten times the cases and the same share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (hits, misses) => {
        const width = (times: number) => {
          const { low, high } = answeredBy(
            answeredCurve({ answered: [[3, hits * times]], waiting: [[40, misses * times]] }),
            14,
          );
          return high - low;
        };
        expect(width(10)).toBeLessThan(width(1));
      }),
    );
  });
});
