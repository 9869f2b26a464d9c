import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts } from '#db/schema/index.ts';
import { rankingDocument } from '#src/features/rankings/board/document.ts';
import { countKeys } from '#src/features/rankings/counting/facts.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { betaQuantile } from '#src/features/rankings/statistics/beta.ts';
import { casesBehind, casesPerPage, companyToExplain } from '#src/features/rankings/why/cases.ts';
import { askedDay } from '#src/features/rankings/why/day.ts';
import { type Contribution, contributionOf, whyOf } from '#src/features/rankings/why/steps.ts';
import { type Window, windows } from '#src/features/rankings/windows.ts';
import { examinedCounts } from '#src/features/signs/index.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { type Company, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aged, anyFacts, companyOf, momentsOfAll, openFacts, talliesThen } from './counted.ts';
import { aSite } from './site.ts';

const industry = fc.array(fc.array(anyFacts, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 9 });

/** What the contributions of all cases make together. */
function sums(contributions: readonly Contribution[]) {
  const total = (of: (one: Contribution) => number) => contributions.reduce((sum, one) => sum + of(one), 0);
  return {
    cases: total(({ counts }) => Number(counts)),
    notGenuine: total(({ counts }) => Number(!counts)),
    ripe: total(({ isRipe }) => Number(isRipe)),
    settled: total(({ solved }) => Number(solved !== null)),
    solved: total(({ solved }) => solved ?? 0),
    answered: total(({ answer }) => Number(answer?.isAnswered ?? false)),
    promisesKept: total(({ promises }) => promises.kept),
    promisesBroken: total(({ promises }) => promises.broken),
    promisesUnconfirmed: total(({ promises }) => promises.unconfirmed),
    promisesOpen: total(({ promises }) => promises.open),
  };
}

describe('the steps of a rank', () => {
  test('end at exactly the numbers of the ranking, for any companies', () => {
    fc.assert(
      fc.property(industry, (perCompany) => {
        const companies = perCompany.map((facts, index) => companyOf(facts, { name: `c${index}` }));
        const all = momentsOfAll(companies);
        const document = rankingDocument({ asOf: today, companies, all }, { months: 'all', industry: 'shops' });
        for (const row of document.companies) {
          const why = whyOf({ companies, all }, row.slug);
          expect(why?.index).toEqual(row.index);
          expect(why?.figures.day14).toEqual(row.answered.day14);
          expect(why?.solved.figure).toEqual(row.solved);
          expect(why?.promises.figure).toEqual(row.promises);
          expect(why?.rank?.possible ?? null).toEqual(row.rank);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('follow from one another: counts and prior make the posterior, parts the index, those certainly better and worse the rank', () => {
    fc.assert(
      fc.property(industry, (perCompany) => {
        const companies = perCompany.map((facts, index) => companyOf(facts, { name: `c${index}` }));
        const all = momentsOfAll(companies);
        for (const { companyId } of companies) {
          const why = whyOf({ companies, all }, companyId);
          if (!why) throw new Error('a company with cases has no steps');
          for (const { prior, counted, posterior, figure, source } of [why.solved, why.promises]) {
            if (source === 'uniform') expect(prior).toEqual({ a: 1, b: 1 });
            expect(posterior.a).toBeCloseTo(prior.a + counted.hits, 12);
            expect(posterior.b).toBeCloseTo(prior.b + counted.n - counted.hits, 12);
            expect(figure.share).toBeCloseTo(posterior.a / (posterior.a + posterior.b), 12);
            expect(figure.low).toBeCloseTo(betaQuantile(0.025, posterior.a, posterior.b), 9);
            expect(figure.high).toBeCloseTo(betaQuantile(0.975, posterior.a, posterior.b), 9);
          }
          const sum = (end: 'low' | 'mid' | 'high') => why.parts.reduce((total, part) => total + part[end], 0);
          expect(sum('mid')).toBeCloseTo(why.index.mid, 9);
          expect(why.index.low).toBeGreaterThanOrEqual(sum('low') - 1e-9);
          expect(why.index.high).toBeLessThanOrEqual(sum('high') + 1e-9);
          expect(why.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
          if (!why.rank) continue;
          expect(why.rank.possible.from).toBe(1 + why.rank.better.length);
          expect(why.rank.possible.to).toBe(why.rank.possible.of - why.rank.worse.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('name whose records the prior comes from', () => {
    const shares = (rates: readonly number[]) =>
      rates.map((solved, index) =>
        companyOf(
          Array.from({ length: 20 }, (_, at) => aged(60, 3, { outcome: at < solved ? 'solved' : 'unsolved' })),
          { name: `c${index}` },
        ),
      );
    const differing = shares([1, 5, 9, 15, 19, 20]);
    const alike = shares([10, 10]);
    const sourceOf = (companies: typeof alike, all = momentsOfAll(companies)) =>
      whyOf({ companies, all }, 'c0')?.solved.source;
    expect(sourceOf(differing)).toBe('industry');
    expect(sourceOf(alike, { ...momentsOfAll(alike), solved: momentsOfAll(differing).solved })).toBe('all');
    expect(sourceOf(alike)).toBe('uniform');
  });

  test('do not exist without a case', () => {
    const none = companyOf([]);
    expect(whyOf({ companies: [none], all: momentsOfAll([none]) }, 'c')).toBeNull();
    const fake = companyOf([{ ...openFacts, state: 'not-genuine' }]);
    expect(whyOf({ companies: [fake], all: momentsOfAll([fake]) }, 'c')).toBeNull();
  });
});

describe('what each case adds', () => {
  test('makes the counts of the company, together', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 40 }), (facts) => {
        const tally = companyOf(facts);
        const added = sums(facts.map((one) => contributionOf(one, today)));
        for (const key of countKeys.filter((key) => key in added && key !== 'solved')) {
          expect([key, Object.entries(added).find(([name]) => name === key)?.[1]]).toEqual([key, tally[key]]);
        }
        expect(added.solved).toBe(tally.solved + tally.partly / 2);
      }),
    );
  });

  test('is nothing for a case that was not genuine, and everything still for one that was removed', () => {
    const answered = aged(40, 3, { outcome: 'solved' });
    const whole = contributionOf(answered, today);
    expect(whole).toMatchObject({ counts: true, answer: { isAnswered: true, days: 3 }, isRipe: true, solved: 1 });
    expect(contributionOf({ ...answered, state: 'removed' }, today)).toEqual(whole);
    expect(contributionOf({ ...answered, state: 'withdrawn' }, today)).toEqual(whole);
    expect(contributionOf({ ...answered, state: 'not-genuine' }, today)).toEqual({
      counts: false,
      answer: null,
      isRipe: false,
      solved: null,
      promises: { kept: 0, broken: 0, unconfirmed: 0, open: 0 },
    });
  });

  test('is no outcome before 30 days, and a wait that goes on for a removed case', () => {
    expect(contributionOf(aged(29, null, { outcome: 'solved' }), today).solved).toBeNull();
    expect(contributionOf(aged(30, null, { outcome: 'partly' }), today).solved).toBe(0.5);
    expect(contributionOf(aged(50, null, { state: 'removed', endedOn: addDays(today, -45) }), today).answer).toEqual({
      isAnswered: false,
      days: 50,
    });
  });
});

const published = { status: 'open', ball: 'company' } as const;

/** Cases with nothing but a number and what the statistics know of them from their publication on. */
async function insertCounted(db: Database, company: Company, count: number): Promise<void> {
  await exclusively(db, () =>
    db.transaction(async (tx) => {
      for (let index = 0; index < count; index += 1) {
        const facts = aged(index % 300);
        const id = `case-${index}`;
        const createdAt = momentOn(facts.publishedOn);
        await tx.insert(cases).values({
          id,
          number: `2026-${String(index).padStart(6, '0')}`,
          companyId: company.id,
          locale: 'de',
          createdAt,
          ...published,
        });
        const recordedOn = facts.publishedOn;
        await tx.insert(countedFacts).values({ caseId: id, companyId: company.id, recordedOn, ...facts });
      }
    }),
  );
}

describe('the list of cases', () => {
  test('holds every case once, latest first, however its pages are read', async ({ db, company }) => {
    const total = 3 * casesPerPage + 17;
    await insertCounted(db, company, total);
    const scope = { companyId: company.id, months: 'all' as const, on: today };
    await keepTallies(db, today);
    const { companies } = await talliesThen(db, { industry: null, months: 'all', on: null, whose: company.id });
    const perMonth = companies[0]?.trend ?? {};
    const pages = [];
    for (const page of [1, 2, 3, 4, 5])
      pages.push(await casesBehind(db, scope, { page, perMonth, notGenuine: 0, beside: examinedCounts(db, '') }));
    expect(pages.map(({ counted }) => counted.length)).toEqual([100, 100, 100, 17, 0]);
    const all = pages.flatMap(({ counted }) => counted);
    expect(new Set(all.map(({ number }) => number)).size).toBe(total);
    const days = all.map(({ facts }) => facts.publishedOn);
    expect(days).toEqual([...days].sort().reverse());
  });

  test('of every window and day adds up to the figures of that day, as known then', async ({ db }) => {
    const start = addDays(today, -200);
    const site = await aSite(db, { companies: 2 });
    const middle = addDays(start, 100);
    const happenings = async (from: Day) => {
      for (let day = 0; day < 60; day += 4) {
        const on = addDays(from, day);
        await site.happen({ kind: 'publish', company: 0, promiseIn: day % 8 === 0 ? 5 : null }, on);
        if (day % 8 === 0) await site.happen({ kind: 'reply', of: day / 4, solved: false, promiseIn: null }, on);
        if (day % 12 === 0) {
          const closing = { outcome: 'solved', buyAgain: 'yes', speed: 4 } as const;
          await site.happen({ kind: 'close', of: day / 4, ...closing }, addDays(on, 2));
        }
      }
    };
    await happenings(start);
    await keepTallies(db, middle);
    const [first] = site.known;
    if (!first) throw new Error('no company');
    const { id } = first.company;
    const seen = async (on: Day | null, months: Window) => {
      const tallies = await talliesThen(db, { industry: 'shops', months, on, whose: id });
      const asOf = tallies.asOf ?? '';
      const tally = tallies.companies.find(({ companyId }) => companyId === id);
      const scope = { companyId: id, months, on: asOf };
      const { trend, notGenuine = 0 } = tally ?? {};
      const { counted, uncounted } = await casesBehind(db, scope, {
        page: 1,
        perMonth: trend ?? {},
        notGenuine,
        beside: examinedCounts(db, id),
      });
      const rows = [...counted, ...uncounted];
      const added = sums(rows.map(({ facts }) => contributionOf(facts, asOf)));
      expect(added.cases).toBe(tally?.cases ?? 0);
      expect(added.notGenuine).toBe(tally?.notGenuine ?? 0);
      expect(added.solved).toBe((tally?.solved ?? 0) + (tally?.partly ?? 0) / 2);
      expect(added.promisesBroken).toBe(tally?.promisesBroken ?? 0);
      expect(added.promisesUnconfirmed).toBe(tally?.promisesUnconfirmed ?? 0);
      const [row] = rankingDocument(tallies, { months, industry: 'shops' }).companies;
      const why = whyOf(tallies, id);
      expect(why?.index).toEqual(row?.index);
      expect(why?.rank?.possible ?? null).toEqual(row?.rank ?? null);
      return { asOf, rows, why };
    };
    const then = new Map<Window, Awaited<ReturnType<typeof seen>>>();
    for (const months of windows) then.set(months, await seen(null, months));
    // Later everything goes on, one case is withdrawn, one removed, one found not to be genuine.
    await site.happen({ kind: 'withdraw', of: 1 }, addDays(middle, 3));
    await site.happen({ kind: 'remove', of: 2, genuine: true }, addDays(middle, 4));
    await site.happen({ kind: 'remove', of: 3, genuine: false }, addDays(middle, 5));
    await happenings(addDays(middle, 6));
    await keepTallies(db, today);
    for (const months of windows) {
      expect(then.get(months), months).toMatchObject(await seen(middle, months));
      const now = await seen(null, months);
      expect(now.asOf).toBe(today);
      expect(now.why?.index).not.toEqual(then.get(months)?.why?.index);
    }
    const states = (await seen(null, 'all')).rows.map(({ facts }) => facts.state);
    expect(states.filter((state) => state === 'withdrawn' || state === 'removed').sort()).toEqual([
      'removed',
      'withdrawn',
    ]);
    expect(states.filter((state) => state === 'not-genuine')).toHaveLength(1);
  });

  test('knows the first day of a company', async ({ db, company }) => {
    expect(await companyToExplain(db, company.slug)).toMatchObject({ id: company.id, firstOn: null });
    await insertCounted(db, company, 12);
    expect((await companyToExplain(db, company.slug))?.firstOn).toBe(addDays(today, -11));
    expect(await companyToExplain(db, 'nobody')).toBeNull();
    expect(await db.$count(cases, eq(cases.companyId, company.id))).toBe(12);
  });
});

describe('the day that is asked for', () => {
  const asked = (typed: string, firstOn: Day | null = '2026-01-05') => askedDay(typed, firstOn, '2026-03-02');

  test('is read as people type it', () => {
    expect(asked('')).toEqual({ on: null });
    expect(asked('2026-03-01')).toEqual({ on: '2026-03-01' });
    expect(asked(' 1.3.2026 ')).toEqual({ on: '2026-03-01' });
    expect(asked('gestern')).toEqual({ on: '2026-03-01' });
  });

  test('is refused with what is wrong with it', () => {
    expect(asked('neulich')).toEqual({ fault: 'not-a-date' });
    expect(asked('31.02.2026')).toEqual({ fault: 'no-such-day:2026-02-28' });
    expect(asked('2026-01-04')).toEqual({ fault: 'before-first-case:2026-01-05' });
    expect(asked('0001-01-01')).toEqual({ fault: 'before-first-case:2026-01-05' });
    expect(asked('Februar 2026')).toEqual({ fault: 'not-one-day:2026-02' });
    expect(asked('01/02/2026')).toEqual({ fault: 'which-day:2026-02-01,2026-01-02' });
  });

  test('is no day to count for a company without a case', () => {
    expect(asked('2026-01-04', null)).toEqual({ on: null });
    expect(asked('1970-01-01', null)).toEqual({ on: null });
  });
});
