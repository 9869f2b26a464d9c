import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseReads, cases, replies, representatives } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { publicStatuses } from '../rules.ts';

const isCertain = sql`representatives.checking_since is null and representatives.refused_at is null`;
const opened = sql`(
  select case_reads.read_at from ${caseReads}
  inner join ${representatives} on representatives.id = case_reads.representative_id
  where case_reads.case_id = cases.id and case_reads.company_id = cases.company_id and ${isCertain}
)`;
/** Whoever answered before this was noted had read it, at the latest then. */
const replied = sql`(
  select min(replies.published_at) from ${replies}
  inner join ${representatives} on representatives.id = replies.representative_id
  where replies.case_id = cases.id and replies.kind = 'reply' and ${isCertain}
)`;

/**
 * When it was first read for the company that it is against, in milliseconds; null: not yet, as far as is known. What somebody
 * read whose identity is in doubt again says nothing of the company. For a query in which the case is called `cases`.
 */
export const readColumn = sql<number | null>`min(coalesce(${opened}, ${replied}), coalesce(${replied}, ${opened}))`;

/** Of the cases against a company that were published since a day, ended ones too: how many it has read, and answered of these. */
export interface ReadCounts {
  cases: number;
  read: number;
  answered: number;
}

/** One row of `ReadCounts`. `since`: null for every case. Part of the batch of a page. */
export function readCounts(db: Database, companyId: string, since: Day | null) {
  return db
    .select({
      cases: sql<number>`count(*)`,
      read: sql<number>`count(${readColumn})`,
      answered: sql<number>`count(case when ${cases.firstAnswerOn} is not null then ${readColumn} end)`,
    })
    .from(cases)
    .where(
      and(
        eq(cases.companyId, companyId),
        inArray(cases.status, [...publicStatuses]),
        since === null ? undefined : gte(cases.publishedOn, since),
      ),
    );
}
