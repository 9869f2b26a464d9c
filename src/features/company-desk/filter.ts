import { and, eq, gte, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { caseKinds, cases, promises } from '#db/schema/index.ts';
import { readableStatuses, readColumn } from '#src/features/cases/index.ts';
import { type DesiredOutcome, desiredOutcomes } from '#src/features/cases/lists.ts';
import { isCaredForBy, isCaredForByNobody } from '#src/features/team/index.ts';
import { type Day, isDay } from '#src/lib/dates.ts';
import { pageNumber } from '#src/lib/query.ts';
import { clean, longestSearch } from '#src/lib/text.ts';

/** What of its cases a company sees: those that wait for it, of these nobody has opened, those with an open promise, all the others. */
export const deskViews = ['waiting', 'unread', 'promises', 'answered'] as const;
export type DeskView = (typeof deskViews)[number];

function isDeskView(text: string): text is DeskView {
  return deskViews.some((view) => view === text);
}

/** `urgent`: by what the view is about. The others by the day of publication. */
export const deskOrders = ['urgent', 'oldest', 'newest'] as const;
export type DeskOrder = (typeof deskOrders)[number];

function isDeskOrder(text: string): text is DeskOrder {
  return deskOrders.some((order) => order === text);
}

/** Whose cases: those of the person who asks, or those that nobody takes care of. */
export const deskShares = ['mine', 'nobody'] as const;
export type DeskShare = (typeof deskShares)[number];

/** Which of its cases a company looks for. */
export interface DeskSearch {
  /** Words, each of which stands in the title or the summary, or a number. */
  q?: string;
  /** Only those whose author wants this. */
  wish?: DesiredOutcome | null;
  /** Only those of this kind of problem. */
  kind?: string | null;
  /** Only those published on or after, and on or before. */
  from?: Day | null;
  to?: Day | null;
}

export interface DeskFilter extends DeskSearch {
  view?: DeskView;
  /** Whose; null: all. `userId`: who asks. */
  share?: DeskShare | null;
  userId?: string | null;
  order?: DeskOrder;
  page?: number;
}

/** What the address of the desk, or a field of a form, says of it. A wrong value counts as none. */
export function deskFilter(query: URLSearchParams) {
  const asked = (name: string) => query.get(name) ?? '';
  const day = (name: string) => (isDay(asked(name)) ? asked(name) : null);
  const [view, order] = [asked('view'), asked('order')];
  return {
    view: isDeskView(view) ? view : ('waiting' as const),
    share: deskShares.find((one) => one === asked('share')) ?? null,
    q: clean(asked('q')),
    wish: desiredOutcomes.find((one) => one === asked('wish')) ?? null,
    kind: /^[a-z-]{1,60}$/.test(asked('kind')) ? asked('kind') : null,
    ...{ from: day('from'), to: day('to') },
    order: isDeskOrder(order) ? order : ('urgent' as const),
    page: pageNumber(query),
  };
}

export type DeskAddress = ReturnType<typeof deskFilter>;

/** The same as a query; empty for what the desk shows by itself. */
export function deskQuery({ view, share, q, wish, kind, from, to, order, page }: DeskAddress): Record<string, string> {
  return {
    ...(view !== 'waiting' && { view }),
    ...(share && { share }),
    ...(q && { q }),
    ...(wish && { wish }),
    ...(kind && { kind }),
    ...(from && { from }),
    ...(to && { to }),
    ...(order !== 'urgent' && { order }),
    ...(page > 1 && { page: String(page) }),
  };
}

/** Whether something is looked for, in whatever view. */
export const isSearched = ({ q, wish, kind, from, to }: DeskSearch): boolean =>
  Boolean(q || wish || kind || from || to);

/** Why nothing is looked for. */
export const searchFault = ({ q = '' }: DeskSearch): string | undefined =>
  q.length > longestSearch ? `too-long-by:${q.length}/${longestSearch}` : undefined;

/** Of those of `cases` that are searched through, those that fit. */
export const fitting = ({ q = '', wish, kind, from, to }: DeskSearch): SQL | undefined =>
  and(
    ...(searchFault({ q }) ? [sql`0`] : q.split(/\s+/).filter(Boolean).map(isSaid)),
    wish ? eq(cases.desiredOutcome, wish) : undefined,
    kind
      ? inArray(cases.id, sql`(select ${caseKinds.caseId} from ${caseKinds} where ${caseKinds.kind} = ${kind})`)
      : undefined,
    from ? gte(cases.publishedOn, from) : undefined,
    to ? lte(cases.publishedOn, to) : undefined,
  );

/** Small and large letters alike, as far as SQLite knows them. */
function isSaid(word: string): SQL | undefined {
  const like = `%${word.replace(/[%_\\]/g, '\\$&')}%`;
  return or(...[cases.title, cases.summary, cases.number].map((column) => sql`${column} like ${like} escape '\\'`));
}

export function isOfShare({ share = null, userId = null }: Pick<DeskFilter, 'share' | 'userId'>): SQL | undefined {
  if (share === null) return undefined;
  return share === 'mine' ? isCaredForBy(userId) : isCaredForByNobody;
}

export const waits = and(eq(cases.status, 'open'), eq(cases.ball, 'company'));
/** A promise of the company in one of its replies that nobody has said anything about, with its day. */
export const isOpenPromise = and(
  ...[isNotNull(promises.replyId), isNotNull(promises.companyId), isNotNull(promises.dueOn)],
  ...[isNull(promises.keptOn), isNull(promises.brokenOn), isNull(promises.reportedKeptOn)],
);
/** Until when the next one of them runs; null: none. For a query of `cases`. */
export const openPromise = sql<Day | null>`(
  select min(${promises.dueOn}) from ${promises} where ${promises.caseId} = ${cases.id} and ${isOpenPromise}
)`;
export const viewConditions: Record<DeskView, SQL | undefined> = {
  waiting: waits,
  unread: and(waits, sql`${readColumn} is null`),
  promises: and(inArray(cases.status, [...readableStatuses]), sql`${openPromise} is not null`),
  answered: and(inArray(cases.status, [...readableStatuses]), ne(cases.ball, 'company')),
};
