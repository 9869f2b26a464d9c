import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Board, Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, entries, promises, replies } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import type { Channel } from '#src/features/timeline/lists.ts';
import { type PromiseState, promiseState, promiseStates } from '#src/features/timeline/promises/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import { mostListed } from './queries.ts';

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
  /** The date of the entry in which it was made, as exactly as that is known; null for a reply. */
  entry: Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision'> | null;
  dueOn: Day | null;
  keptOn: Day | null;
  brokenOn: Day | null;
  reportedKeptOn: Day | null;
  reportedFileAt: Date | null;
  case: { number: string; title: string; locale: 'de' | 'en'; penName: string };
  /** Signed in a public reply; null: told by the author of the case, who names the way it was made. */
  signed: { name: string; jobTitle: string } | null;
  channel: Channel | null;
}

export interface PromiseList {
  promises: ListedPromise[];
  /** More than `mostListed` where there are more than that. */
  counts: Record<PromiseState, number>;
  /** Made in cases that nobody can read any more: they count, but have no words here. */
  unreadable: number;
  pages: number;
}

const promisesPerPage = 30;
const mostPages = Math.ceil(mostListed / promisesPerPage);

/** Every index of SQLite ends with it: a promise is found by it without its row being read. */
const promiseRow = sql<number>`${promises}.rowid`;

const { madeOn, dueOn, keptOn, brokenOn, reportedKeptOn } = promises;

/**
 * `promiseState` of rules.ts as conditions: each is a range of the index `promises_state`, together they are the state.
 * In the range of what the company reported the disputed ones lie among the others: they are told apart in the index,
 * with a plus, or else the order of the index would not be seen.
 */
export function rangesOf(state: PromiseState, today: Day): (SQL | undefined)[] {
  const isUnreported = and(isNull(keptOn), isNull(reportedKeptOn));
  const isUnmarked = and(isUnreported, isNull(brokenOn));
  const isReported = and(isNull(keptOn), gt(reportedKeptOn, ''));
  switch (state) {
    case 'kept':
      return [gt(keptOn, '')];
    case 'broken':
      return [and(isUnreported, gt(brokenOn, ''))];
    case 'reported':
      return [and(isReported, sql`+${brokenOn} is null`)];
    case 'disputed':
      return [and(isReported, gt(brokenOn, ''))];
    case 'unconfirmed':
      return [and(isUnmarked, lt(dueOn, today))];
    case 'open':
      return [and(isUnmarked, gte(dueOn, today)), and(isUnmarked, isNull(dueOn))];
  }
}

/** As an index has them. */
function orderOf(state: PromiseState | null): SQL[] {
  if (state === null) return [desc(madeOn), desc(promiseRow)];
  return state === 'open'
    ? [asc(dueOn), asc(promiseRow)]
    : [desc(keptOn), desc(reportedKeptOn), desc(brokenOn), desc(dueOn), desc(promiseRow)];
}

/** The order of the list, in which ranges of the index are mixed. */
function mixedOrderOf(state: PromiseState | null): SQL[] {
  return [...(state === 'open' ? [sql`${dueOn} is null`] : []), ...orderOf(state)];
}

/** Query for the rows of one page: as many of each range as could stand on it, and of those the ones that do. */
function foundRows(db: Board, state: PromiseState | null, today: Day): SQL {
  // What the order needs, and no more: it stands in the index.
  const ordered = state === null ? { madeOn } : { dueOn, keptOn, brokenOn, reportedKeptOn };
  const ranges = (state === null ? [undefined] : rangesOf(state, today)).map((range) => {
    const some = db
      .select({ rowid: promiseRow.as('rowid'), ...ordered })
      .from(promises)
      .where(and(isListed, range))
      .orderBy(...orderOf(state))
      .limit(sql.placeholder('until'));
    return sql`select * from ${some}`;
  });
  const order = sql.join(mixedOrderOf(state), sql`, `);
  return sql`select ${promiseRow} from (${sql.join(ranges, sql` union all `)}) as ${promises} order by ${order} limit ${promisesPerPage} offset ${sql.placeholder('skipped')}`;
}

const isOfCompany = eq(promises.companyId, sql.placeholder('companyId'));
const isListed = and(isOfCompany, eq(promises.readable, true));

/** How many there are, whatever their state. */
export function allOf(counts: Record<PromiseState, number>): number {
  return promiseStates.reduce((sum, state) => sum + counts[state], 0);
}

/** Query for one page of the list, to be put into a `db.batch`. */
export function promiseRows(db: Database, companyId: string, { state, page }: PromiseFilter, today: Day) {
  const skipped = (Math.min(Math.max(1, page), mostPages + 1) - 1) * promisesPerPage;
  return rowsOfState(db, { companyId, skipped, until: skipped + promisesPerPage }, state, today);
}

const rowsOfState = prepared((db, state: PromiseState | null, today: Day) =>
  readableRows(db, sql`${promiseRow} in (${foundRows(db, state, today)})`).orderBy(...mixedOrderOf(state)),
);

/** Query for promises with the cases they were made in, of those that can be read. */
export function readableRows(db: Board, which: SQL | undefined) {
  return db
    .select({
      id: promises.id,
      text: promises.text,
      madeOn,
      dueOn,
      keptOn,
      brokenOn,
      reportedKeptOn,
      reportedFileAt: promises.reportedFileAt,
      number: cases.number,
      penName: cases.penName,
      title: cases.title,
      locale: cases.locale,
      name: replies.signedName,
      jobTitle: replies.signedJobTitle,
      channel: entries.channel,
      entry: {
        occurredOn: entries.occurredOn,
        occurredUntil: entries.occurredUntil,
        precision: entries.precision,
      },
    })
    .from(promises)
    .innerJoin(cases, eq(cases.id, promises.caseId))
    .leftJoin(replies, eq(replies.id, promises.replyId))
    .leftJoin(entries, eq(entries.id, promises.entryId))
    .where(and(which, visibleCases(visitor), inArray(sql`+${cases.status}`, [...readableStatuses])));
}

/** Such a row as it is listed. */
export function listedPromise(row: Awaited<ReturnType<typeof readableRows>>[number], today: Day): ListedPromise {
  return {
    id: row.id,
    text: row.text,
    state: promiseState(row, today),
    madeOn: row.madeOn,
    entry: row.entry,
    dueOn: row.dueOn,
    keptOn: row.keptOn,
    brokenOn: row.brokenOn,
    reportedKeptOn: row.reportedKeptOn,
    reportedFileAt: row.reportedFileAt,
    case: { number: row.number ?? '', title: row.title, locale: row.locale, penName: row.penName },
    signed: row.name === null ? null : { name: row.name, jobTitle: row.jobTitle ?? '' },
    channel: row.channel,
  };
}

/** Query for the number of promises in the ranges of a state: in each, beyond `mostListed`, one more than that. */
export function promiseCount(db: Database, companyId: string, state: PromiseState, today: Day) {
  return countOfState(db, { companyId }, state, today);
}

const countOfState = prepared((db, state: PromiseState, today: Day) => {
  const ranges = rangesOf(state, today).map((range) => {
    const some = db
      .select({ rowid: promiseRow.as('rowid') })
      .from(promises)
      .where(and(isListed, range))
      .limit(mostListed + 1);
    return sql`(select count(*) from ${some})`;
  });
  return db.select({ count: sql<number>`${sql.join(ranges, sql` + `)}`.as('counted') }).from(sql`(select 1)`);
});

/** Made in cases that nobody can read any more. */
const unreadableCount = prepared((db) =>
  db
    .select({ count: count() })
    .from(promises)
    .where(and(isOfCompany, eq(promises.readable, false))),
);

/**
 * One page of the promises a company has made in its public cases, the latest made, kept, broken or due first (open ones:
 * the next due first), and how many there are of each state. Counts and pages end at `mostListed`. One round trip.
 */
export async function companyPromises(
  db: Database,
  companyId: string,
  filter: PromiseFilter,
  today: Day,
): Promise<PromiseList> {
  const [rows, unreadable, open, kept, broken, unconfirmed, reported, disputed] = await db.batch([
    promiseRows(db, companyId, filter, today),
    unreadableCount(db, { companyId }),
    promiseCount(db, companyId, 'open', today),
    promiseCount(db, companyId, 'kept', today),
    promiseCount(db, companyId, 'broken', today),
    promiseCount(db, companyId, 'unconfirmed', today),
    promiseCount(db, companyId, 'reported', today),
    promiseCount(db, companyId, 'disputed', today),
  ]);
  const countOf = ([row]: { count: number }[]) => row?.count ?? 0;
  const counts = {
    open: countOf(open),
    kept: countOf(kept),
    broken: countOf(broken),
    unconfirmed: countOf(unconfirmed),
    reported: countOf(reported),
    disputed: countOf(disputed),
  };
  const shown = filter.state === null ? allOf(counts) : counts[filter.state];
  return {
    promises: rows.map((row) => listedPromise(row, today)),
    counts,
    unreadable: countOf(unreadable),
    pages: Math.max(1, Math.min(mostPages, Math.ceil(shown / promisesPerPage))),
  };
}
