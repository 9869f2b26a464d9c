import { and, asc, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, countedFacts } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { CountedFacts } from './facts.ts';
import { factsOfRow } from './stored.ts';
import { firstDayOf, type Window } from './windows.ts';

/** Cases on one page of "why this rank". */
export const casesPerPage = 100;

export interface CompanyToExplain {
  id: string;
  slug: string;
  name: string;
  industry: string;
  /** Publication of its first case; null without one. */
  firstOn: Day | null;
}

/** Null when no company has this address. One round trip. */
export async function companyToExplain(db: Database, slug: string): Promise<CompanyToExplain | null> {
  const [row] = await db
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      industry: companies.industry,
      firstOn: sql<Day | null>`(
        select min(${countedFacts.publishedOn}) from ${countedFacts} where ${countedFacts.companyId} = ${companies.id}
      )`,
    })
    .from(companies)
    .where(eq(companies.slug, slug));
  return row ?? null;
}

export interface CountedCase {
  number: string;
  facts: CountedFacts;
}

/**
 * One page of the cases of a window as they were known on a day, latest publication first: those that do not count too.
 * `total` is how many there are. Pages of the second half are read from the end, so none skips more than half of them.
 * Nothing but the number is read of the case itself. One round trip.
 */
export async function countedCases(
  db: Database,
  { companyId, months, on }: { companyId: string; months: Window; on: Day },
  { page, total }: { page: number; total: number },
): Promise<CountedCase[]> {
  const skipped = (page - 1) * casesPerPage;
  const size = Math.min(casesPerPage, total - skipped);
  if (size <= 0) return [];
  const left = total - skipped - size;
  const isFromEnd = left < skipped;
  const order = isFromEnd ? asc : desc;
  const from = firstDayOf(months, on);
  const rows = await db
    .select({
      // Asked for the rows that are shown only, not for those that are skipped.
      number: sql<string>`(select ${cases.number} from ${cases} where ${cases.id} = ${countedFacts.caseId})`,
      facts: countedFacts,
    })
    .from(countedFacts)
    .where(
      and(
        eq(countedFacts.companyId, companyId),
        lte(countedFacts.publishedOn, on),
        from === null ? undefined : gt(countedFacts.publishedOn, from),
        lte(countedFacts.recordedOn, on),
        or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, on)),
      ),
    )
    .orderBy(order(countedFacts.publishedOn), order(countedFacts.caseId))
    .limit(size)
    .offset(isFromEnd ? left : skipped);
  const shown = rows.map(({ number, facts }) => ({ number, facts: factsOfRow(facts) }));
  return isFromEnd ? shown.reverse() : shown;
}
