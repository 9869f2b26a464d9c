import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { caseReads, cases, replies, representatives } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { publicStatuses } from '../rules.ts';

const isCertain = sql`representatives.checking_since is null and representatives.refused_at is null`;
const openings = sql`from ${caseReads}
  inner join ${representatives} on representatives.id = case_reads.representative_id
  where case_reads.case_id = cases.id and case_reads.company_id = cases.company_id and ${isCertain}`;
const opened = sql`(select case_reads.read_at ${openings})`;
/** Whoever answered before this was noted had read it, at the latest then. */
const answers = sql`from ${replies}
  inner join ${representatives} on representatives.id = replies.representative_id
  where replies.case_id = cases.id and replies.kind = 'reply' and ${isCertain}`;
const replied = sql`(select min(replies.published_at) ${answers})`;

/**
 * When it was first read for the company that it is against, in milliseconds; null: not yet, as far as is known. What somebody
 * read whose identity is in doubt again says nothing of the company. For a query in which the case is called `cases`.
 */
export const readColumn = sql<number | null>`min(coalesce(${opened}, ${replied}), coalesce(${replied}, ${opened}))`;

/** Of the latest cases against a company that were published since a day, ended ones too: how many it has read, and answered of these. */
export interface ReadCounts {
  cases: number;
  read: number;
  answered: number;
}

/** Those that were answered and those that were not, a row each. `since`: null for every case. Part of the batch of a page. */
export function readCounts(db: Database, companyId: string, since: Day | null) {
  return countsRead(db, { companyId, since: since ?? '' });
}

/** A page is not to take longer the more cases there are, and so many tell a share to six in a hundred (decision 146). */
export const mostReadCounted = 250;

const countsRead = prepared((db) => {
  const { id, companyId, firstAnswerOn } = cases;
  const latest = db
    .select({ id, companyId, firstAnswerOn })
    .from(cases)
    .where(
      and(
        eq(companyId, sql.placeholder('companyId')),
        inArray(sql`+${cases.status}`, [...publicStatuses]),
        gte(cases.publishedOn, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(cases.publishedOn), desc(cases.number))
    .limit(mostReadCounted)
    // The name by which the conditions above call a case.
    .as('cases');
  return db
    .select({
      isAnswered: sql<number>`${latest.firstAnswerOn} is not null`,
      cases: sql<number>`count(*)`,
      // Asked once of each case, and no further than until somebody is found.
      read: sql<number>`total(exists (select 1 ${openings}) or exists (select 1 ${answers}))`,
    })
    .from(latest)
    .groupBy(sql`1`);
});

export function readCountsOf(rows: Awaited<ReturnType<typeof readCounts>>): ReadCounts {
  const sum = (of: readonly { cases: number; read: number }[], what: 'cases' | 'read') =>
    of.reduce((total, row) => total + row[what], 0);
  const answered = rows.filter(({ isAnswered }) => isAnswered === 1);
  return { cases: sum(rows, 'cases'), read: sum(rows, 'read'), answered: sum(answered, 'read') };
}
