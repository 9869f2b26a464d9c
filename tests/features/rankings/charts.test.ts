import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bars,
  countTicks,
  drawCurve,
  type Field,
  fewestAtRisk,
  horizonOf,
  lastCertainDay,
  periodsOf,
  scaleEnd,
} from '#src/features/profiles/charts.ts';
import { answeredBy, answeredCurve, atRiskOn, type Waits } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { addMonths } from '#src/lib/dates.ts';

const field: Field = { left: 40, right: 640, top: 20, bottom: 320 };

/** Cases as [days, how many], each day once, ascending. */
const anyCounts = (most: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: most })), { selector: ([day]) => day, maxLength: 30 })
    .map((counts) => counts.sort((a, b) => a[0] - b[0]));
const anyWaits = (most = 20): fc.Arbitrary<Waits> => fc.record({ answered: anyCounts(most), waiting: anyCounts(most) });

/** The corners of a path of absolute M, H and V (and the strokes `v10`), in the units of the drawing. */
function corners(path: string): { x: number; y: number }[] {
  let at = { x: 0, y: 0 };
  return [...path.matchAll(/([MHVvZ])(-?[\d.]*)(?: (-?[\d.]+))?/g)].flatMap(([, command, first = '', second = '']) => {
    if (command === 'Z') return [];
    if (command === 'M') at = { x: Number(first), y: Number(second) };
    if (command === 'H') at = { ...at, x: Number(first) };
    if (command === 'V') at = { ...at, y: Number(first) };
    if (command === 'v') at = { ...at, y: at.y + Number(first) };
    return [at];
  });
}

/** Height of a step line at a place: that of the last corner left of it. */
const heightAt = (line: { x: number; y: number }[], x: number) => line.findLast((corner) => corner.x <= x)?.y;

describe('a curve', () => {
  test('stays in its field and only climbs, whatever the cases', () => {
    fc.assert(
      fc.property(anyWaits(), (waits) => {
        const curve = answeredCurve(waits);
        const { days } = horizonOf(curve);
        const drawn = drawCurve(curve, field, days);
        for (const path of [drawn.line, drawn.thin, drawn.band]) {
          expect(path).not.toMatch(/NaN|Infinity|undefined/);
          for (const { x, y } of corners(path)) {
            expect(x).toBeGreaterThanOrEqual(field.left);
            expect(x).toBeLessThanOrEqual(field.right);
            expect(y).toBeGreaterThanOrEqual(field.top);
            expect(y).toBeLessThanOrEqual(field.bottom);
          }
        }
        const whole = corners(drawn.line + drawn.thin);
        for (const [index, corner] of whole.entries()) {
          expect(corner.y).toBeLessThanOrEqual(whole[index - 1]?.y ?? field.bottom);
          expect(corner.x).toBeGreaterThanOrEqual(whole[index - 1]?.x ?? field.left);
        }
      }),
    );
  });

  test('lies inside its band as far as the band goes', () => {
    fc.assert(
      fc.property(anyWaits(), (waits) => {
        const curve = answeredCurve(waits);
        const { days } = horizonOf(curve);
        const drawn = drawCurve(curve, field, days);
        if (!drawn.band) return;
        const outline = corners(drawn.band);
        const turn = outline.findIndex(({ x }, index) => x > (outline[index + 1]?.x ?? Number.POSITIVE_INFINITY));
        const upper = outline.slice(0, turn);
        const lower = outline.slice(turn).reverse();
        const line = corners(drawn.line);
        for (const day of [0, 3, 7, 14, 30, 59]) {
          const x = field.left + (day / days) * (field.right - field.left) + 0.1;
          const end = line.at(-1)?.x ?? 0;
          if (x > end) continue;
          const { low, high, share } = answeredBy(curve, day);
          expect(low).toBeLessThanOrEqual(share + 1e-9);
          expect(heightAt(upper, x)).toBeLessThanOrEqual((heightAt(line, x) ?? 0) + 0.11);
          expect(heightAt(lower, x)).toBeGreaterThanOrEqual((heightAt(line, x) ?? 0) - 0.11);
          expect(heightAt(upper, x)).toBeCloseTo(
            320 - 300 * (curve.findLast((step) => step.day <= day)?.high ?? high),
            0,
          );
        }
      }),
    );
  });

  test('has no band and is thin where fewer than five cases are left', () => {
    const curve = answeredCurve({
      answered: [[3, 4]],
      waiting: [
        [10, 2],
        [40, 4],
      ],
    });
    expect(lastCertainDay(curve)).toBe(10);
    const drawn = drawCurve(curve, field, 60);
    expect(corners(drawn.line).at(-1)?.x).toBe(140);
    expect(corners(drawn.thin).at(-1)?.x).toBe(440);
    expect(Math.max(...corners(drawn.band).map(({ x }) => x))).toBe(140);
    expect(fewestAtRisk).toBe(5);
  });

  test('names how many were still waiting, those answered on the day included', () => {
    const curve = answeredCurve({
      answered: [[3, 4]],
      waiting: [
        [10, 2],
        [40, 4],
      ],
    });
    expect([0, 3, 4, 10, 11, 40, 41].map((day) => atRiskOn(curve, day))).toEqual([10, 10, 6, 6, 4, 4, 0]);
  });

  test.each<[string, Waits]>([
    ['no case', { answered: [], waiting: [] }],
    ['one waiting case', { answered: [], waiting: [[0, 1]] }],
    ['one answered case', { answered: [[5, 1]], waiting: [] }],
    [
      'all waiting',
      {
        answered: [],
        waiting: [
          [3, 40],
          [90, 12],
        ],
      },
    ],
    ['all answered on the day of publication', { answered: [[0, 30]], waiting: [] }],
  ])('of %s is drawn without a number that is none', (_, waits) => {
    const curve = answeredCurve(waits);
    const drawn = drawCurve(curve, field, horizonOf(curve).days);
    expect(Object.values(drawn).join('')).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('of 100,000 cases is as short as one of few', () => {
    const every = (from: number) => Array.from({ length: 400 }, (_, day) => [day + from, 125] as const);
    const drawn = drawCurve(answeredCurve({ answered: every(0), waiting: every(0) }), field, 60);
    expect(Object.values(drawn).join('').length).toBeLessThan(4000);
  });

  test('is drawn as far as its median', () => {
    const median = (day: number) => horizonOf(answeredCurve({ answered: [[day, 9]], waiting: [[400, 8]] })).days;
    expect([median(3), median(60), median(61), median(200)]).toEqual([60, 60, 120, 365]);
    expect(horizonOf([]).days).toBe(60);
  });
});

const anyMonth = fc
  .record({ answered: fc.nat(200), late: fc.nat(200), waiting: fc.nat(50), solved: fc.nat(30), partly: fc.nat(30) })
  .map(({ answered, late, waiting, ...gain }) => ({
    cases: answered + late + waiting,
    answered,
    ripe: answered + late,
    ...gain,
  }));

describe('periods', () => {
  const month = { cases: 2, answered: 1, ripe: 2, solved: 1, partly: 0 };

  test('are every month of the window, empty ones too, and never those before it', () => {
    const periods = periodsOf({ '2026-01': month }, '2025-09-30', '2026-03-30');
    expect(periods.map((period) => period.month)).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
    expect(periods.map(({ cases }) => cases)).toEqual([0, 0, 0, 2, 0, 0]);
  });

  test('become quarters and years when there are many, and lose no case', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { minLength: 1, maxLength: 240 }), (counts) => {
        const asOf = '2026-03-30';
        const months = counts.map((_, index) => addMonths('2026-03-01', -index).slice(0, 7));
        const trend = Object.fromEntries(months.map((name, index) => [name, counts[index] ?? month]));
        const periods = periodsOf(trend, null, asOf);
        expect(periods.length).toBeLessThanOrEqual(26);
        const sum = (rows: readonly { cases: number }[]) => rows.reduce((total, { cases }) => total + cases, 0);
        expect(sum(periods)).toBe(sum(counts));
      }),
    );
  });

  test('are none without a case', () => {
    expect(periodsOf({}, null, '2026-03-30')).toEqual([]);
  });
});

describe('bars', () => {
  test('stand in their field, their parts one on the other', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { minLength: 1, maxLength: 25 }), (months) => {
        const periods = months.map((counts) => ({ ...counts, month: '2026-03', months: 1 }));
        for (const bar of bars(periods, field, 8)) {
          expect(bar.x).toBeGreaterThanOrEqual(field.left);
          expect(bar.x + bar.width).toBeLessThanOrEqual(field.right);
          expect(bar.top).toBeGreaterThanOrEqual(field.top);
          const [top, height] = bar.answered;
          expect(top + height).toBeCloseTo(field.bottom, 0);
          expect(bar.late[0] + bar.late[1]).toBeCloseTo(top, 0);
          expect(bar.waiting[0] + bar.waiting[1]).toBeCloseTo(bar.late[0], 0);
        }
        const ticks = countTicks(periods);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.at(-1)).toBeLessThanOrEqual(scaleEnd(periods));
      }),
    );
  });

  test('of months without a case are empty, not broken', () => {
    const none = { month: '2026-03', months: 1, cases: 0, answered: 0, ripe: 0, solved: 0, partly: 0 };
    expect(bars([none, none], field, 8).every((bar) => bar.answered[1] === 0 && bar.top === field.bottom)).toBe(true);
    expect(countTicks([none])).toEqual([0, 1, 2, 3, 4]);
  });
});
