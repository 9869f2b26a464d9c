import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { caseKinds, cases, companies, searchDocuments } from '#db/schema/index.ts';
import { expressionsOf, nothingFits } from './expressions.ts';
import { type Asked, readingsOf } from './readings.ts';
import { markOf } from './record.ts';
import { caseNumberIn, fitting, type Scope } from './rules.ts';

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

export type Candidate = Omit<Looked, 'terms' | 'how'> & {
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
 * The cases that say what was typed, the best first, of two that say it as well the newer; at most `mostCandidates` that
 * have every word, and where they are few as many in which some are missing. Whoever types the number of a case means that
 * case alone, whatever the search is narrowed by. Two round trips.
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
  const { every, looser, leftOut } = expressionsOf(readings, casesWith, { scope, marks, most: mostCandidates });
  const rows = await looked(db, { every, looser, number: Number(caseNumberIn(typed)?.replace('-', '') ?? 0) });
  const meant = rows.filter(({ how }) => how === ways.number);
  const fitOf = fitting(readings, casesWith);
  const rated = (meant.length > 0 ? meant : rows).map(({ terms, how, ...theCase }) => {
    const { fit, lacks } = fitOf(terms);
    return { found: { ...theCase, isWhole: how === ways.number || (how === ways.whole && !lacks(leftOut)) }, fit };
  });
  const whole = rated.filter(({ found }) => found.isWhole);
  const shown = whole.length < enough ? rated : whole;
  // The newest stand first already.
  shown.sort((a, b) => Number(b.found.isWhole) - Number(a.found.isWhole) || b.fit - a.fit);
  const isMore = rows.filter(({ how }) => how === ways.whole).length >= mostCandidates;
  return { asked, found: shown.map(({ found }) => found), isMore };
}

/** How a case came to be looked at. */
const ways = { some: 0, whole: 1, number: 2 };

/** Cases that fit, the newest first. Those in which words are missing are looked for only where there are few of the others. */
const looked = prepared((db) => {
  const newest = sql`order by rowid desc limit ${sql.raw(String(mostCandidates))}`;
  const found = sql`(
    with whole as materialized (select rowid as id from search_index where search_index match ${sql.placeholder('every')} ${newest}),
      some as materialized (select rowid as id from search_index where search_index match
        case when (select count(*) from whole) < ${sql.raw(String(enough))} then ${sql.placeholder('looser')} else ${sql.raw(`'${nothingFits}'`)} end ${newest})
    select id, max(how) as how from (select id, ${sql.raw(String(ways.whole))} as how from whole
      union all select id, ${sql.raw(String(ways.some))} from some
      union all select cast(${sql.placeholder('number')} as integer), ${sql.raw(String(ways.number))}) group by id) as found`;
  return db
    .select({
      how: sql<number>`found.how`,
      terms: {
        title: searchDocuments.title,
        told: searchDocuments.told,
        answered: searchDocuments.answered,
        promised: searchDocuments.promised,
        marks: searchDocuments.marks,
      },
      id: cases.id,
      number: cases.number,
      title: cases.title,
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
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .orderBy(desc(searchDocuments.id));
});
