import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompanyTally, fewest, ranking, sorts } from '#src/features/rankings/order/rules.ts';
import { today } from '#tests/factories.ts';
import { aged, anyFacts, companyOf, momentsOfAll } from './counted.ts';

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
        const { groups, unsorted, tooFew } = rank(companies, sort);
        const ranked = [...groups.flat(), ...unsorted].map(({ company }) => company);
        expect(ranked.every(({ ripe }) => ripe >= fewest)).toBe(true);
        expect(tooFew.every(({ company }) => company.ripe < fewest)).toBe(true);
        const names = [...ranked, ...tooFew.map(({ company }) => company)].map(({ name }) => name);
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
        const names = (all: ReturnType<typeof rank>) => [
          all.groups.map((group) => group.map(({ company, tier }) => [company.name, tier])),
          all.unsorted.map(({ company }) => company.name),
          all.tooFew.map(({ company }) => company.name),
        ];
        expect(names(rank(companies.toReversed(), sort))).toEqual(names(rank(companies, sort)));
      }),
    );
  });

  test('puts a company and its twin in one tier', () => {
    fc.assert(
      fc.property(
        anyCompanies,
        anySort,
        fc.array(anyFacts, { minLength: 14, maxLength: 30 }),
        (others, sort, cases) => {
          const twins = [companyOf(cases, { name: 'Ada' }), companyOf(cases, { name: 'Bea' })];
          const { groups, unsorted } = rank([...others, ...twins], sort);
          const places = twins.map(({ name }) =>
            groups.findIndex((group) => group.some((row) => row.company.name === name)),
          );
          expect(places[0]).toBe(places[1]);
          const tiers = [...groups.flat(), ...unsorted].filter(({ company }) => ['Ada', 'Bea'].includes(company.name));
          expect(new Set(tiers.map(({ tier }) => tier)).size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('does not put a company with one solved case first, nor one with ten above a proven one', () => {
    const good = (n: number, name: string) =>
      companyOf(
        Array.from({ length: n }, () => aged(60, 1, { outcome: 'solved', promises: [[today, 'kept']] })),
        { name },
      );
    const { groups, tooFew } = rank([good(1, 'lucky'), good(10, 'new'), good(1000, 'proven')], 'index');
    expect(tooFew.map(({ company }) => company.name)).toEqual(['lucky']);
    expect(groups.flat()[0]?.figures.index.low).toBeLessThan(95);
    const [first] = [...groups.flat()].sort((a, b) => b.figures.index.low - a.figures.index.low);
    expect(first?.company.name).toBe('proven');
  });

  test('turned to "worst first" begins with whoever has the lowest upper end', () => {
    fc.assert(
      fc.property(anyCompanies, (companies) => {
        const highs = rank(companies, 'worst').groups.map((group) =>
          Math.min(...group.map((row) => row.figures.index.high)),
        );
        expect(highs).toEqual([...highs].sort((a, b) => a - b));
      }),
    );
  });
});
