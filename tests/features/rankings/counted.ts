import fc from 'fast-check';
import type { CountedFacts, CountedPromise } from '#src/features/rankings/counting/facts.ts';
import { count, keysIn, type Tally, waitsOf } from '#src/features/rankings/counting/tally.ts';
import { talliesOn } from '#src/features/rankings/order/past.ts';
import { countedTally, type Tallies } from '#src/features/rankings/order/queries.ts';
import { type CompanyTally, figuresOf, momentsOfCompanies, type Priors } from '#src/features/rankings/order/rules.ts';
import type { Window } from '#src/features/rankings/windows.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { today } from '#tests/factories.ts';

// Cases as the statistics know them, and what they make of many.

const usual: Window = 'all';

export const openFacts: CountedFacts = {
  publishedOn: addDays(today, -60),
  state: 'open',
  firstAnswerOn: null,
  firstAnswerBy: null,
  asked: [],
  outcome: null,
  closedOn: null,
  endedOn: null,
  promises: [],
  contacts: 1,
  waitedMinutes: 0,
  effortDays: 1,
  buyAgain: null,
  content: null,
  factors: {},
};

/** A case of some age, perhaps answered some days after its publication. */
export function aged(age: number, answeredAfter: number | null = null, more: Partial<CountedFacts> = {}): CountedFacts {
  const publishedOn = addDays(today, -age);
  const firstAnswerOn = answeredAfter === null ? null : addDays(publishedOn, answeredAfter);
  return { ...openFacts, publishedOn, firstAnswerOn, ...more };
}

const mark = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });

export const anyFacts: fc.Arbitrary<CountedFacts> = fc
  .record({
    age: fc.oneof(fc.nat(45), fc.nat(900)),
    answeredAfter: fc.option(fc.oneof(fc.nat(20), fc.nat(200))),
    state: fc.constantFrom<CountedFacts['state'][]>('open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed'),
    outcome: fc.constantFrom('solved', 'partly', 'unsolved', 'unknown', null),
    promises: fc.array(
      fc
        .tuple(
          fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days))),
          fc.constantFrom('kept', 'broken', null),
          fc.boolean(),
        )
        .map(([dueOn, mark, isReported]): CountedPromise => (isReported ? [dueOn, mark, 'reported'] : [dueOn, mark])),
      { maxLength: 3 },
    ),
    contacts: fc.nat(30),
    waitedMinutes: fc.nat(300),
    effortDays: fc.nat(400),
    buyAgain: fc.constantFrom('yes', 'no', null),
    content: fc.constantFrom('yes', 'partly', 'no', null),
    speed: mark,
    empathy: mark,
  })
  .map(({ age, answeredAfter, speed, empathy, ...facts }) => ({
    ...aged(age, answeredAfter === null || answeredAfter > age ? null : answeredAfter),
    ...facts,
    factors: { ...(speed && { speed }), ...(empathy && { empathy }) },
  }));

function tallyOf(facts: readonly CountedFacts[], months: Window = 'all', asOf: Day = today): Tally {
  const tally: Tally = new Map();
  for (const one of facts) count(tally, keysIn(one, months, asOf));
  return tally;
}

export function companyOf(
  facts: readonly CountedFacts[],
  { name = 'c', industry = 'shops', months = usual, asOf = today } = {},
): CompanyTally {
  return countedTally({ companyId: name, slug: name, name, industry }, tallyOf(facts, months, asOf));
}

export const waitsOfFacts = (facts: readonly CountedFacts[]) => waitsOf(tallyOf(facts));

export const momentsOfAll = momentsOfCompanies;

export const somePriors: Priors = { solved: { a: 2, b: 3 }, promises: { a: 1, b: 1 } };

export function figuresOn(facts: readonly CountedFacts[], asOf: Day, months: Window = 'all') {
  return figuresOf(companyOf(facts, { months, asOf }), somePriors);
}

/** The tallies of a day, where nobody else asks for too many. */
export async function talliesThen(...asked: Parameters<typeof talliesOn>): Promise<Tallies> {
  const outcome = await talliesOn(...asked);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}
