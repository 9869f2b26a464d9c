import { desc, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { searchDocuments } from '#db/schema/index.ts';
import { type Asked, readingsOf } from './readings.ts';
import { markOf } from './record.ts';
import { expressionOf, fitOf, looserExpressionOf, type Scope } from './rules.ts';

/** So many of the newest cases that fit are looked at: a search shows what fits best among them. */
export const mostCandidates = 300;
/** Where fewer cases have every word, those are shown too in which one is missing. */
const enough = 10;

export interface SearchFilter {
  scope?: Scope | undefined;
  companyId?: string | undefined;
  industry?: string | undefined;
  year?: number | undefined;
}

export interface Candidate {
  caseId: string;
  /** Has every word that was typed. */
  isWhole: boolean;
}

export interface Search {
  asked: Asked;
  /** The best first. */
  found: Candidate[];
}

/**
 * The cases that say what was typed, the best first, of two that say it as well the newer; at most `mostCandidates` that
 * have every word, and where they are few as many in which one word is missing. Two round trips.
 */
export async function searchCases(db: Database, typed: string, filter: SearchFilter = {}): Promise<Search> {
  const asked = await readingsOf(db, typed);
  const { readings, casesWith } = asked;
  const { scope = 'all', companyId, industry, year } = filter;
  const marks = [
    ...(companyId ? [markOf('company', companyId)] : []),
    ...(industry ? [markOf('industry', industry)] : []),
    ...(year ? [markOf('year', year)] : []),
  ];
  const whole = expressionOf(readings, scope, marks);
  if (whole === null) return { asked, found: [] };
  const looser = looserExpressionOf(readings, scope, marks) ?? whole;
  const few = sql`(select count(*) from (select 1 from search_index where search_index match ${whole} limit ${enough})) < ${enough}`;
  const [all, most] = await db.batch([
    documents(db, sql`${whole}`),
    // Nothing, where there are enough of the others.
    documents(db, sql`case when ${few} then ${looser} else '""' end`),
  ]);
  const found = new Map([...most, ...all].map((row) => [row.caseId, { ...row, isWhole: false }]));
  for (const { caseId } of all) {
    const row = found.get(caseId);
    if (row) row.isWhole = true;
  }
  const rated = [...found.values()].map((row) => ({ ...row, fit: fitOf(row, readings, casesWith) }));
  rated.sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.fit - a.fit || b.id - a.id);
  return { asked, found: rated.map(({ caseId, isWhole }) => ({ caseId, isWhole })) };
}

function documents(db: Database, expression: ReturnType<typeof sql>) {
  const newest = sql`(select rowid from search_index where search_index match ${expression} order by rowid desc limit ${mostCandidates})`;
  return db
    .select()
    .from(searchDocuments)
    .where(sql`${searchDocuments.id} in ${newest}`)
    .orderBy(desc(searchDocuments.id));
}
