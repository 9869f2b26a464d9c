import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, revisions } from '#db/schema/index.ts';
import { visitor } from '#src/lib/act.ts';
import { readableStatuses, visibleCases } from '../visibility.ts';

/** One public change of a case. */
export interface Revision {
  field: string;
  before: string;
  after: string;
  revisedAt: Date;
}

export interface CaseHistory {
  number: string;
  title: string;
  companyName: string;
  locale: 'de' | 'en';
  /** Those of one page. */
  revisions: Revision[];
  pages: number;
}

/** Two texts of 10,000 characters each: more of them make no page that anybody could load. */
const revisionsPerPage = 20;

/** What was changed in a public case, newest first; null when there is no such case or only its tombstone. */
export async function caseHistory(db: Database, number: string, page = 1): Promise<CaseHistory | null> {
  const readable = and(eq(cases.number, number), visibleCases(visitor), inArray(cases.status, [...readableStatuses]));
  const ofCase = eq(revisions.caseId, sql`(select ${cases.id} from ${cases} where ${readable})`);
  const [heads, changes, all] = await db.batch([
    db
      .select({ title: cases.title, locale: cases.locale, companyName: companies.name })
      .from(cases)
      .innerJoin(companies, eq(companies.id, cases.companyId))
      .where(readable),
    db
      .select({
        field: revisions.field,
        before: revisions.before,
        after: revisions.after,
        revisedAt: revisions.revisedAt,
      })
      .from(revisions)
      .where(ofCase)
      .orderBy(desc(revisions.revisedAt), desc(revisions.id))
      .limit(revisionsPerPage)
      .offset((page - 1) * revisionsPerPage),
    db.select({ count: count() }).from(revisions).where(ofCase),
  ]);
  const pages = Math.max(1, Math.ceil((all[0]?.count ?? 0) / revisionsPerPage));
  return heads[0] ? { number, ...heads[0], revisions: changes, pages } : null;
}
