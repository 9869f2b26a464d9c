import { expect, test } from 'vitest';
import { nextOf } from '#src/features/rankings/why/next.ts';
import { whyOf } from '#src/features/rankings/why/steps.ts';
import { aged, companyOf } from './counted.ts';

const none = { companies: 0, n: 0, hits: 0, squares: 0, hitSquares: 0 };

test('a company reads what one more solved case is worth: as much as the index then rises', () => {
  const withSolved = (solved: number) => {
    const cases = Array.from({ length: 20 }, (_, at) => aged(60, 3, { outcome: at < solved ? 'solved' : null }));
    const why = whyOf({ companies: [companyOf(cases)], all: { solved: none, promises: none, industries: {} } }, 'c');
    if (!why) throw new Error('no case');
    return { why, next: nextOf(why) };
  };
  const { why, next } = withSolved(4);
  expect(next.unsolved).toBe(16);
  expect(withSolved(5).why.index.mid - why.index.mid).toBeCloseTo(next.solved, 9);
});
