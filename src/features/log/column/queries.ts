import { and, asc, desc, eq, gt, inArray, lt, max, min, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { cases, companies, companyChanges, type LogKind, logLeaves } from '#db/schema/index.ts';
import { slug } from '#src/lib/text.ts';

/** Parts of the column. */
export const logParts = ['publication', 'answer', 'change', 'ending', 'company', 'decision'] as const;
export type LogPart = (typeof logParts)[number];
export const isLogPart = (text: string): text is LogPart => logParts.some((part) => part === text);

export interface ColumnFilter {
  part: LogPart | null;
  /** The address of a company, of today or before. */
  company: string | null;
  /** `YYYY-MM` */
  month: string | null;
  /** Only leaves before this one. */
  before: number | null;
  /** Only leaves after this one, and the oldest first: what is new. */
  after?: number | null;
  /** How many; 50 where nothing is said. */
  most?: number;
}

export interface ColumnRow {
  number: number;
  at: Date;
  /** When it was recorded, where that was later. */
  recordedAt: Date | null;
  kind: LogKind;
  facts: Readonly<Record<string, string | number>>;
  /** `title` is empty where the case cannot be read any more. */
  case: { number: string; title: string; locale: 'de' | 'en'; isGone: boolean } | null;
  company: { name: string; slug: string } | null;
}

export interface Column {
  rows: ColumnRow[];
  /** Whether there is more before the last row. */
  isMore: boolean;
  /** Leaves of the whole log. */
  size: number;
  /** From the newest to the first month of which something is recorded. */
  months: string[];
  /** The company that is asked for, if there is one. */
  company: { name: string; slug: string } | null;
}

const perPage = 50;

const ended = ['withdrawn', 'removed'];

/** The address of a company of which somebody typed the name or the address; null: they typed no word. */
export function addressTyped(text: string): string | null {
  return /[\p{L}\p{N}]/u.test(text) ? slug(text) : null;
}

/** The address of a company today and those that lead to it. */
function addressesOf(slug: string): SQL {
  const id = sql`(select coalesce(
    (select ${companies.id} from ${companies} where ${companies.slug} = ${slug}),
    (select ${companyChanges.companyId} from ${companyChanges} where ${companyChanges.formerSlug} = ${slug})))`;
  return sql`(select ${companies.slug} from ${companies} where ${companies.id} = ${id}
    union select ${companyChanges.formerSlug} from ${companyChanges} where ${companyChanges.companyId} = ${id} and ${companyChanges.formerSlug} is not null)`;
}

/** A page of the column, newest first. One round trip. */
export async function logColumn(
  db: Database,
  { part, company, month, before, after = null, most = perPage }: ColumnFilter,
): Promise<Column> {
  const moved = alias(companies, 'moved');
  const [leaves, [bounds], [asked]] = await db.batch([
    db
      .select({
        leaf: logLeaves,
        case: { number: cases.number, title: cases.title, locale: cases.locale, status: cases.status },
        company: { name: companies.name, slug: companies.slug },
        moved: { name: moved.name, slug: moved.slug },
      })
      .from(logLeaves)
      .leftJoin(cases, eq(cases.number, logLeaves.caseNumber))
      .leftJoin(companies, eq(companies.slug, logLeaves.company))
      .leftJoin(companyChanges, eq(companyChanges.formerSlug, logLeaves.company))
      .leftJoin(moved, eq(moved.id, companyChanges.companyId))
      .where(
        and(
          part === null ? undefined : eq(logLeaves.part, part),
          month === null ? undefined : eq(logLeaves.month, month),
          company === null ? undefined : inArray(logLeaves.company, addressesOf(company)),
          before === null ? undefined : lt(logLeaves.number, before),
          after === null ? undefined : gt(logLeaves.number, after),
        ),
      )
      .orderBy(after === null ? desc(logLeaves.number) : asc(logLeaves.number))
      .limit(most + 1),
    // Two seeks in their indexes, whatever the size.
    db
      .select({
        size: sql<number | null>`(select ${max(logLeaves.number)} from ${logLeaves})`,
        first: sql<string | null>`(select ${min(logLeaves.month)} from ${logLeaves})`,
        last: sql<string | null>`(select ${max(logLeaves.month)} from ${logLeaves})`,
      })
      .from(sql`(select 1)`),
    db
      .select({ name: companies.name, slug: companies.slug })
      .from(companies)
      .leftJoin(companyChanges, eq(companyChanges.companyId, companies.id))
      .where(or(eq(companies.slug, company ?? ''), eq(companyChanges.formerSlug, company ?? '')))
      .limit(1),
  ]);
  return {
    rows: leaves.slice(0, most).map(({ leaf, case: its, company: today, moved: now }) => ({
      number: leaf.number,
      at: leaf.at,
      kind: leaf.kind,
      ...told(leaf.entry),
      case: its?.number
        ? {
            ...its,
            number: its.number,
            ...(ended.includes(its.status) ? { title: '', isGone: true } : { isGone: false }),
          }
        : null,
      company: today ?? now,
    })),
    isMore: leaves.length > most,
    size: bounds?.size ?? 0,
    months: monthsBetween(bounds?.first ?? null, bounds?.last ?? null),
    company: asked ?? null,
  };
}

/** What the bytes of a leaf say besides its columns. */
function told(entry: string): Pick<ColumnRow, 'facts' | 'recordedAt'> {
  const { facts = {}, recorded }: { facts?: ColumnRow['facts']; recorded?: string } = JSON.parse(entry);
  return { facts, recordedAt: recorded ? new Date(recorded) : null };
}

function monthsBetween(first: string | null, last: string | null): string[] {
  if (first === null || last === null) return [];
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: count(last) - count(first) + 1 }, (_, ago) => {
    const month = count(last) - ago;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
