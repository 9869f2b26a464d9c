import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
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
  return countsRead(db, { companyId, since: since ?? '' });
}

const countsRead = prepared((db) => {
  // Of one case after the other only whether it was read, for as long as nobody has said so.
  const counted = db
    .select({
      isRead: sql`${opened} is not null or ${replied} is not null`.as('is_read'),
      isAnswered: sql`${cases.firstAnswerOn} is not null`.as('is_answered'),
    })
    .from(cases)
    .where(
      and(
        eq(cases.companyId, sql.placeholder('companyId')),
        inArray(sql`+${cases.status}`, [...publicStatuses]),
        gte(cases.publishedOn, sql.placeholder('since')),
      ),
    )
    .as('counted');
  return db
    .select({
      cases: sql<number>`count(*)`,
      read: sql<number>`total(${counted.isRead})`,
      answered: sql<number>`total(${counted.isRead} and ${counted.isAnswered})`,
    })
    .from(counted);
});
