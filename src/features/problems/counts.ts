import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { caseKinds, cases } from '#db/schema/index.ts';
import type { Kind } from './kinds/kind.ts';
import { kindOf } from './lists.ts';

/** So many of the latest cases of a company are counted: a page is not to take longer the more there are. */
const mostCounted = 1000;

/**
 * Query for the kinds of the latest cases of a company (`companyId`) that can be read, the most frequent first. `statuses`: of
 * those.
 */
export const kindsOfCompany = prepared((db, statuses: readonly (typeof cases.$inferSelect)['status'][]) => {
  const latest = db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.companyId, sql.placeholder('companyId')), inArray(sql`+${cases.status}`, [...statuses])))
    .orderBy(desc(cases.publishedOn), desc(cases.number))
    .limit(mostCounted)
    .as('latest');
  return db
    .select({
      kind: sql<string>`coalesce(${caseKinds.kind}, '')`,
      cases: sql<number>`count(*)`,
      byRule: sql<number>`total(${caseKinds.origin} = 'rule' and ${caseKinds.kind} <> '')`,
    })
    .from(latest)
    .leftJoin(caseKinds, eq(caseKinds.caseId, latest.id))
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`);
});

/** What people complain about at a company: of `all` of its latest cases. */
export interface KindCounts {
  all: number;
  kinds: { kind: Kind; cases: number }[];
  /** Cases of which neither author nor rule could say it. */
  without: number;
  /** Of those with a kind, how many the rule assigned. */
  byRule: number;
}

export function kindCountsOf(rows: readonly { kind: string; cases: number; byRule: number }[]): KindCounts {
  const found = rows.flatMap(({ kind: key, cases }) => {
    const kind = kindOf(key);
    return kind ? [{ kind, cases }] : [];
  });
  const all = rows.reduce((sum, { cases }) => sum + cases, 0);
  return {
    all,
    kinds: found,
    without: all - found.reduce((sum, { cases }) => sum + cases, 0),
    byRule: rows.reduce((sum, { kind, byRule }) => sum + (kindOf(kind) ? byRule : 0), 0),
  };
}
