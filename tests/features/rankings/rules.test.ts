import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountedFacts } from '#src/features/rankings/counting/facts.ts';
import { type Figures, fewest, figuresOf, keptOf, ranking } from '#src/features/rankings/order/rules.ts';
import { addDays } from '#src/lib/dates.ts';
import { today } from '#tests/factories.ts';
import { aged, anyFacts, companyOf, figuresOn, momentsOfAll, somePriors } from './counted.ts';

const someCases = fc.array(anyFacts, { maxLength: 40 });
const rounding = 1e-9;

function expectSound({ day7, day14, day30, solved, promises, index, medianDays }: Figures) {
  for (const { share, low, high, n } of [day7, day14, day30, solved, promises]) {
    expect([share, low, high, n].every(Number.isFinite)).toBe(true);
    expect(0 <= low && low <= share + rounding && share <= high + rounding && high <= 1).toBe(true);
  }
  expect(day7.share <= day14.share && day14.share <= day30.share).toBe(true);
  expect(0 <= index.low && index.low <= index.mid + rounding && index.mid <= index.high + rounding).toBe(true);
  expect(index.high).toBeLessThanOrEqual(100 + rounding);
  expect(medianDays === null || medianDays >= 0).toBe(true);
}

describe('the figures of a company', () => {
  test('are shares with intervals around them, whatever its cases', () => {
    fc.assert(fc.property(someCases, (cases) => expectSound(figuresOn(cases, today))));
  });

  const repeat = (n: number, facts: CountedFacts) => Array.from({ length: n }, () => facts);
  test.each<[string, CountedFacts[]]>([
    ['no case', []],
    ['one case of today', [aged(0)]],
    ['one case answered on the day it was published', [aged(0, 0)]],
    ['all waiting', repeat(40, aged(40))],
    ['all waiting, all young', repeat(40, aged(3))],
    ['all answered on day 0', repeat(40, aged(90, 0))],
    ['all removed', repeat(40, aged(90, null, { state: 'removed' }))],
    ['all not genuine', repeat(40, aged(90, 0, { state: 'not-genuine' }))],
  ])('are sound with %s', (_, cases) => {
    expectSound(figuresOn(cases, today));
    const company = companyOf(cases);
    const { ranked, unsorted, tooFew } = ranking([company], momentsOfAll([company]), 'index');
    expect([...ranked, ...unsorted, ...tooFew]).toHaveLength(company.cases > 0 ? 1 : 0);
  });

  test('are sound with 100,000 cases, and then hardly uncertain', () => {
    const cases = Array.from({ length: 100_000 }, (_, index) =>
      aged(index % 900, index % 4 === 0 || index % 900 < 30 ? null : index % 29, {
        outcome: index % 5 === 0 ? 'solved' : 'unsolved',
      }),
    );
    const figures = figuresOn(cases, today);
    expectSound(figures);
    expect(figures.solved.high - figures.solved.low).toBeLessThan(0.006);
    expect(figures.day14.high - figures.day14.low).toBeLessThan(0.008);
  });

  test('do not depend on the order of the cases', () => {
    fc.assert(
      fc.property(someCases, fc.nat(), (cases, turn) => {
        const at = cases.length === 0 ? 0 : turn % cases.length;
        const turned = [...cases.slice(at), ...cases.slice(0, at)].reverse();
        expect(companyOf(turned)).toEqual(companyOf(cases));
      }),
    );
  });

  test('are surer with four times the same cases', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 30 }), (cases) => {
        const once = figuresOn(cases, today);
        const often = figuresOn([cases, cases, cases, cases].flat(), today);
        for (const figure of ['day7', 'day14', 'day30'] as const) {
          expect(often[figure].share).toBeCloseTo(once[figure].share, 9);
          const [wide, narrow] = [once[figure], often[figure]].map(({ low, high }) => high - low);
          expect(narrow).toBeLessThanOrEqual((wide ?? 0) + rounding);
        }
      }),
    );
  });

  test('know nothing of a case that was not genuine, except that there was one', () => {
    fc.assert(
      fc.property(someCases, anyFacts, (cases, fake) => {
        const { notGenuine, ...company } = companyOf([...cases, { ...fake, state: 'not-genuine' }]);
        const { notGenuine: before, ...without } = companyOf(cases);
        expect(company).toEqual(without);
        expect([before, notGenuine]).toEqual([0, 1]);
      }),
    );
  });

  test('do not change when cases end as withdrawn or removed', () => {
    fc.assert(
      fc.property(someCases, fc.nat(400), (cases, later) => {
        const on = addDays(today, later);
        for (const state of ['withdrawn', 'removed'] as const) {
          const ended = cases.map((facts) => ({ ...facts, state, endedOn: today }));
          expect(figuresOn(ended, on)).toEqual(figuresOn(cases, on));
        }
      }),
    );
  });

  test('count a partly solved case half and an unknown one nothing, from the thirtieth day on', () => {
    const outcome = (given: CountedFacts['outcome'], age: number) => aged(age, 1, { outcome: given });
    const cases = [outcome('solved', 30), outcome('partly', 31), outcome('unknown', 90), outcome('solved', 29)];
    expect(figuresOf(companyOf(cases), { ...somePriors, solved: { a: 1, b: 1 } }).solved).toMatchObject({
      share: (1 + 1.5) / (2 + 3),
      n: 3,
    });
  });

  test('count a promise as not confirmed on the day after it was due, as broken only where the author says so, and one without a day not at all', () => {
    const facts = aged(40, 1, {
      promises: [
        [today, null],
        [today, 'kept'],
        [today, 'broken'],
        [null, null],
      ],
    });
    expect(companyOf([facts])).toMatchObject({
      promisesKept: 1,
      promisesBroken: 1,
      promisesUnconfirmed: 0,
      promisesOpen: 2,
    });
    expect(companyOf([facts], { asOf: addDays(today, 1) })).toMatchObject({
      promisesKept: 1,
      promisesBroken: 1,
      promisesUnconfirmed: 1,
      promisesOpen: 1,
    });
    expect(keptOf(companyOf([facts], { asOf: addDays(today, 1) }))).toEqual({ hits: 1, n: 3 });
  });

  test('an unanswered case never raises the share answered by day 7, 14 or 30', () => {
    fc.assert(
      fc.property(someCases, fc.nat(900), (cases, age) => {
        const [before, after] = [figuresOn(cases, today), figuresOn([...cases, aged(age)], today)];
        for (const figure of ['day7', 'day14', 'day30'] as const) {
          expect(after[figure].share).toBeLessThanOrEqual(before[figure].share + rounding);
        }
      }),
    );
  });

  // The bound that takes over once everybody was answered is another one. Where it rests on few, because most cases are
  // too young to tell, it may lie below that of the same cases with one more that waits.
  test('nor its lower end, in a company with ten ripe cases of which one waits', () => {
    const ripe = fc.array(
      anyFacts.filter(({ publishedOn }) => publishedOn <= addDays(today, -14)),
      { minLength: fewest, maxLength: 30 },
    );
    fc.assert(
      fc.property(ripe, someCases, fc.nat(900), (old, young, age) => {
        const cases = [...old, ...young, aged(31)];
        const [before, after] = [figuresOn(cases, today), figuresOn([...cases, aged(age)], today)];
        for (const figure of ['day7', 'day14', 'day30'] as const) {
          expect(after[figure].low).toBeLessThanOrEqual(before[figure].low + rounding);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('nor in one whose ten or more cases, none too young to tell, were all answered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(14), { minLength: fewest, maxLength: 300 }),
        fc.integer({ min: 14, max: 90 }),
        (waits, age) => {
          const cases = waits.map((wait) => aged(20, wait));
          const [before, after] = [figuresOn(cases, today), figuresOn([...cases, aged(age)], today)];
          expect(after.index.low).toBeLessThan(before.index.low);
          expect(after.day14.low).toBeLessThan(before.day14.low);
        },
      ),
    );
  });
});
