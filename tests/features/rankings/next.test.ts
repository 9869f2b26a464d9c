import { expect, test } from 'vitest';
import { posterior } from '#src/features/rankings/statistics/beta.ts';
import { nextOf } from '#src/features/rankings/why/next.ts';
import { whyOf } from '#src/features/rankings/why/steps.ts';
import { aged, companyOf, momentsOfAll } from './counted.ts';

test('a company reads how many solved cases lead into the group above, and what one of them is worth', () => {
  const few = (name: string, solved: number, answered: number) =>
    companyOf(
      Array.from({ length: 20 }, (_, at) =>
        aged(60, at < answered ? 3 : null, { outcome: at < solved ? 'solved' : null }),
      ),
      { name },
    );
  const companies = [few('good', 19, 20), few('poor', 4, 10), few('none', 0, 0)];
  const all = momentsOfAll(companies);
  const whyOfOne = (id: string) => {
    const why = whyOf({ companies, all }, id);
    if (!why) throw new Error(id);
    return why;
  };
  const why = whyOfOne('poor');
  const { needed, unsolved, solved } = nextOf(why);
  expect(unsolved).toBe(16);
  expect(needed).not.toBeNull();
  const { counted, prior, figure } = why.solved;
  const indexWith = (more: number) => {
    const after = posterior({ hits: counted.hits + more, n: counted.n }, prior);
    return {
      mid: why.index.mid + 50 * (after.share - figure.share),
      high: why.index.high + 50 * (after.high - figure.high),
    };
  };
  expect(indexWith(1).mid - why.index.mid).toBeCloseTo(solved, 9);
  const wanted = why.tier?.above?.index.low ?? 0;
  expect(indexWith(needed ?? 0).high).toBeGreaterThanOrEqual(wanted);
  expect(indexWith((needed ?? 0) - 1).high).toBeLessThan(wanted);
  expect(nextOf(whyOfOne('good'))).toMatchObject({ unsolved: 1, needed: null });
});
