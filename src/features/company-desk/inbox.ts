import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, namedCompanies, promises, replies } from '#db/schema/index.ts';
import { readableStatuses, readColumn, visibleCases } from '#src/features/cases/index.ts';
import type { DesiredOutcome } from '#src/features/cases/lists.ts';
import { daysOverdue, daysUsed, replyDays, stampOf } from '#src/features/cases/rules.ts';
import { caredForColumn, isCaredForBy, isCaredForByNobody } from '#src/features/team/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';

/** What of its cases a company sees: those that wait for it, of these nobody has opened, those with an open promise, all the others. */
export const deskViews = ['waiting', 'unread', 'promises', 'answered'] as const;
export type DeskView = (typeof deskViews)[number];

export function isDeskView(text: string): text is DeskView {
  return deskViews.some((view) => view === text);
}

/** `urgent`: by what the view is about. The others by the day of publication. */
export const deskOrders = ['urgent', 'oldest', 'newest'] as const;
export type DeskOrder = (typeof deskOrders)[number];

export function isDeskOrder(text: string): text is DeskOrder {
  return deskOrders.some((order) => order === text);
}

/** Whose cases: those of the person who asks, or those that nobody takes care of. */
export const deskShares = ['mine', 'nobody'] as const;
export type DeskShare = (typeof deskShares)[number];

interface DeskFilter {
  view?: DeskView;
  /** Whose; null: all. `userId`: who asks. */
  share?: DeskShare | null;
  userId?: string | null;
  /** Words that stand in the title, or a number. */
  q?: string;
  /** Only those whose author wants this. */
  wish?: DesiredOutcome | null;
  order?: DeskOrder;
  page?: number;
  perPage?: number;
}

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
}

/** A page of the list: with 500 open cases below 60 kB. */
const usualPage = 30;

/** What lies on the desk of these companies. One round trip. */
export async function deskInbox(
  db: Database,
  companyIds: readonly string[],
  today: Day,
  { view = 'waiting', q = '', wish = null, order = 'urgent', page = 1, perPage = usualPage, ...whose }: DeskFilter = {},
): Promise<DeskInbox> {
  const isOwn = and(visibleCases(visitor), inArray(cases.companyId, [...companyIds]));
  const isWished = wish === null ? undefined : eq(cases.desiredOutcome, wish);
  const isInView = and(isOwn, viewConditions[view], q === '' ? undefined : found(q), isWished, isOfShare(whose));
  const late = addDays(today, -replyDays);
  const count = (condition: SQL | undefined) => sql<number>`coalesce(sum(${condition}), 0)`;
  const [rows, [total], [counted], named] = await db.batch([
    rowsOf(db, isInView, { view, order, page, perPage }),
    db.select({ cases: sql<number>`count(*)` }).from(cases).where(isInView),
    db
      .select({
        waiting: count(waits),
        unread: count(viewConditions.unread),
        promises: count(viewConditions.promises),
        answered: count(viewConditions.answered),
        mine: count(and(viewConditions[view], isCaredForBy(whose.userId ?? null))),
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
  };
}

/**
 * The case to answer after this one: the most urgent of those whom `userId` takes care of, otherwise of those whom nobody does. One
 * that a colleague takes care of is offered to nobody else. Null: none waits.
 */
export async function nextToAnswer(
  db: Database,
  companyIds: readonly string[],
  { userId, after }: { userId: string; after: string },
): Promise<{ number: string; title: string } | null> {
  const isOne = and(visibleCases(visitor), inArray(cases.companyId, [...companyIds]), waits, ne(cases.number, after));
  const [first] = await db
    .select({ number: cases.number, title: cases.title })
    .from(cases)
    .where(and(isOne, or(isCaredForBy(userId), isCaredForByNobody)))
    .orderBy(desc(isCaredForBy(userId)), ...byTimeLeft, asc(cases.number))
    .limit(1);
  return first?.number ? { number: first.number, title: first.title } : null;
}

function isOfShare({ share = null, userId = null }: Pick<DeskFilter, 'share' | 'userId'>): SQL | undefined {
  if (share === null) return undefined;
  return share === 'mine' ? isCaredForBy(userId) : isCaredForByNobody;
}

const waits = and(eq(cases.status, 'open'), eq(cases.ball, 'company'));
/** Until when the next open promise of a company in its replies runs; null: none. For a query of `cases`. */
export const openPromise = sql<Day | null>`(
  select min(${promises.dueOn}) from ${promises}
  where ${promises.caseId} = ${cases.id} and ${promises.replyId} is not null and ${promises.dueOn} is not null
    and ${promises.keptOn} is null and ${promises.brokenOn} is null and ${promises.reportedKeptOn} is null
)`;
const viewConditions: Record<DeskView, SQL | undefined> = {
  waiting: waits,
  unread: and(waits, sql`${readColumn} is null`),
  promises: and(inArray(cases.status, [...readableStatuses]), sql`${openPromise} is not null`),
  answered: and(inArray(cases.status, [...readableStatuses]), ne(cases.ball, 'company')),
};

/** Those without a first reply have the deadline; of the others who waits longest. */
const byTimeLeft = [
  asc(isNotNull(cases.firstReplyOn)),
  asc(sql`case when ${cases.firstReplyOn} is null then ${cases.publishedOn} else ${cases.movedOn} end`),
];

/** Small and large letters alike, as far as SQLite knows them. */
function found(q: string): SQL | undefined {
  const like = `%${q.replace(/[%_\\]/g, '\\$&')}%`;
  return or(sql`${cases.title} like ${like} escape '\\'`, sql`${cases.number} like ${like} escape '\\'`);
}

function rowsOf(
  db: Database,
  isInView: SQL | undefined,
  { view, order, page, perPage }: { view: DeskView; order: DeskOrder; page: number; perPage: number },
) {
  const urgent = {
    waiting: byTimeLeft,
    unread: [asc(cases.publishedOn)],
    promises: [asc(openPromise)],
    answered: [desc(cases.publishedOn)],
  }[view];
  const byOrder = { urgent, oldest: [asc(cases.publishedOn)], newest: [desc(cases.publishedOn)] }[order];
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
    .orderBy(...byOrder, asc(cases.number))
    .limit(perPage)
    .offset((page - 1) * perPage);
}

function deskRows(rows: Awaited<ReturnType<typeof rowsOf>>, today: Day): DeskRow[] {
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
