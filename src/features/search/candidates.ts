import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseKinds, cases, companies, searchDocuments } from '#db/schema/index.ts';
import { type Asked, readingsOf } from './readings.ts';
import { markOf } from './record.ts';
import { caseNumberIn, expressionOf, fitting, looserExpressionOf, type Scope } from './rules.ts';

/** So many of the newest cases that fit are looked at: a search shows what fits best among them. */
export const mostCandidates = 150;
/** Where fewer cases have every word, those are shown too in which one is missing. */
const enough = 10;

export interface SearchFilter {
  scope?: Scope | undefined;
  /** Slug of the company. */
  company?: string | undefined;
  industry?: string | undefined;
  year?: number | undefined;
}

export type Candidate = Awaited<ReturnType<typeof documents>>[number]['theCase'] & {
  /** Has every word that was typed. */
  isWhole: boolean;
};

export interface Search {
  asked: Asked;
  /** The best first. */
  found: Candidate[];
}

/**
 * The cases that say what was typed, the best first, of two that say it as well the newer; at most `mostCandidates` that
 * have every word, and where they are few as many in which some are missing. Whoever types the number of a case means that
 * case alone, whatever the search is narrowed by. Two round trips.
 */
export async function searchCases(db: Database, typed: string, filter: SearchFilter = {}): Promise<Search> {
  const asked = await readingsOf(db, typed, filter.company);
  const { readings, casesWith } = asked;
  const { scope = 'all', company, industry, year } = filter;
  const marks = [
    ...(company ? [markOf('company', asked.within?.id ?? '-')] : []),
    ...(industry ? [markOf('industry', industry)] : []),
    ...(year ? [markOf('year', year)] : []),
  ];
  const every = expressionOf(readings, scope, marks);
  if (every === null) return { asked, found: [] };
  const looser = looserExpressionOf(readings, scope, marks) ?? every;
  const few = sql`(select count(*) from (select 1 from search_index where search_index match ${every} limit ${enough})) < ${enough}`;
  const [meant, all, most] = await db.batch([
    documents(db, sql`(${Number(caseNumberIn(typed)?.replace('-', '') ?? 0)})`),
    documents(db, newest(sql`${every}`)),
    // Nothing, where there are enough of the others.
    documents(db, newest(sql`case when ${few} then ${looser} else '""' end`)),
  ]);
  if (meant.length > 0) return { asked, found: meant.map(({ theCase }) => ({ ...theCase, isWhole: true })) };
  const fitOf = fitting(readings, casesWith);
  const whole = new Set(all.map(({ terms }) => terms.id));
  const rated = [...new Map([...most, ...all].map((row) => [row.terms.id, row])).values()].map((row) => ({
    ...row,
    isWhole: whole.has(row.terms.id),
    fit: fitOf(row.terms),
  }));
  rated.sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.fit - a.fit || b.terms.id - a.terms.id);
  return { asked, found: rated.map(({ theCase, isWhole }) => ({ ...theCase, isWhole })) };
}

const newest = (expression: SQL) =>
  sql`(select rowid from search_index where search_index match ${expression} order by rowid desc limit ${mostCandidates})`;

function documents(db: Database, ids: SQL) {
  return db
    .select({
      terms: searchDocuments,
      theCase: {
        id: cases.id,
        number: cases.number,
        title: cases.title,
        locale: cases.locale,
        status: cases.status,
        outcome: cases.outcome,
        publishedOn: cases.publishedOn,
        firstReplyOn: cases.firstReplyOn,
        industry: cases.industry,
        kind: caseKinds.kind,
        companyName: companies.name,
        companySlug: companies.slug,
      },
    })
    .from(searchDocuments)
    .innerJoin(cases, eq(cases.id, searchDocuments.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(caseKinds, eq(caseKinds.caseId, cases.id))
    .where(sql`${searchDocuments.id} in ${ids}`)
    .orderBy(desc(searchDocuments.id));
}
