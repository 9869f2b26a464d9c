import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Compared, comparedFigures, mostCompared, pairsOf } from '#src/features/rankings/compare/comparison.ts';
import type { CountedFacts } from '#src/features/rankings/counting/facts.ts';
import {
  figureOf,
  figuresOf,
  type Priors,
  ranking,
  rankingBy,
  rowsOf,
  sorts,
} from '#src/features/rankings/order/rules.ts';
import { answeredCurve, type Waits } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { aged, anyFacts, companyOf, momentsOfAll, waitsOfFacts } from './counted.ts';

const hard: Priors = { solved: { a: 5, b: 45 }, promises: { a: 5, b: 45 } };
const easy: Priors = { solved: { a: 45, b: 5 }, promises: { a: 45, b: 5 } };

/** A company with `solved` of `n` cases solved and as many promises kept, all answered on the day after. */
function compared([solved, n]: readonly [number, number], priors: Priors, name = `${solved}/${n}`): Compared {
  const cases = Array.from({ length: n }, (_, at): CountedFacts => {
    const isSolved = at < solved;
    return aged(60, 1, { outcome: isSolved ? 'solved' : 'unsolved', promises: [[null, isSolved ? 'kept' : 'broken']] });
  });
  const company = companyOf(cases, { name });
  const waits: Waits = { answered: [[1, n]], waiting: [] };
  return { company, figures: figuresOf(company, priors), waits, curve: answeredCurve(waits) };
}

describe('two companies that are compared', () => {
  const tested = ['solved', 'promises', 'index'] as const;
  const pair = (a: Compared, b: Compared, figure: (typeof tested)[number]) =>
    pairsOf({ chosen: [a, b], all: [a, b] }, figure)[0];
  const clear = (a: Compared, b: Compared) => tested.map((figure) => pair(a, b, figure)?.isClear);

  test('with the same record do not differ, however much their industries do', () => {
    expect(clear(compared([30, 60], hard, 'a'), compared([30, 60], easy, 'b'))).toEqual([false, false, false]);
  });

  test('with the same share do not differ, however few and many cases and far from their industry they have', () => {
    expect(clear(compared([8, 10], hard), compared([80, 100], hard))).toEqual([false, false, false]);
    expect(clear(compared([1, 10], easy), compared([10, 100], easy))).toEqual([false, false, false]);
  });

  test('are told apart by their own records', () => {
    const [few, many] = [compared([15, 60], hard), compared([45, 60], easy)];
    expect(clear(few, many)).toEqual([true, true, true]);
    for (const figure of tested) expect(pair(few, many, figure)).toMatchObject({ better: 1, worse: 0 });
  });

  test('are not told apart where their industries alone put the one with the weaker record ahead', () => {
    const [weaker, stronger] = [compared([24, 60], easy), compared([48, 60], hard)];
    expect(weaker.figures.solved.share).toBeGreaterThan(stronger.figures.solved.share);
    expect(clear(weaker, stronger)).toEqual([false, false, false]);
  });
});

test('the comparison and the ranking always say the same of who is certainly ahead', () => {
  const companies = fc.array(fc.array(anyFacts, { minLength: 10, maxLength: 40 }), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(companies, fc.constantFrom(...sorts), (perCompany, sort) => {
      const tallies = perCompany.map((facts, at) => companyOf(facts, { name: `c${at}` }));
      const list = rowsOf(tallies, momentsOfAll(tallies));
      const chosen = list.map((row) => ({ ...row, waits: { answered: [], waiting: [] }, curve: [] }));
      const pairs = pairsOf({ chosen, all: list }, figureOf(sort));
      for (const { company, rank } of ranking(tallies, momentsOfAll(tallies), sort).ranked) {
        const isIt = (place: number) => chosen[place]?.company.companyId === company.companyId;
        expect(rank.from - 1).toBe(pairs.filter(({ worse, isClear }) => isClear && isIt(worse)).length);
        expect(rank.of - rank.to).toBe(pairs.filter(({ better, isClear }) => isClear && isIt(better)).length);
      }
    }),
    { numRuns: 40 },
  );
});

describe('whoever is compared, too,', () => {
  const industries = ['energy', 'telecom', 'shops'] as const;
  /** Companies that differ much, so that some pairs are certain. */
  const anyCompany = fc.record({
    industry: fc.constantFrom(...industries),
    n: fc.integer({ min: 10, max: 60 }),
    share: fc.constantFrom(0.05, 0.4, 0.95),
    after: fc.constantFrom(2, 20),
  });
  const register = fc.array(anyCompany, { minLength: mostCompared, maxLength: 30 }).map((many) => {
    const facts = many.map(({ n, share, after }) =>
      Array.from({ length: n }, (_, at) => {
        const isGood = at < share * n;
        const promises: CountedFacts['promises'] = [[null, isGood ? 'kept' : 'broken']];
        return aged(60, isGood ? after : null, { outcome: isGood ? 'solved' : 'unsolved', promises });
      }),
    );
    const tallies = many.map(({ industry }, at) => companyOf(facts[at] ?? [], { name: `c${at}`, industry }));
    return rowsOf(tallies, momentsOfAll(tallies)).map((row, at): Compared => {
      const waits = waitsOfFacts(facts[at] ?? []);
      return { ...row, waits, curve: answeredCurve(waits) };
    });
  });

  test('changes nothing of what is said of two others, in no figure', () => {
    const seen = { clear: 0, unclear: 0 };
    fc.assert(
      fc.property(register, (all) => {
        const chosen = all.slice(0, mostCompared);
        for (const figure of comparedFigures) {
          for (const { better, worse, isClear } of pairsOf({ chosen, all }, figure)) {
            const two = [better, worse].flatMap((at) => chosen[at] ?? []);
            expect(pairsOf({ chosen: two, all }, figure)[0]?.isClear).toBe(isClear);
            seen[isClear ? 'clear' : 'unclear'] += 1;
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(Math.min(seen.clear, seen.unclear)).toBeGreaterThan(100);
  });

  test('by no other industry takes two apart of the list on which they stand', () => {
    fc.assert(
      fc.property(register, fc.constantFrom(...sorts), (all, sort) => {
        for (const industry of industries) {
          const its = all.filter(({ company }) => company.industry === industry);
          const [stranger] = all.filter(({ company }) => company.industry !== industry);
          const certain = new Set(
            rankingBy(its, figureOf(sort)).certain.map(
              ({ better, worse }) => `${better.company.name} ${worse.company.name}`,
            ),
          );
          const chosen = stranger ? [...its.slice(0, mostCompared - 1), stranger] : its.slice(0, mostCompared);
          for (const { better, worse, isClear, isAcross } of pairsOf({ chosen, all }, figureOf(sort))) {
            if (!isAcross && isClear !== null)
              expect(isClear).toBe(certain.has(`${chosen[better]?.company.name} ${chosen[worse]?.company.name}`));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
