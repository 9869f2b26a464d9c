import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeredByDay, bars, countTicks, type Field, scaleEnd, stepPath } from '#src/features/rankings/charts.ts';

const field: Field = { left: 40, right: 600, top: 20, bottom: 320 };

describe('answeredByDay', () => {
  test('only grows, and never beyond all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 31 }), fc.nat(50), (answeredOnDay, unanswered) => {
        const atLeast30 = answeredOnDay.reduce((sum, cases) => sum + cases, unanswered);
        const shares = answeredByDay({ atLeast30, answeredOnDay });
        if (atLeast30 === 0) {
          expect(shares).toBeNull();
          return;
        }
        expect(shares).toHaveLength(31);
        for (const [day, share] of shares?.entries() ?? []) {
          expect(share).toBeLessThanOrEqual(1);
          expect(share).toBeGreaterThanOrEqual(shares?.[day - 1] ?? 0);
        }
      }),
    );
  });

  test('becomes a line inside its field', () => {
    expect(stepPath([0, 0.5, ...Array<number>(29).fill(1)], field)).toMatch(
      /^M40 320H40V320H58\.7V170H77\.3V20(H[\d.]+V20)+$/,
    );
  });
});

describe('bars', () => {
  const anyMonth = fc
    .record({ answeredBy14: fc.nat(200), late: fc.nat(200), waiting: fc.nat(50) })
    .map(({ answeredBy14, late, waiting }) => ({
      month: '2026-03',
      cases: answeredBy14 + late + waiting,
      answeredBy14,
      waiting,
    }));

  test('stand in their field, their parts one on the other', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { minLength: 12, maxLength: 12 }), (months) => {
        for (const bar of bars(months, field, 8)) {
          expect(bar.x).toBeGreaterThanOrEqual(field.left);
          expect(bar.x + bar.width).toBeLessThanOrEqual(field.right);
          expect(bar.top).toBeGreaterThanOrEqual(field.top);
          const [top, height] = bar.answered;
          expect(top + height).toBeCloseTo(field.bottom, 0);
          expect(bar.late[0] + bar.late[1]).toBeCloseTo(top, 0);
          expect(bar.waiting[0] + bar.waiting[1]).toBeCloseTo(bar.late[0], 0);
        }
        const ticks = countTicks(months);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeLessThanOrEqual(scaleEnd(months));
      }),
    );
  });

  test('months without a case are empty, not broken', () => {
    const empty = Array.from({ length: 12 }, () => ({ month: '2026-03', cases: 0, answeredBy14: 0, waiting: 0 }));
    expect(bars(empty, field, 8).every((bar) => bar.answered[1] === 0 && bar.top === field.bottom)).toBe(true);
    expect(countTicks(empty)).toEqual([0, 1, 2, 3, 4]);
  });
});
