import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { caseKinds, cases, companies, searchDocuments } from '#db/schema/index.ts';
import { expressionsOf, nothingFits } from './expressions.ts';
import { type Asked, readingsOf } from './readings.ts';
import { markOf } from './record.ts';
import { caseNumberIn, fitting, type Scope } from './rules.ts';
import { umlautsIn } from './words.ts';

/** So many of the newest cases that fit are looked at: a search shows what fits best among them. */
const mostCandidates = 150;
/** Where fewer cases have every word, those are shown too in which one is missing. */
const enough = 10;

export interface SearchFilter {
  scope?: Scope | undefined;
  /** Slug of the company. */
  company?: string | undefined;
  industry?: string | undefined;
  year?: number | undefined;
}

export type Candidate = Omit<Looked, 'terms' | 'how' | 'summary'> & {
  /** Has every word that was typed. */
  isWhole: boolean;
};
type Looked = Awaited<ReturnType<typeof looked>>[number];

export interface Search {
  asked: Asked;
  /** The best first. */
  found: Candidate[];
  /** There are more cases that may have every word than were looked at. */
  isMore: boolean;
}

/**
 * The cases that say what was typed, the best first: those that spell its umlauts so in title or summary, then those that fit best,
 * then the newer; at most `mostCandidates` that have every word, and where they are few as many in which some are missing. Whoever
 * types the number of a case means that case alone, whatever the search is narrowed by. Two round trips.
 */
export async function searchCases(db: Database, typed: string, filter: SearchFilter = {}): Promise<Search> {
  const asked = await readingsOf(db, typed, filter.company);
  const { readings, casesWith } = asked;
  if (readings.length === 0) return { asked, found: [], isMore: false };
  const { scope = 'all', company, industry, year } = filter;
  const marks = [
    ...(company ? [markOf('company', asked.within?.id ?? '-')] : []),
    ...(industry ? [markOf('industry', industry)] : []),
    ...(year ? [markOf('year', year)] : []),
  ];
  const { leftOut, ...asks } = expressionsOf(readings, casesWith, { scope, marks, most: mostCandidates, enough });
  const read = await looked(db, { ...asks, number: Number(caseNumberIn(typed)?.replace('-', '') ?? 0) });
  const rows = onceEach(read);
  const meant = rows.filter(({ how }) => how === ways.number);
  const fitOf = fitting(readings, casesWith);
  const umlauts = umlautsIn(typed);
  const rated = (meant.length > 0 ? meant : rows).map(({ terms, how, summary, ...theCase }) => {
    const { fit, lacks } = fitOf(terms);
    const spelled = umlauts.reduce((sum, one) => sum + (one.test(theCase.title) ? 2 : Number(one.test(summary))), 0);
    return {
      found: { ...theCase, isWhole: how === ways.number || (how === ways.whole && !lacks(leftOut)) },
      spelled,
      fit,
    };
  });
  const whole = rated.filter(({ found }) => found.isWhole);
  const shown = whole.length < enough ? rated : whole;
  // The newest stand first already.
  shown.sort((a, b) => Number(b.found.isWhole) - Number(a.found.isWhole) || b.spelled - a.spelled || b.fit - a.fit);
  const isMore = rows.filter(({ how }) => how === ways.whole).length >= mostCandidates;
  return { asked, found: shown.map(({ found }) => found), isMore };
}

/** How a case came to be looked at. */
const ways = { some: 0, whole: 1, number: 2 };

/** Each case once, as the best of how it was found, the newest first. */
function onceEach<Row extends { id: string; number: string | null; how: number }>(rows: readonly Row[]): Row[] {
  const best = new Map<string, Row>();
  for (const row of rows) if (row.how > (best.get(row.id)?.how ?? -1)) best.set(row.id, row);
  return [...best.values()].sort((a, b) => ((a.number ?? '') < (b.number ?? '') ? 1 : -1));
}

/**
 * Cases that fit, some of them twice: SQLite would write each of these long rows down once to tell them apart and once to sort
 * them. Those in which words are missing are looked for only where there are few of the others.
 */
const looked = prepared((db) => {
  const newest = sql`order by rowid desc limit ${sql.raw(String(mostCandidates))}`;
  const found = sql`(
    with whole as materialized (select rowid as id from search_index where search_index match ${sql.placeholder('every')} ${newest}),
      some as materialized (select rowid as id from search_index where search_index match
        case when (select count(*) from whole) < ${sql.placeholder('enough')} then ${sql.placeholder('looser')} else ${sql.raw(`'${nothingFits}'`)} end ${newest})
    select id, ${sql.raw(String(ways.whole))} as how from whole
      union all select id, ${sql.raw(String(ways.some))} from some
      union all select cast(${sql.placeholder('number')} as integer), ${sql.raw(String(ways.number))}) as found`;
  return db
    .select({
      how: sql<number>`found.how`,
      terms: {
        title: searchDocuments.title,
        more: sql<string>`${searchDocuments.told} || ' ' || ${searchDocuments.answered} || ' ' || ${searchDocuments.promised} || ' ' || ${searchDocuments.marks}`,
      },
      id: cases.id,
      number: cases.number,
      title: cases.title,
      summary: cases.summary,
      locale: cases.locale,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      industry: cases.industry,
      kind: sql<string | null>`(select ${caseKinds.kind} from ${caseKinds} where ${caseKinds.caseId} = ${cases.id})`,
      companyName: companies.name,
      companySlug: companies.slug,
    })
    .from(found)
    .innerJoin(searchDocuments, sql`${searchDocuments.id} = found.id`)
    .innerJoin(cases, eq(cases.id, searchDocuments.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId));
});
