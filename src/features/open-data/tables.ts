import { z } from 'astro/zod';
import {
  type CountedFacts,
  type CountedPromise,
  daysAsked,
  promiseKeys,
} from '#src/features/rankings/counting/facts.ts';
import { type Factor, factors } from '#src/features/rankings/lists.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { outcomes, states } from './columns.ts';

export type Row = { readonly [column: string]: string | number | null };

/** How much money a case is about. */
export interface Disputed {
  cents: number;
  currency: string;
  isAbout: boolean;
}

/** The row of a case: what was known about it on `asOf`, with the promises as they stood on that day. */
export function caseRecord(
  {
    number,
    company,
    industry,
    alsoNamed,
    kind,
    repliesChecking,
    readOn,
    facts,
    knownSince,
    isAnswerAbout,
    disputed,
  }: {
    number: string;
    company: string;
    industry: string;
    alsoNamed: string | null;
    kind: { key: string; by: 'author' | 'rule' } | null;
    repliesChecking: number;
    readOn: Day | null;
    facts: CountedFacts;
    knownSince: Day;
    isAnswerAbout: boolean;
    disputed: Disputed | null;
  },
  asOf: Day,
): Row {
  const promises: string[] = facts.promises.flatMap((promise) => promiseKeys(promise, asOf));
  const many = (key: string) => promises.filter((promise) => promise === key).length;
  return {
    number,
    company,
    industry,
    alsoNamed,
    publishedOn: facts.publishedOn,
    state: facts.state,
    firstAnswerOn: facts.firstAnswerOn,
    firstAnswerPrecision: facts.firstAnswerOn && (isAnswerAbout ? 'about' : 'exact'),
    firstAnswerBy: facts.firstAnswerBy,
    repliesChecking,
    daysAsked: daysAsked(facts, asOf),
    readOn,
    outcome: facts.outcome,
    closedOn: facts.closedOn,
    endedOn: facts.endedOn,
    promisesKept: many('promisesKept'),
    promisesBroken: many('promisesBroken'),
    promisesUnconfirmed: many('promisesUnconfirmed'),
    promisesOpen: many('promisesOpen'),
    promisesReported: many('promises/reported'),
    promisesDisputed: many('promises/disputed'),
    contacts: facts.contacts,
    waitedMinutes: facts.waitedMinutes,
    effortDays: facts.effortDays,
    buyAgain: facts.buyAgain,
    disputedCents: disputed?.cents ?? null,
    disputedCurrency: disputed?.currency ?? null,
    disputedPrecision: disputed && (disputed.isAbout ? 'about' : 'exact'),
    kind: kind?.key ?? null,
    kindBy: kind?.by ?? null,
    knownSince,
  };
}

/** What the author said of a case in verdict and marks; null when nothing. */
export function ratingRecord(number: string, { content, factors: marks }: CountedFacts): Row | null {
  if (content === null && Object.keys(marks).length === 0) return null;
  return { number, content, ...Object.fromEntries(factors.map((factor) => [factor, marks[factor] ?? null])) };
}

const day = z.string().nullable();
const caseInput = z.object({
  publishedOn: z.string(),
  state: z.enum(states),
  firstAnswerOn: day,
  firstAnswerBy: z.enum(['reply', 'author']).nullable(),
  daysAsked: z.number(),
  outcome: z.enum(outcomes).nullable(),
  closedOn: day,
  endedOn: day,
  promisesKept: z.number(),
  promisesBroken: z.number(),
  promisesUnconfirmed: z.number(),
  promisesOpen: z.number(),
  promisesReported: z.number(),
  promisesDisputed: z.number(),
  contacts: z.number(),
  waitedMinutes: z.number(),
  effortDays: z.number(),
  buyAgain: z.enum(['yes', 'no']).nullable(),
});
const ratingInput = z.object({ content: z.enum(['yes', 'partly', 'no']).nullable() });

/** The set has no due days; of an unconfirmed promise it is known that its day was before that of the set. */
const longPast: Day = '1970-01-01';

/** What the statistics count of a case, from its rows. The promises were judged on the day of the set. */
export function factsOfRecords(row: Row, rating: Row | null): CountedFacts {
  const {
    promisesKept,
    promisesBroken,
    promisesUnconfirmed,
    promisesOpen,
    promisesReported,
    promisesDisputed,
    daysAsked: asked,
    ...facts
  } = caseInput.parse(row);
  const promises = (n: number, promise: CountedPromise) => Array.from({ length: n }, () => promise);
  const marks: Partial<Record<Factor, number>> = {};
  for (const factor of factors) {
    const its = rating?.[factor];
    if (typeof its === 'number') marks[factor] = its;
  }
  return {
    ...facts,
    // On which days it was is not in the set, nor does any figure of its day depend on that.
    asked: asked > 0 ? [[facts.publishedOn, addDays(facts.publishedOn, asked)]] : [],
    promises: [
      ...promises(promisesKept, [null, 'kept']),
      ...promises(promisesBroken - promisesDisputed, [null, 'broken']),
      ...promises(promisesDisputed, [null, 'broken', 'reported']),
      ...promises(promisesUnconfirmed - promisesReported, [longPast, null]),
      ...promises(promisesReported, [longPast, null, 'reported']),
      ...promises(promisesOpen, [null, null]),
    ],
    content: rating ? ratingInput.parse(rating).content : null,
    factors: marks,
  };
}
