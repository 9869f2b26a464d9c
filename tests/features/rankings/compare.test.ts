import { describe, expect, test } from 'vitest';
import { type Compared, pairsOf } from '#src/features/rankings/compare/comparison.ts';
import type { CountedFacts } from '#src/features/rankings/counting/facts.ts';
import { figuresOf, type Priors } from '#src/features/rankings/order/rules.ts';
import { answeredCurve, type Waits } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { aged, companyOf } from './counted.ts';

const hard: Priors = { solved: { a: 5, b: 45 }, promises: { a: 5, b: 45 } };
const easy: Priors = { solved: { a: 45, b: 5 }, promises: { a: 45, b: 5 } };

/** A company with `solved` of `n` cases solved and as many promises kept, all answered on the day after. */
function compared([solved, n]: readonly [number, number], priors: Priors): Compared {
  const cases = Array.from({ length: n }, (_, at): CountedFacts => {
    const isSolved = at < solved;
    return aged(60, 1, { outcome: isSolved ? 'solved' : 'unsolved', promises: [[null, isSolved ? 'kept' : 'broken']] });
  });
  const company = companyOf(cases);
  const waits: Waits = { answered: [[1, n]], waiting: [] };
  return { company, figures: figuresOf(company, priors), waits, curve: answeredCurve(waits) };
}

describe('two companies that are compared', () => {
  const tested = ['solved', 'promises', 'index'] as const;
  const clear = (a: Compared, b: Compared) => tested.map((figure) => pairsOf([a, b], figure)[0]?.isClear);

  test('with the same record do not differ, however much their industries do', () => {
    expect(clear(compared([30, 60], hard), compared([30, 60], easy))).toEqual([false, false, false]);
  });

  test('with the same share do not differ, however few and many cases and far from their industry they have', () => {
    expect(clear(compared([8, 10], hard), compared([80, 100], hard))).toEqual([false, false, false]);
    expect(clear(compared([1, 10], easy), compared([10, 100], easy))).toEqual([false, false, false]);
  });

  test('are told apart by their own records', () => {
    const [few, many] = [compared([15, 60], hard), compared([45, 60], easy)];
    expect(clear(few, many)).toEqual([true, true, true]);
    for (const figure of tested) expect(pairsOf([few, many], figure)[0]).toMatchObject({ better: 1, worse: 0 });
  });

  test('are not told apart where their industries alone put the one with the weaker record ahead', () => {
    const [weaker, stronger] = [compared([24, 60], easy), compared([48, 60], hard)];
    expect(weaker.figures.solved.share).toBeGreaterThan(stronger.figures.solved.share);
    expect(clear(weaker, stronger)).toEqual([false, false, false]);
  });
});
