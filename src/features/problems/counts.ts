import { eq, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared.ts';
import { kindCounts } from '#db/schema/index.ts';
import type { Kind } from './kinds/kind.ts';
import { kindOf } from './lists.ts';

/** Query for the kinds of the cases of a company (`companyId`) that can be read, the most frequent first. */
export const kindsOfCompany = prepared((db) =>
  db
    .select({
      kind: kindCounts.kind,
      cases: sql<number>`total(${kindCounts.n})`,
      byRule: sql<number>`total(case ${kindCounts.origin} when 'rule' then ${kindCounts.n} end)`,
    })
    .from(kindCounts)
    .where(eq(kindCounts.companyId, sql.placeholder('companyId')))
    .groupBy(kindCounts.kind)
    .orderBy(sql`2 desc, 1`),
);

/** What people complain about at a company: of `all` of its cases that can be read. */
export interface KindCounts {
  all: number;
  kinds: { kind: Kind; cases: number }[];
  /** Cases of which neither author nor rule could say it. */
  without: number;
  /** Of those with a kind, how many the rule assigned. */
  byRule: number;
}

/** `all`: cases of the company that can be read; what is noted of one may be that it is of no kind. */
export function kindCountsOf(
  rows: readonly { kind: string; cases: number; byRule: number }[],
  all: number,
): KindCounts {
  const found = rows.flatMap(({ kind: key, cases, byRule }) => {
    const kind = cases > 0 && kindOf(key);
    return kind ? [{ kind, cases, byRule }] : [];
  });
  return {
    all,
    kinds: found.map(({ kind, cases }) => ({ kind, cases })),
    without: all - found.reduce((sum, { cases }) => sum + cases, 0),
    byRule: found.reduce((sum, { byRule }) => sum + byRule, 0),
  };
}
