import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { caseKinds, cases, companies, namedCompanies, replies } from '#db/schema/index.ts';
import { readableStatuses, readColumn, visibleCases } from '#src/features/cases/index.ts';
import { daysOverdue, daysUsed, replyDays, stampOf } from '#src/features/cases/rules.ts';
import { caredForColumn, isCaredForBy, isCaredForByNobody } from '#src/features/team/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import {
  type DeskFilter,
  type DeskOrder,
  type DeskShare,
  type DeskView,
  fitting,
  isOfShare,
  openPromise,
  viewConditions,
  waits,
} from './filter.ts';

/** A case on the desk. */
export interface DeskRow {
  number: string;
  title: string;
  companyId: string;
  publishedOn: Day;
  stamp: ReturnType<typeof stampOf>;
  /** Days of the first reply's deadline used up, 0–14. */
  used: number;
  /** Days over it; 0 while it runs or after the first reply. */
  overdue: number;
  /** The first reply is still missing; otherwise the author has answered and waits again, or nobody waits. */
  isFirstReply: boolean;
  /** The company is to act. */
  isWaiting: boolean;
  /** Nobody of the company has opened it yet. */
  isUnread: boolean;
  /** Who of the company takes care of it; empty: nobody. */
  caredForBy: string;
  /** Until when the next open promise runs; null: none. */
  promiseDueOn: Day | null;
}

/** A case against somebody else that names the company. */
export interface NamedRow {
  number: string;
  title: string;
  /** Against whom it is, and which company of the desk it names. */
  against: string;
  namedId: string;
  hasReplied: boolean;
}

export interface DeskInbox {
  /** One page of the cases of the view: those that wait by the time that is left, promises by their day, the others the newest first. */
  rows: DeskRow[];
  page: number;
  pages: number;
  /** How many there are in each view and of this one in each share, whatever is searched for; of those that wait how many are late or soon will be, or somebody's. */
  counts: Record<DeskView | DeskShare | 'overdue' | 'soon' | 'cared', number>;
  /** Those that only name it, the newest first: nothing is awaited there. */
  named: NamedRow[];
  /** The kinds of problem of its cases, to choose from. */
  kinds: string[];
}

/** A page of the list: with 500 open cases below 60 kB. */
const usualPage = 30;

/** What lies on the desk of these companies. One round trip. */
export async function deskInbox(
  db: Database,
  companyIds: readonly string[],
  today: Day,
  {
    view = 'waiting',
    order = 'urgent',
    page = 1,
    perPage = usualPage,
    ...asked
  }: DeskFilter & { perPage?: number } = {},
): Promise<DeskInbox> {
  const isOwn = and(visibleCases(visitor), inArray(cases.companyId, [...companyIds]));
  const isInView = and(isOwn, viewConditions[view], fitting(asked), isOfShare(asked));
  const late = addDays(today, -replyDays);
  const count = (condition: SQL | undefined) => sql<number>`coalesce(sum(${condition}), 0)`;
  const [rows, [total], [counted], named, kinds] = await db.batch([
    rowsOf(db, isInView, { view, order, page, perPage }),
    db.select({ cases: sql<number>`count(*)` }).from(cases).where(isInView),
    db
      .select({
        waiting: count(waits),
        unread: count(viewConditions.unread),
        promises: count(viewConditions.promises),
        answered: count(viewConditions.answered),
        mine: count(and(viewConditions[view], isCaredForBy(asked.userId ?? null))),
        nobody: count(and(viewConditions[view], isCaredForByNobody)),
        cared: count(and(waits, sql`not ${isCaredForByNobody}`)),
        overdue: count(and(waits, isNull(cases.firstReplyOn), lte(cases.publishedOn, addDays(late, -1)))),
        soon: count(
          and(
            waits,
            isNull(cases.firstReplyOn),
            gt(cases.publishedOn, addDays(late, -1)),
            lte(cases.publishedOn, addDays(late, 1)),
          ),
        ),
      })
      .from(cases)
      .where(isOwn),
    casesThatName(db, companyIds),
    kindsOf(db, companyIds),
  ]);
  return {
    rows: deskRows(rows, today),
    page,
    pages: Math.max(1, Math.ceil((total?.cases ?? 0) / perPage)),
    counts: counted ?? {
      waiting: 0,
      unread: 0,
      promises: 0,
      answered: 0,
      overdue: 0,
      soon: 0,
      mine: 0,
      nobody: 0,
      cared: 0,
    },
    named: named.flatMap(({ number, hasReplied, ...row }) =>
      number === null ? [] : [{ ...row, number, hasReplied: Boolean(hasReplied) }],
    ),
    kinds: kinds.map(({ kind }) => kind),
  };
}

/**
 * The case to answer after this one, in the list that somebody came from: the first of those whom `userId` takes care of, otherwise of
 * those whom nobody does. One that a colleague takes care of is offered to nobody else. Where none waits in that list, it `isElsewhere`:
 * the most urgent of all. Null: none waits at all.
 */
export async function nextToAnswer(
  db: Database,
  companyIds: readonly string[],
  { userId, after, among = {} }: { userId: string; after: string; among?: DeskFilter },
): Promise<{ number: string; title: string; isElsewhere: boolean } | null> {
  const { view = 'waiting', order = 'urgent', ...asked } = among;
  const isOne = and(
    ...[visibleCases(visitor), inArray(cases.companyId, [...companyIds]), waits, ne(cases.number, after)],
    or(isCaredForBy(userId), isCaredForByNobody),
  );
  const isListed = and(viewConditions[view], fitting(asked), isOfShare({ ...asked, userId })) ?? sql`1`;
  const isAmong = sql<number>`${isListed}`;
  const day = sql`case when ${isListed} then ${cases.publishedOn} end`;
  const byOrder = { urgent: [], oldest: [asc(day)], newest: [desc(day)] }[order];
  const [first] = await db
    .select({ number: cases.number, title: cases.title, isAmong })
    .from(cases)
    .where(isOne)
    .orderBy(desc(isAmong), desc(isCaredForBy(userId)), ...byOrder, ...byTimeLeft, asc(cases.number))
    .limit(1);
  if (!first?.number) return null;
  return { number: first.number, title: first.title, isElsewhere: !first.isAmong };
}

/** Those without a first reply have the deadline; of the others who waits longest. */
const byTimeLeft = [
  asc(isNotNull(cases.firstReplyOn)),
  asc(sql`case when ${cases.firstReplyOn} is null then ${cases.publishedOn} else ${cases.movedOn} end`),
];

function orderOf(view: DeskView, order: DeskOrder): SQL[] {
  const urgent = {
    waiting: byTimeLeft,
    unread: [asc(cases.publishedOn)],
    promises: [asc(openPromise)],
    answered: [desc(cases.publishedOn)],
  }[view];
  return { urgent, oldest: [asc(cases.publishedOn)], newest: [desc(cases.publishedOn)] }[order];
}

/** The kinds of problem of which these companies have cases. */
export const kindsAt = async (db: Database, companyIds: readonly string[]): Promise<string[]> =>
  (await kindsOf(db, companyIds)).map(({ kind }) => kind);

const kindsOf = (db: Database, companyIds: readonly string[]) =>
  db
    .selectDistinct({ kind: caseKinds.kind })
    .from(caseKinds)
    .where(and(inArray(caseKinds.companyId, [...companyIds]), ne(caseKinds.kind, '')));

export function rowsOf(
  db: Database,
  isInView: SQL | undefined,
  { view, order, page, perPage }: { view: DeskView; order: DeskOrder; page: number; perPage: number },
) {
  return db
    .select({
      number: cases.number,
      title: cases.title,
      companyId: cases.companyId,
      status: cases.status,
      ball: cases.ball,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      readAt: readColumn,
      caredForBy: caredForColumn,
      promiseDueOn: sql<Day | null>`${openPromise}`,
    })
    .from(cases)
    .where(isInView)
    .orderBy(...orderOf(view, order), asc(cases.number))
    .limit(perPage)
    .offset((page - 1) * perPage);
}

export function deskRows(rows: Awaited<ReturnType<typeof rowsOf>>, today: Day): DeskRow[] {
  return rows.flatMap(({ number, companyId, publishedOn, promiseDueOn, caredForBy, ...row }) => {
    if (number === null || companyId === null || publishedOn === null) return [];
    const isWaiting = row.ball === 'company';
    const isFirstReply = isWaiting && row.firstReplyOn === null;
    return [
      {
        ...{ number, companyId, publishedOn, promiseDueOn, caredForBy, isWaiting, isFirstReply },
        title: row.title,
        stamp: stampOf({ ...row, publishedOn }, today),
        used: isFirstReply ? daysUsed(publishedOn, today) : 0,
        overdue: daysOverdue({ ...row, publishedOn }, today),
        isUnread: row.readAt === null,
      },
    ];
  });
}

const mostNamed = 50;

function casesThatName(db: Database, companyIds: readonly string[]) {
  return db
    .select({
      number: cases.number,
      title: cases.title,
      against: companies.name,
      namedId: namedCompanies.companyId,
      hasReplied: sql<number>`exists (
        select 1 from ${replies} where ${replies.caseId} = ${cases.id} and ${replies.kind} = 'named-reply'
      )`,
    })
    .from(namedCompanies)
    .innerJoin(cases, eq(cases.id, namedCompanies.caseId))
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(
      and(
        visibleCases(visitor),
        inArray(cases.status, [...readableStatuses]),
        inArray(namedCompanies.companyId, [...companyIds]),
      ),
    )
    .orderBy(desc(namedCompanies.namedAt))
    .limit(mostNamed);
}
