import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerInWords, answerOf, aroundName, firstRowInWords } from '#src/features/rankings/board/answer.ts';
import type { CountedFacts } from '#src/features/rankings/counting/facts.ts';
import {
  type CompanyTally,
  fewest,
  figureOf,
  type Ranking,
  ranking,
  shownOf,
  sorts,
} from '#src/features/rankings/order/rules.ts';
import { movesOf, weighed } from '#src/features/rankings/order/weightings.ts';
import { percent } from '#src/i18n/formats.ts';
import { translator } from '#src/i18n/index.ts';
import { today } from '#tests/factories.ts';
import { aged, anyFacts, companyOf, momentsOfAll } from './counted.ts';

/** A company of `n` cases, of which `good` were answered on the next day and solved, and their promise kept. */
function alike(n: number, good: number, name: string): CompanyTally {
  const cases = Array.from({ length: n }, (_, at) =>
    at < good
      ? aged(60, 1, { outcome: 'solved', promises: [[today, 'kept']] })
      : aged(60, null, { promises: [[today, 'broken']] }),
  );
  return companyOf(cases, { name });
}

describe('a ranking', () => {
  const anyCompanies = fc
    .array(fc.tuple(fc.array(anyFacts, { maxLength: 30 }), fc.constantFrom('shops', 'energy')), { maxLength: 10 })
    .map((all) => all.map(([cases, industry], index) => companyOf(cases, { name: `c${index}`, industry })));
  const anySort = fc.constantFrom(...sorts);
  const rank = (companies: readonly CompanyTally[], sort: (typeof sorts)[number]) =>
    ranking(companies, momentsOfAll(companies), sort);

  test('holds each company with a case once, and ranks it by its ripe cases alone', () => {
    fc.assert(
      fc.property(anyCompanies, anySort, (companies, sort) => {
        const all = rank(companies, sort);
        const ranked = [...all.ranked, ...all.unsorted].map(({ company }) => company);
        expect(ranked.every(({ ripe }) => ripe >= fewest)).toBe(true);
        expect(all.tooFew.every(({ company }) => company.ripe < fewest)).toBe(true);
        const names = [...ranked, ...all.tooFew.map(({ company }) => company)].map(({ name }) => name);
        expect(names.sort()).toEqual(
          companies
            .filter(({ cases }) => cases > 0)
            .map(({ name }) => name)
            .sort(),
        );
      }),
    );
  });

  test('does not depend on the order in which the companies come', () => {
    fc.assert(
      fc.property(anyCompanies, anySort, (companies, sort) => {
        const names = (all: Ranking) => [
          all.ranked.map(({ company, place, rank }) => [company.name, place, rank]),
          all.unsorted.map(({ company }) => company.name),
          all.tooFew.map(({ company }) => company.name),
        ];
        expect(names(rank(companies.toReversed(), sort))).toEqual(names(rank(companies, sort)));
      }),
    );
  });

  test('goes by the estimate, and each estimated place is one of the possible ranks', () => {
    fc.assert(
      fc.property(anyCompanies, anySort, (companies, sort) => {
        const { ranked, certain } = rank(companies, sort);
        const best = sort === 'worst' ? ranked.toReversed() : ranked;
        const shares = best.map((row) => shownOf(row, figureOf(sort)).share);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        for (const [index, { place, rank, company }] of best.entries()) {
          expect(place).toBe(index + 1);
          expect(rank.from <= place && place <= rank.to && rank.to <= rank.of).toBe(true);
          expect(rank.of).toBe(best.length);
          expect(rank.from - 1).toBe(certain.filter(({ worse }) => worse.company === company).length);
          expect(rank.of - rank.to).toBe(certain.filter(({ better }) => better.company === company).length);
        }
      }),
    );
  });

  test('gives a company and its twin the same possible ranks', () => {
    const cases = fc.array(anyFacts, { minLength: 14, maxLength: 30 });
    fc.assert(
      fc.property(anyCompanies, anySort, cases, (others, sort, cases) => {
        const twins = [companyOf(cases, { name: 'Ada' }), companyOf(cases, { name: 'Bea' })];
        const { ranked } = rank([...others, ...twins], sort);
        const [ada, bea] = ['Ada', 'Bea'].map((name) => ranked.find(({ company }) => company.name === name)?.rank);
        expect(ada).toEqual(bea);
      }),
    );
  });

  test('does not put a company with one solved case first, nor one with ten certainly above a proven one', () => {
    const { ranked, tooFew } = rank([alike(1, 1, 'lucky'), alike(10, 10, 'new'), alike(1000, 1000, 'proven')], 'index');
    expect(tooFew.map(({ company }) => company.name)).toEqual(['lucky']);
    expect(ranked.map(({ rank }) => rank)).toEqual([
      { from: 1, to: 2, of: 2 },
      { from: 1, to: 2, of: 2 },
    ]);
    expect(ranked.find(({ company }) => company.name === 'new')?.figures.index.low).toBeLessThan(80);
  });

  test('says of clear records which rank is certain, and of few that none is', () => {
    const clear = [alike(60, 55, 'good'), alike(60, 25, 'middle'), alike(60, 1, 'bad')];
    expect(rank(clear, 'index').ranked.map(({ rank }) => [rank.from, rank.to])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(rank(clear, 'worst').ranked.map(({ company }) => company.name)).toEqual(['bad', 'middle', 'good']);
    expect(rank(clear, 'index').rankability).toBeGreaterThan(0.9);
    const few = rank([alike(10, 5, 'a'), alike(10, 5, 'b'), alike(10, 4, 'c')], 'index');
    expect(few.ranked.every(({ rank }) => rank.from === 1 && rank.to === 3)).toBe(true);
    expect(few.rankability).toBeLessThan(0.5);
  });

  test('rewards no uncertainty: with fewer cases of the same kind a company is certainly better than nobody more', () => {
    const others = [alike(40, 30, 'b'), alike(40, 20, 'c'), alike(40, 10, 'd'), alike(40, 2, 'e')];
    const beaten = (n: number) => {
      const row = rank([alike(n, n * 0.8, 'it'), ...others], 'index').ranked.find(
        ({ company }) => company.name === 'it',
      );
      return row ? row.rank.of - row.rank.to : 0;
    };
    const counts = [10, 20, 40, 100, 400].map(beaten);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeLessThan(counts.at(-1) ?? 0);
  });

  test('never ranks a company higher for a case that is closed unsolved, withdrawn or removed', () => {
    const facts = fc.array(anyFacts, { minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(anyCompanies, facts, fc.nat(), (others, cases, at) => {
        const rankOf = (its: readonly CountedFacts[]) =>
          rank([...others, companyOf(its, { name: 'it' })], 'index').ranked.find(
            ({ company }) => company.name === 'it',
          );
        const before = rankOf(cases);
        for (const ended of [{ state: 'withdrawn' }, { state: 'removed' }, { state: 'closed' }] as const) {
          const after = rankOf(cases.map((one, index) => (index === at % cases.length ? { ...one, ...ended } : one)));
          expect([after?.place, after?.rank, after?.figures.index]).toEqual([
            before?.place,
            before?.rank,
            before?.figures.index,
          ]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the answer above a ranking', () => {
  const answered = (companies: readonly CompanyTally[]) =>
    answerOf(ranking(companies, momentsOfAll(companies), 'index'));
  const names = (end: { companies: readonly { company: CompanyTally }[] } | undefined) =>
    end?.companies.map(({ company }) => company.name);

  test('names at most two on each side, the most certain first, with how many others they are told apart from', () => {
    const answer = answered([
      alike(60, 55, 'best'),
      alike(60, 53, 'second'),
      alike(60, 52, 'third'),
      alike(60, 30, 'middle'),
      alike(60, 2, 'worst'),
    ]);
    expect(names(answer?.front)).toEqual(['best', 'second']);
    expect(names(answer?.back)).toEqual(['worst']);
    expect(answer?.front).toMatchObject({ least: 2, most: 2 });
    expect(answer?.back).toMatchObject({ least: 4, most: 4 });
  });

  test.each(['de', 'en'] as const)('gives each company its own figure, as its row has it (%s)', (locale) => {
    const companies = [
      alike(60, 55, 'best'),
      alike(60, 48, 'second'),
      alike(60, 6, 'last but one'),
      alike(60, 2, 'last'),
    ];
    const t = translator(locale);
    for (const sort of sorts) {
      const board = ranking(companies, momentsOfAll(companies), sort);
      const sentence = answerInWords({ t, locale }, board, sort).replaceAll(new RegExp(aroundName.join('|'), 'g'), '');
      const figure = sort === 'solved' || sort === 'promises' ? sort : 'day14';
      expect(sentence).not.toMatch(/zehn|\bten\b/);
      for (const { company, figures } of board.ranked)
        expect(sentence).toContain(`${company.name} (${percent(locale, figures[figure].share)}, `);
    }
  });

  test('names nobody where nobody is certainly better than anybody', () => {
    expect(answered([alike(10, 5, 'a'), alike(10, 6, 'b')])).toBeNull();
    expect(answered([alike(30, 20, 'alone')])).toBeNull();
  });

  test('is there on both sides as soon as one pair is certain', () => {
    const anyNumbers = fc.array(fc.tuple(fc.integer({ min: 10, max: 60 }), fc.nat(100)), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(anyNumbers, (numbers) => {
        const answer = answered(numbers.map(([n, good], at) => alike(n, Math.round((n * good) / 100), `c${at}`)));
        if (!answer) return;
        expect(answer.front.companies.length * answer.back.companies.length).toBeGreaterThan(0);
        expect(answer.front.least * answer.back.least).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});

test('other weights move companies, and it is said how far and how many beyond the ranks that ours leave possible', () => {
  const some = (n: number, answered: number, solved: number, name: string) => {
    const cases = Array.from({ length: n }, (_, at) =>
      aged(60, at < answered ? 1 : null, { outcome: at >= n - solved ? 'solved' : 'unsolved' }),
    );
    return companyOf(cases, { name });
  };
  const companies = [some(400, 400, 80, 'answers'), some(400, 40, 280, 'solves'), some(400, 20, 20, 'neither')];
  const found = weighed(companies, momentsOfAll(companies));
  expect(
    found.map(({ name, ranks }) => [name, ranks.ours.place, ranks.solvedMore.place, ranks.solvedOnly.place]),
  ).toEqual([
    ['answers', 1, 2, 2],
    ['solves', 2, 1, 1],
    ['neither', 3, 3, 3],
  ]);
  expect(movesOf(found, 'ours')).toEqual({ moved: 0, most: 0, beyond: 0 });
  expect(found.map(({ ranks }) => [ranks.ours.from, ranks.ours.to])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(movesOf(found, 'solvedOnly')).toEqual({ moved: 2, most: 1, beyond: 2 });
});

describe('what the ranks of a list mean', () => {
  const t = translator('de');
  const said = (companies: readonly CompanyTally[]) =>
    firstRowInWords({ t, locale: 'de' }, ranking(companies, momentsOfAll(companies), 'index').ranked);

  test('is said of its own first row', () => {
    expect(said([alike(60, 55, 'best'), alike(60, 53, 'second'), alike(60, 30, 'middle'), alike(60, 2, 'worst')])).toBe(
      'Erste Zeile, Rang 1–2 von 4: Kein Unternehmen ist sicher besser, 2 sicher schlechter. Auf welchem dieser Ränge das Unternehmen wirklich steht, sagen die Fälle nicht.',
    );
  });

  test('leaves nothing open where there is one rank alone', () => {
    expect(said([alike(60, 55, 'best'), alike(60, 2, 'worst')])).toBe(
      'Erste Zeile, Rang 1 von 2: Kein Unternehmen ist sicher besser, eines sicher schlechter.',
    );
  });
});
