import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { backwards } from './record.ts';
import { isVocabulary } from './words.ts';

/** Longer words that begin with a word, and as many that end with it. */
const mostCompounds = 10;
/** Terms that are compared with a word that no case has. */
export const mostCompared = 3000;
const shortestSlip = 5;

/** A typed word: its stems, and all terms that are looked up for it. */
interface Looked {
  typed: string;
  stems: readonly string[];
  asked: readonly string[];
}

export interface Found {
  term: string;
  cases: number;
}

/** The highest letter: behind everything that begins with what stands before it. */
const last = '\u{10ffff}';

/** Terms that begin with `begin`, and those that end with what `end` is from behind. */
const rangesOf = (begin: string, end: string) => ({ begin, afterBegin: begin + last, end, afterEnd: end + last });

const beginning = sql`select term, cases, 0 as is_ending from search_terms
  where term >= ${sql.placeholder('begin')} and term < ${sql.placeholder('afterBegin')}`;
const ending = sql`select backwards as term, digits as cases, 1 as is_ending from search_endings
  where backwards >= ${sql.placeholder('end')} and backwards < ${sql.placeholder('afterEnd')}`;
const limit = (rows: number) => sql.raw(`limit ${rows}`);
const columns = { term: sql<string>`term`, cases: sql<number>`cases`, isEnding: sql<number>`is_ending` };

const termsThere = prepared((db) => {
  const isMeant = sql.placeholder('isMeant');
  const compounds = (of: SQL) =>
    sql`select * from (select * from (${of} and ${isMeant} ${limit(mostCompared)}) order by cases desc ${limit(mostCompounds)})`;
  return db.select(columns).from(sql`(${compounds(ending)} union all ${compounds(beginning)} union all
    select term, cases, 0 from search_terms where term in (select value from json_each(${sql.placeholder('asked')})))`);
});

/**
 * How longer words begin that begin with a word: of one in -er the whole of it, as its stem is often that of a verb. "Zählerstand"
 * begins with "Zähler", and "Zahlung" does not.
 */
export const beginningOf = ({ typed, stems: [stem = ''] }: Pick<Looked, 'typed' | 'stems'>) =>
  typed === `${stem}er` ? typed : stem;

/** The terms there are of those that a word may mean. */
export function termsFor(db: Database, { typed, stems, asked }: Looked) {
  const [stem = ''] = stems;
  const begin = beginningOf({ typed, stems });
  const isMeant = isVocabulary(stem) && typed.length >= shortestSlip ? 1 : 0;
  return termsThere(db, { ...rangesOf(begin, backwards(stem)), isMeant, asked: JSON.stringify(asked) });
}

const slipsThere = prepared((db) => {
  const isMeant = sql`${sql.placeholder('isMeant')} and not exists
    (select 1 from search_terms where term in (select value from json_each(${sql.placeholder('stems')})))`;
  const near = (of: SQL, term: SQL) => sql`select * from (${of} and ${isMeant}
    and length(${term}) between ${sql.placeholder('shortest')} and ${sql.placeholder('longest')} ${limit(mostCompared / 2)})`;
  return db.select(columns).from(sql`(${near(beginning, sql`term`)} union all ${near(ending, sql`backwards`)})`);
});

/**
 * Where no case has a word: the terms that may be it with one slip. One letter is in one half, so the other half is right:
 * they begin or end with it.
 */
export function slipsFor(db: Database, { typed, stems }: Looked) {
  const [stem = typed] = stems;
  const half = Math.floor(stem.length / 2);
  const isMeant = isVocabulary(stem) && typed.length >= shortestSlip ? 1 : 0;
  const lengths = { shortest: stem.length - 5, longest: stem.length + 1 };
  const ranges = rangesOf(stem.slice(0, half), backwards(stem).slice(0, half));
  return slipsThere(db, { ...ranges, ...lengths, isMeant, stems: JSON.stringify(stems) });
}

/** Of what is found from behind, only how many digits its number of cases has is known. */
export const foundOf = ({ term, cases, isEnding }: { term: string; cases: number; isEnding: number }): Found =>
  isEnding === 1 ? { term: backwards(term), cases: 3 * 10 ** (cases - 1) } : { term, cases };
