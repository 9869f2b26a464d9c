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

test('the cases of which one is to be solved are counted whole: those neither solved nor partly solved', () => {
  const cases = Array.from({ length: 33 }, (_, at) =>
    aged(60, 3, { outcome: at < 5 ? 'solved' : at < 8 ? 'partly' : null }),
  );
  const young = Array.from({ length: 4 }, () => aged(20, 3, { outcome: null }));
  const companies = [companyOf([...cases, ...young])];
  const why = whyOf({ companies, all: { solved: none, promises: none, industries: {} } }, 'c');
  expect(why && nextOf(why).unsolved).toBe(25);
});
