import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { readColumn } from './commands/reading.ts';
import { publicStatuses } from './rules.ts';

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
