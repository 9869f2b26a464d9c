import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, happenedIn, questions } from '#src/features/forecasts/happened/rules.ts';
import { scoring } from '#src/features/forecasts/scoring/rules.ts';
import {
  type CompanyCounts,
  countIn,
  expectedAt,
  groupsOf,
  isTold,
  shownOf,
  sumsIn,
} from '#src/features/forecasts/shrinking/rules.ts';
import { addDays } from '#src/lib/dates.ts';
import { today } from '#tests/factories.ts';
import { aged, anyFacts } from '../rankings/counted.ts';
import { chanceFrom, tellIn, worlds } from './worlds.ts';

const evening = today;

describe('what a case counts for', () => {
  test('is nothing before it had the time, whatever happened to it by then', () => {
    expect(happenedIn(aged(13, 2), evening)).toEqual({ answered: null, solved: null });
    expect(happenedIn(aged(14, 2), evening)).toEqual({ answered: 1, solved: null });
    expect(happenedIn(aged(14), evening).answered).toBe(0);
    expect(happenedIn(aged(59, 2, { outcome: 'solved', closedOn: addDays(today, -50) }), evening).solved).toBeNull();
    expect(happenedIn(aged(60, 2, { outcome: 'solved', closedOn: addDays(today, -50) }), evening).solved).toBe(1);
  });

  test('is an answer or a solution only within its days', () => {
    expect(happenedIn(aged(100, 14), evening).answered).toBe(1);
    expect(happenedIn(aged(100, 15), evening).answered).toBe(0);
    const closedOn = (day: number) => ({ outcome: 'solved' as const, closedOn: addDays(today, day - 100) });
    expect(happenedIn(aged(100, 2, closedOn(60)), evening).solved).toBe(1);
    expect(happenedIn(aged(100, 2, closedOn(61)), evening).solved).toBe(0);
    expect(happenedIn(aged(100, 2, { ...closedOn(9), outcome: 'partly' }), evening).solved).toBe(0.5);
    expect(happenedIn(aged(100, 2, { outcome: null, closedOn: null }), evening).solved).toBe(0);
  });

  test('is counted in days on which the company was to act', () => {
    const publishedOn = addDays(today, -20);
    const asked = [[addDays(publishedOn, 2), addDays(publishedOn, 8)]] as const;
    expect(happenedIn(aged(20, 18, { asked }), evening).answered).toBe(1);
    expect(
      happenedIn(aged(19, null, { asked: [[addDays(today, -17), addDays(today, -11)]] }), evening).answered,
    ).toBeNull();
    expect(happenedIn(aged(20, null, { asked }), evening).answered).toBe(0);
  });

  test('never grows, nor vanishes, when it is withdrawn, removed, closed unsolved or rests', () => {
    const ends: Partial<Facts>[] = [
      { state: 'withdrawn' },
      { state: 'removed' },
      { state: 'dormant', outcome: 'unknown' },
      { state: 'closed', outcome: 'unsolved', closedOn: addDays(today, -1) },
    ];
    const all = fc.property(
      fc.array(anyFacts, { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.constantFrom(...ends),
      (cases, at, end) => {
        const made = (some: readonly Facts[]) => {
          const counts: CompanyCounts = new Map();
          for (const [index, one] of some.entries()) {
            countIn(counts, {
              kind: index % 3 === 0 ? '' : `k${index % 3}`,
              ...happenedIn(one, evening),
              preceded: null,
            });
          }
          return counts;
        };
        const [before, after] = [
          made(cases),
          made(cases.map((one, index) => (index === at % cases.length ? { ...one, ...end } : one))),
        ];
        // The sums of a day are those of all companies: one case moves them little, and they are the same for both.
        const groups = groupsOf(sumsIn([{ industry: 'shops', counts: before }]), 'shops');
        const [was, is] = [expectedAt(before, groups), expectedAt(after, groups)];
        for (const [kind, its] of was) {
          for (const question of questions) {
            const now = is.get(kind)?.[question];
            expect(now?.n).toBe(its[question].n);
            expect(now?.share).toBeLessThanOrEqual(its[question].share);
            expect(now?.low).toBeLessThanOrEqual(its[question].low);
          }
        }
      },
    );
    fc.assert(all, { numRuns: 60 });
  });
});

describe('a forecast', () => {
  test('is the mean and interval that follow from its counts by hand', () => {
    // One company with 9 of 12 and 1 of 8: too few to say how kinds or companies differ, so sizes are 2, the mean one half.
    const counts: CompanyCounts = new Map();
    const add = (kind: string, hits: number, n: number) => {
      for (let at = 0; at < n; at += 1)
        countIn(counts, { kind, answered: at < hits ? 1 : 0, solved: null, preceded: null });
    };
    add('a', 9, 12);
    add('b', 1, 8);
    const expected = expectedAt(counts, groupsOf(sumsIn([{ industry: 'x', counts }]), 'x'));
    expect(expected.get('')?.answered.share).toBeCloseTo((1 + 10) / (2 + 20), 12);
    // Of b: 8 cases are worth 8 · 3/10 = 2.4 of the company, so it has 1.3 of 4.4; of a case of a 4.4 · 2/7.4.
    const [mean, weight] = [1.3 / 4.4, (4.4 * 2) / 7.4];
    expect(expected.get('a')?.answered.share).toBeCloseTo((mean * weight + 9) / (weight + 12), 12);
    expect(expected.get('a')?.answered).toMatchObject({ n: 12, hits: 9, all: 20, naive: 0.5 });
  });

  test('is told from ten cases and below forty points, whatever it says, and the company stands in for its kind', () => {
    expect(isTold({ all: 10, low: 0.1, high: 0.49 })).toBe(true);
    expect(isTold({ all: 9, low: 0.1, high: 0.2 })).toBe(false);
    expect(isTold({ all: 50, low: 0.1, high: 0.51 })).toBe(false);
    const forecast = { share: 0.3, low: 0.1, high: 0.6, naive: 0.4, n: 2, hits: 1, all: 40 };
    expect(shownOf(forecast, { ...forecast, high: 0.4 }).isOfKind).toBe(false);
    expect(shownOf({ ...forecast, high: 0.4 }, forecast).isOfKind).toBe(true);
  });

  test.each(worlds)('holds what is true in nine of ten: $name', (world) => {
    const { told, held, bias, companies, next } = tellIn(world, 60, chanceFrom(20_261_130));
    expect(told).toBeGreaterThan(50);
    expect(held / told).toBeGreaterThan(0.9);
    expect(companies.held / companies.told).toBeGreaterThan(0.9);
    expect(Math.abs(bias / told)).toBeLessThan(0.02 + 0.2 / Math.sqrt(told));
    // Calibrated: of new cases as many are answered as was told, within what chance leaves open.
    const mean = (of: (one: (typeof next)[number]) => number) =>
      next.reduce((sum, one) => sum + of(one), 0) / next.length;
    const error = Math.sqrt(mean(({ share }) => share * (1 - share)) / next.length);
    expect(Math.abs(mean(({ share }) => share) - mean(({ happened }) => happened))).toBeLessThan(0.03 + 3 * error);
  });

  test('names what preceded solutions only from ten on, each once for a case', () => {
    const counts: CompanyCounts = new Map();
    const one = { kind: 'a', answered: 1, solved: 1, preceded: ['reply', 'reply', 'complaint'] } as const;
    for (let at = 0; at < 9; at += 1) countIn(counts, one);
    const preceded = () => expectedAt(counts, groupsOf(sumsIn([{ industry: 'x', counts }]), 'x')).get('a')?.preceded;
    expect(preceded()).toBeNull();
    countIn(counts, { ...one, preceded: ['reply'] });
    expect(preceded()).toEqual({
      n: 10,
      before: [
        ['reply', 10],
        ['complaint', 9],
      ],
    });
  });
});

describe('the score', () => {
  const given = (share: number, naive: number, high = share + 0.1) => {
    const its = { share, naive, low: share - 0.1, high, all: 20 };
    return { answered: its, solved: its };
  };

  test('is the mean squared error of what was told, beside that of the share of the industry', () => {
    const score = scoring();
    score.add([
      { given: given(0.8, 0.5), answered: 1, solved: null },
      { given: given(0.8, 0.5), answered: 0, solved: null },
      { given: given(0.8, 0.5, 1.3), answered: 1, solved: null },
    ]);
    score.add([{ given: given(0.2, 0.5), answered: 0, solved: 0.5 }]);
    const { answered, solved } = score.scores();
    expect(answered).toMatchObject({ n: 3, untold: 1 });
    expect(answered.brier).toBeCloseTo((0.04 + 0.64 + 0.04) / 3, 12);
    expect(answered.naive).toBeCloseTo(0.25, 12);
    expect(answered.bins).toMatchObject([
      { from: 0.2, n: 1, happened: 0 },
      { from: 0.8, n: 2, happened: 0.5 },
    ]);
    expect(solved).toMatchObject({ n: 1, untold: 0 });
    expect(solved.brier).toBeCloseTo(0.09, 12);
  });

  test('says better or worse only where the companies agree on it', () => {
    const score = scoring();
    for (let company = 0; company < 30; company += 1) {
      score.add(
        Array.from({ length: 20 }, (_, at) => ({ given: given(0.9, 0.5), answered: at < 18 ? 1 : 0, solved: null })),
      );
    }
    expect(score.scores().answered.gain.low).toBeGreaterThan(0);
    const one = scoring();
    one.add([{ given: given(0.9, 0.5), answered: 1, solved: null }]);
    one.add([{ given: given(0.9, 0.5), answered: 0, solved: null }]);
    const { low, high } = one.scores().answered.gain;
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });
});
