import { isDeepStrictEqual } from 'node:util';
import type { countedFacts, tallies } from '#db/schema/index.ts';
import { correlationsOf } from '../statistics/combined.ts';
import { figuresOfWaits } from '../statistics/figures.ts';
import { inPlaces, partOf, recounted } from './details.ts';
import { type CountedFacts, countKeys } from './facts.ts';
import { alikeIn, alikeOf, countOf, histogramIn, monthsIn, type Tally, waitsOf } from './tally.ts';

// How facts and tallies lie in the database.

type FactsRow = typeof countedFacts.$inferSelect;
type TallyRow = typeof tallies.$inferSelect;

export function factsOfRow(row: Omit<FactsRow, 'caseId' | 'companyId' | 'recordedOn' | 'supersededOn'>): CountedFacts {
  return {
    publishedOn: row.publishedOn,
    state: row.state,
    firstAnswerOn: row.firstAnswerOn,
    firstAnswerBy: row.firstAnswerBy,
    asked: row.asked,
    outcome: row.outcome,
    closedOn: row.closedOn,
    endedOn: row.endedOn,
    promises: row.promises,
    contacts: row.contacts,
    waitedMinutes: row.waitedMinutes,
    effortDays: row.effortDays,
    buyAgain: row.buyAgain,
    content: row.content,
    factors: row.factors,
  };
}

/** Whether a stored row says the same as `facts`. */
export function sameFacts(row: FactsRow, facts: CountedFacts): boolean {
  return JSON.stringify(factsOfRow(row)) === JSON.stringify(facts);
}

const isCountKey: ReadonlySet<string> = new Set(countKeys);

/** The columns of a tally: counts each in its own, the rest with sorted keys, so that equal tallies are stored equally. */
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
    promisesUnconfirmed: count('promisesUnconfirmed'),
    promisesOpen: count('promisesOpen'),
    answered: figuresOfWaits(waitsOf(tally)),
    correlations: correlationsOf(alikeOf(tally)),
    details: Object.fromEntries(rest),
  };
}

/**
 * Of a stored tally the columns that are other ones by these changes, and its details as they are stored. As `tallyColumns`
 * makes them of all keys, of which this reads only those that it needs.
 */
export function changedColumns(changes: Tally) {
  const rest = inPlaces([...changes].filter(([key]) => !isCountKey.has(key)));
  const counts = countKeys.filter((key) => changes.has(key));
  const isOther = (...prefixes: string[]) => rest.some(([key]) => prefixes.some((prefix) => key.startsWith(prefix)));
  const [areWaits, areAlike] = [isOther('answered/', 'waiting/'), isOther('alike/')];
  return (row: Pick<TallyRow, (typeof countKeys)[number]> & { details: string }) => {
    const stored = recounted(row.details, rest);
    const columns: Partial<Omit<TallyRow, 'details'>> = {};
    for (const key of counts) columns[key] = row[key] + countOf(changes, key);
    if (areWaits) columns.answered = figuresOfWaits(waitsIn(stored));
    if (areAlike) columns.correlations = correlationsOf(alikeIn(partOf(stored, 'alike/')));
    return { stored, columns };
  };
}

const waitsIn = (stored: string) => ({
  answered: histogramIn(partOf(stored, 'answered/')),
  waiting: histogramIn(partOf(stored, 'waiting/')),
});

/** What the details of a tally, as they are stored, say by month of publication. */
export const trendIn = (stored: string) => monthsIn(partOf(stored, 'month/'));

/** Whether a stored tally says the same as another. */
export function sameColumns(row: TallyRow, columns: ReturnType<typeof tallyColumns>): boolean {
  const stored: Record<string, unknown> = row;
  return Object.entries(columns).every(([column, value]) => isDeepStrictEqual(stored[column], value));
}

export function tallyOfRow(row: Pick<TallyRow, (typeof countKeys)[number] | 'details'>): Tally {
  const details: Tally = new Map(Object.entries(row.details));
  for (const key of countKeys) if (row[key] !== 0) details.set(key, row[key]);
  return details;
}
