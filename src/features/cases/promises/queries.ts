import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, entries, promises, replies } from '#db/schema/index.ts';
import { visitor } from '#src/lib/act.ts';
import type { Day } from '#src/lib/dates.ts';
import { readableStatuses, visibleCases } from '../visibility.ts';
import type { Channel } from '../words.ts';
import { type PromiseState, promiseState } from './rules.ts';

/** Which promises of a company a list shows; `page` counts from 1. */
export interface PromiseFilter {
  state: PromiseState | null;
  page: number;
}

/** A promise with the case it was made in and who made it. */
export interface ListedPromise {
  id: string;
  text: string;
  state: PromiseState;
  madeOn: Day;
  dueOn: Day | null;
  case: { number: string; title: string; locale: 'de' | 'en' };
  /** Signed in a public reply; null: told by the author of the case, who names the way it was made. */
  signed: { name: string; jobTitle: string } | null;
  channel: Channel | null;
}

export interface PromiseList {
  promises: ListedPromise[];
  counts: Record<PromiseState, number>;
  /** Made in cases that nobody can read any more: they count, but have no words here. */
  unreadable: number;
  pages: number;
}

const promisesPerPage = 30;

/** `promiseState` of rules.ts as a column. */
function stateOn(today: Day): SQL<PromiseState> {
  return sql<PromiseState>`case when ${promises.keptOn} is not null then 'kept' when ${promises.brokenOn} is not null or ${promises.dueOn} < ${today} then 'broken' else 'open' end`;
}

/**
 * One page of the promises a company has made in its public cases, the latest first (open ones: the next due first),
 * and how many there are of each state. One round trip.
 */
export async function companyPromises(
  db: Database,
  companyId: string,
  { state, page }: PromiseFilter,
  today: Day,
): Promise<PromiseList> {
  const ofCompany = and(visibleCases(visitor), eq(cases.companyId, companyId));
  const isReadable = inArray(cases.status, [...readableStatuses]);
  const [rows, counted] = await db.batch([
    db
      .select({
        id: promises.id,
        text: promises.text,
        madeOn: promises.madeOn,
        dueOn: promises.dueOn,
        keptOn: promises.keptOn,
        brokenOn: promises.brokenOn,
        number: cases.number,
        title: cases.title,
        locale: cases.locale,
        name: replies.signedName,
        jobTitle: replies.signedJobTitle,
        channel: entries.channel,
      })
      .from(promises)
      .innerJoin(cases, eq(cases.id, promises.caseId))
      .leftJoin(replies, eq(replies.id, promises.replyId))
      .leftJoin(entries, eq(entries.id, promises.entryId))
      .where(and(ofCompany, isReadable, state === null ? undefined : eq(stateOn(today), state)))
      .orderBy(
        ...(state === 'open' ? [sql`${promises.dueOn} is null`, asc(promises.dueOn)] : []),
        desc(promises.madeOn),
        asc(promises.id),
      )
      .limit(promisesPerPage)
      .offset((Math.max(1, page) - 1) * promisesPerPage),
    db
      .select({
        isReadable: sql<number>`${isReadable}`.as('readable'),
        state: stateOn(today).as('state'),
        count: sql<number>`count(*)`,
      })
      .from(promises)
      .innerJoin(cases, eq(cases.id, promises.caseId))
      .where(ofCompany)
      .groupBy(sql`1`, sql`2`),
  ]);
  const counts = { open: 0, kept: 0, broken: 0 };
  let unreadable = 0;
  for (const row of counted) {
    if (row.isReadable) counts[row.state] += row.count;
    else unreadable += row.count;
  }
  const shown = state === null ? counts.open + counts.kept + counts.broken : counts[state];
  return {
    promises: rows.map((row) => ({
      id: row.id,
      text: row.text,
      state: promiseState(row, today),
      madeOn: row.madeOn,
      dueOn: row.dueOn,
      case: { number: row.number ?? '', title: row.title, locale: row.locale },
      signed: row.name === null ? null : { name: row.name, jobTitle: row.jobTitle ?? '' },
      channel: row.channel,
    })),
    counts,
    unreadable,
    pages: Math.max(1, Math.ceil(shown / promisesPerPage)),
  };
}
