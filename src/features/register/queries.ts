import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Board, Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { affected, caseKinds, cases, companies, namedCompanies } from '#db/schema/index.ts';
import { kindColumn } from '#src/features/case-file/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { replyDays, type Stamp } from '#src/features/cases/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import { kept, keptOfKind } from './kept-counts.ts';

/** Which cases a list shows. Everything is optional; `page` counts from 1. */
export interface CaseFilter {
  stamp?: Stamp | undefined;
  industry?: string | undefined;
  companyId?: string | undefined;
  /** Key of a kind of problem. */
  kind?: string | undefined;
  /** Slug of a company that they only name: cases against others. */
  named?: string | undefined;
  year?: number | undefined;
  order?: 'newest' | 'oldest' | 'waiting' | undefined;
  page?: number | undefined;
  perPage?: number | undefined;
  /** Only what stands behind this case in the order of the list, however that changed meanwhile. */
  after?: CasePlace | undefined;
  /** Of one company no more than so many, as long as others have newer ones to fill the list: a burst would be all of it. */
  mostOfCompany?: number | undefined;
  /** Tombstones are listed on company profiles; elsewhere they would be rows without words. */
  withTombstones?: boolean | undefined;
}

/** By what a list is sorted: where a case stands in it. */
export interface CasePlace {
  publishedOn: Day;
  number: string;
}

/** One line of the register. */
export type CaseRow = Awaited<ReturnType<typeof caseRows>>[number];

const casesPerPage = 25;

/**
 * A list counts no further and turns no page beyond: a query holds up everybody, and nobody turns 400 pages. Whoever
 * looks for older ones has the years, the other order and the filters.
 */
export const mostListed = 10_000;

const namedFilters = ['industry', 'companyId', 'kind', 'named'] as const;
type Named = (typeof namedFilters)[number];

/** A filter without what can be anything: that differs from call to call of one and the same query. */
interface Shape extends Omit<CaseFilter, 'page' | 'after' | Named> {
  of: readonly Named[];
  isAfter: boolean;
}

function shapeOf({ page: _, after, industry, companyId, kind, named, ...rest }: CaseFilter): Shape {
  const given = { industry, companyId, kind, named };
  const of = namedFilters.filter((name) => given[name]);
  return { ...rest, of, isAfter: after !== undefined };
}

const conditionsOf = ({ of, isAfter, ...rest }: Shape, today: Day) => {
  const named = Object.fromEntries(of.map((name) => [name, sql.placeholder(name)]));
  return and(caseConditions({ ...rest, ...named }, today), isAfter ? isBehind(rest.order) : undefined);
};

/** As one comparison of two columns: by it the index is entered where the list goes on. */
const isBehind = (order: CaseFilter['order'] = 'newest') =>
  sql`(${cases.publishedOn}, ${cases.number}) ${sql.raw(order === 'newest' ? '<' : '>')} (${sql.placeholder('afterDay')}, ${sql.placeholder('afterNumber')})`;

const valuesOf = ({ industry = '', companyId = '', kind = '', named = '', after }: CaseFilter) => ({
  industry,
  companyId,
  kind,
  named,
  afterDay: after?.publishedOn ?? '',
  afterNumber: after?.number ?? '',
});

/** Query for the lines of a list, to be awaited or put into a `db.batch`. */
export function caseRows(db: Database, filter: CaseFilter, today: Day) {
  const offset = (pageOf(filter) - 1) * (filter.perPage ?? casesPerPage);
  return listed(db, { ...valuesOf(filter), offset }, shapeOf(filter), today);
}

const listed = prepared((db, shape: Shape, today: Day) => {
  const choose = shape.mostOfCompany ? ofManyCompanies : shape.of.includes('kind') ? ofKind : ofCases;
  const found = choose(db, shape, today)
    .limit(shape.perPage ?? casesPerPage)
    .offset(sql.placeholder('offset'));
  return db
    .select({
      number: cases.number,
      title: cases.title,
      locale: cases.locale,
      status: cases.status,
      outcome: cases.outcome,
      publishedOn: cases.publishedOn,
      firstReplyOn: cases.firstReplyOn,
      closedOn: cases.closedOn,
      endedOn: cases.endedOn,
      channels: cases.channels,
      contacts: cases.contacts,
      disputedCents: cases.disputedCents,
      disputedCurrency: cases.disputedCurrency,
      disputedIsAbout: cases.disputedIsAbout,
      waitedMinutes: cases.waitedMinutes,
      waitedIsAbout: cases.waitedIsAbout,
      effortDays: cases.effortDays,
      companyName: companies.name,
      companySlug: companies.slug,
      industry: companies.industry,
      affectedCount: sql<number>`(select count(*) from ${affected} where ${affected.caseId} = ${cases.id})`,
      kind: kindColumn,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(inArray(caseRow, found))
    .orderBy(...orderOf(shape));
});

const ofCases = (db: Board, shape: Shape, today: Day) =>
  db
    .select({ row: caseRow })
    .from(cases)
    .where(conditionsOf(shape, today))
    .orderBy(...orderOf(shape))
    .$dynamic();

/** Of so many newest cases a list that shows many companies is chosen: counting within each company looks at all of them. */
const chosenFrom = 300;

function ofManyCompanies(db: Board, shape: Shape, today: Day) {
  const { companyId, publishedOn, number } = cases;
  const newest = db
    .select({ row: caseRow.as('row'), companyId, publishedOn, number })
    .from(cases)
    .where(conditionsOf(shape, today))
    .orderBy(...orderOf({}))
    .limit(chosenFrom)
    .as('newest');
  const order = [desc(newest.publishedOn), desc(newest.number)];
  const nth = sql`row_number() over (partition by ${newest.companyId} order by ${sql.join(order, sql`, `)})`;
  return db
    .select({ row: newest.row })
    .from(newest)
    .orderBy(sql`${nth} > ${shape.mostOfCompany ?? chosenFrom}`, ...order)
    .$dynamic();
}

/** From the index of the kind: of a rare one all cases would be looked through. By their numbers, given as they were published. */
function ofKind(db: Board, shape: Shape, today: Day) {
  const { kind, number, caseId, companyId } = caseKinds;
  const others = { ...shape, of: shape.of.filter((name) => name !== 'kind') };
  return db
    .select({ row: caseRow })
    .from(caseKinds)
    .crossJoin(cases)
    .where(
      and(
        eq(kind, sql.placeholder('kind')),
        isNotNull(number),
        shape.of.includes('companyId') ? eq(companyId, sql.placeholder('companyId')) : undefined,
        eq(cases.id, caseId),
        // Of a tombstone nobody is told what it was about.
        inArray(sql`+${cases.status}`, [...readableStatuses]),
        conditionsOf(others, today),
      ),
    )
    .orderBy((shape.order ?? 'newest') === 'newest' ? desc(number) : asc(number))
    .$dynamic();
}

/** Query for the number of cases a filter finds: beyond `mostListed`, one more than that. */
export function caseCount(db: Database, { perPage: _, order: __, after: ___, ...filter }: CaseFilter, today: Day) {
  const { stamp, year, kind, named, companyId, industry, withTombstones = false } = filter;
  if (kind && !stamp && !industry && !named && !year) {
    return keptOfKind(db, valuesOf(filter), companyId ? 'company' : 'all');
  }
  // Whether a case is overdue is said by the day, and of years, kinds and names there are no counts.
  if (year || kind || named || stamp === 'open' || stamp === 'overdue' || (companyId && industry)) {
    return counted(db, valuesOf(filter), shapeOf(filter), today);
  }
  const subject = companyId ?? (industry ? `industry:${industry}` : '');
  return kept(db, { subject }, { stamp, withTombstones });
}

const counted = prepared((db, shape: Shape, today: Day) => {
  const found = db
    .select({ row: caseRow.as('row') })
    .from(cases)
    .where(conditionsOf(shape, today))
    .limit(mostListed + 1)
    .as('found');
  return db.select({ count: count() }).from(found);
});

/** What a count says: how many there are, or that there are more than `mostListed`. */
export interface Total {
  total: number;
  isMore: boolean;
  /** Pages that can be turned to. */
  pages: number;
}

export function totalOf(counted: number, filter: CaseFilter): Total {
  const total = Math.min(counted, mostListed);
  const pages = Math.max(1, Math.ceil(total / (filter.perPage ?? casesPerPage)));
  return { total, isMore: counted > mostListed, pages };
}

/** One page of the register and how many cases there are in all; one round trip. */
export async function listCases(db: Database, filter: CaseFilter, today: Day): Promise<Total & { rows: CaseRow[] }> {
  const [rows, counts] = await db.batch([caseRows(db, filter, today), caseCount(db, filter, today)]);
  return { rows, ...totalOf(counts[0]?.count ?? 0, filter) };
}

/** Every index of SQLite ends with it: a case is found by it without its row being read. */
const caseRow = sql<number>`${cases}.rowid`;

const pageOf = ({ page, perPage = casesPerPage }: CaseFilter) =>
  Math.min(Math.max(1, page ?? 1), Math.ceil(mostListed / perPage) + 1);

function orderOf({ order = 'newest' }: Pick<CaseFilter, 'order'>): SQL[] {
  const direction = order === 'newest' ? desc : asc;
  return [direction(cases.publishedOn), direction(cases.number)];
}

type Conditions = Omit<CaseFilter, Named | 'after'> & { [name in Named]?: string | Placeholder | undefined };

/** The cases a filter finds, for a `where`. */
export function caseConditions(filter: Conditions, today: Day): SQL | undefined {
  return and(
    visibleCases(visitor),
    filter.withTombstones ? undefined : inArray(sql`+${cases.status}`, [...readableStatuses]),
    isNotNull(cases.number),
    filter.stamp && hasStamp(filter.stamp, today),
    filter.industry ? eq(cases.industry, filter.industry) : undefined,
    filter.companyId ? eq(cases.companyId, filter.companyId) : undefined,
    filter.kind ? isOfKind(filter.kind) : undefined,
    filter.named ? inArray(cases.id, casesNaming(filter.named)) : undefined,
    filter.year
      ? and(gte(cases.publishedOn, `${filter.year}-01-01`), lt(cases.publishedOn, `${filter.year + 1}-01-01`))
      : undefined,
  );
}

/** Of a tombstone nobody is told what it was about. */
const isOfKind = (kind: string | Placeholder) =>
  and(
    inArray(sql`+${cases.status}`, [...readableStatuses]),
    sql`${cases.id} in (select ${caseKinds.caseId} from ${caseKinds} where ${caseKinds.kind} = ${kind})`,
  );

/** Found by the index of the company, then by number: few cases name one. */
const casesNaming = (slug: string | Placeholder) =>
  sql`(select ${namedCompanies.caseId} from ${namedCompanies} join ${companies} on ${companies.id} = ${namedCompanies.companyId} where ${companies.slug} = ${slug})`;

/** `stampOf` of rules.ts as a condition on the stored columns. Names the outcome each time: it stands in the index. */
function hasStamp(stamp: Stamp, today: Day): SQL | undefined {
  const lastInTime = addDays(today, -replyDays);
  const isOpen = and(eq(cases.status, 'open'), isNull(cases.outcome));
  switch (stamp) {
    case 'overdue':
      return and(isOpen, isNull(cases.firstReplyOn), lt(cases.publishedOn, lastInTime));
    case 'open':
      return and(isOpen, or(isNotNull(cases.firstReplyOn), gte(cases.publishedOn, lastInTime)));
    case 'answered':
      return and(eq(cases.status, stamp), isNull(cases.outcome));
    case 'dormant':
      return and(eq(cases.status, stamp), eq(cases.outcome, 'unknown'));
    case 'solved':
    case 'partly':
    case 'unsolved':
      return and(eq(cases.status, 'closed'), eq(cases.outcome, stamp));
    default:
      return eq(cases.status, stamp);
  }
}
