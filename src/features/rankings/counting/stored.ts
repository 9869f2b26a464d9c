import type { countedFacts, tallies } from '#db/schema/index.ts';
import { figuresOfWaits } from '../statistics/figures.ts';
import { type CountedFacts, countKeys } from './facts.ts';
import { countOf, monthsOf, type Tally, waitsOf } from './tally.ts';

// How facts and tallies lie in the database.

type FactsRow = typeof countedFacts.$inferSelect;
type TallyRow = typeof tallies.$inferSelect;

export function factsColumns(facts: CountedFacts) {
  return { ...facts, promises: JSON.stringify(facts.promises), factors: JSON.stringify(facts.factors) };
}

export function factsOfRow(row: Omit<FactsRow, 'caseId' | 'companyId' | 'recordedOn' | 'supersededOn'>): CountedFacts {
  return {
    publishedOn: row.publishedOn,
    state: row.state,
    firstAnswerOn: row.firstAnswerOn,
    firstAnswerBy: row.firstAnswerBy,
    outcome: row.outcome,
    closedOn: row.closedOn,
    endedOn: row.endedOn,
    promises: JSON.parse(row.promises),
    contacts: row.contacts,
    waitedMinutes: row.waitedMinutes,
    effortDays: row.effortDays,
    buyAgain: row.buyAgain,
    content: row.content,
    factors: JSON.parse(row.factors),
  };
}

/** Whether a stored row says the same as `facts`. */
export function sameFacts(row: FactsRow, facts: CountedFacts): boolean {
  return JSON.stringify(factsColumns(factsOfRow(row))) === JSON.stringify(factsColumns(facts));
}

const isCountKey: ReadonlySet<string> = new Set(countKeys);

/** The columns of a tally: counts each in its own, the rest as JSON with sorted keys, so that equal tallies are equal. */
export function tallyColumns(tally: Tally) {
  const rest = [...tally].filter(([key]) => !isCountKey.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  const count = (key: (typeof countKeys)[number]) => countOf(tally, key);
  return {
    cases: count('cases'),
    withdrawn: count('withdrawn'),
    removed: count('removed'),
    notGenuine: count('notGenuine'),
    ripe: count('ripe'),
    settled: count('settled'),
    solved: count('solved'),
    partly: count('partly'),
    promisesKept: count('promisesKept'),
    promisesBroken: count('promisesBroken'),
    promisesOpen: count('promisesOpen'),
    answered: JSON.stringify(figuresOfWaits(waitsOf(tally))),
    trend: JSON.stringify(Object.fromEntries(monthsOf(tally))),
    details: JSON.stringify(Object.fromEntries(rest)),
  };
}

/** Whether a stored tally says the same as another. */
export function sameColumns(row: TallyRow, columns: ReturnType<typeof tallyColumns>): boolean {
  return (
    countKeys.every((key) => row[key] === columns[key]) &&
    row.details === columns.details &&
    row.trend === columns.trend &&
    row.answered === columns.answered
  );
}

export function tallyOfRow(row: Pick<TallyRow, (typeof countKeys)[number] | 'details'>): Tally {
  const details: Tally = new Map(Object.entries<number>(JSON.parse(row.details)));
  for (const key of countKeys) if (row[key] !== 0) details.set(key, row[key]);
  return details;
}
