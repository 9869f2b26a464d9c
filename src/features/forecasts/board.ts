import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { caseKinds, cases, companies, forecasts, kindCounts } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { forecastDay } from './queries.ts';
import { type Forecast, isTold } from './shrinking/rules.ts';

const rowsOfKind = prepared((db) =>
  db
    .select({
      slug: companies.slug,
      name: companies.name,
      cases: sql<number>`total(${kindCounts.n})`,
      asOf: forecasts.asOf,
      answered: forecasts.answered,
      solved: forecasts.solved,
    })
    .from(kindCounts)
    .innerJoin(companies, eq(companies.id, kindCounts.companyId))
    .leftJoin(
      forecasts,
      and(
        eq(forecasts.asOf, forecastDay),
        eq(forecasts.companyId, kindCounts.companyId),
        eq(forecasts.kind, kindCounts.kind),
      ),
    )
    .where(eq(kindCounts.kind, sql.placeholder('kind')))
    .groupBy(companies.id)
    .having(sql`total(${kindCounts.n}) > 0`)
    .orderBy(asc(companies.name)),
);

/** A company with cases of a kind, and what is expected of one more; null: too little is known to say it. */
export interface OnBoard {
  slug: string;
  name: string;
  /** Cases of the kind that can be read, of whatever age. */
  cases: number;
  answered: Forecast | null;
  solved: Forecast | null;
}

/** Whom people write about because of one kind of problem. */
export interface KindBoard {
  /** Day of the forecasts; null before there are any. */
  asOf: Day | null;
  /**
   * Those of whom something can be said, by the share that is expected to be solved, also where that is too uncertain to be shown:
   * whoever is known to answer would else stand behind all of whom it is known that they solve nothing.
   */
  told: OnBoard[];
  /** The others, by name. */
  untold: OnBoard[];
}

/** The companies with a case of a kind that can be read. One round trip. */
export async function boardOfKind(db: Database, kind: string): Promise<KindBoard> {
  const rows = await rowsOfKind(db, { kind });
  const toldOr = (forecast: Forecast | null) => (forecast !== null && isTold(forecast) ? forecast : null);
  const isSaid = ({ answered, solved }: OnBoard) => answered !== null || solved !== null;
  const all = rows.map(({ answered, solved, asOf: _, ...company }) => ({
    estimate: solved?.share ?? 0,
    row: { ...company, answered: toldOr(answered), solved: toldOr(solved) },
  }));
  const told = all.filter(({ row }) => isSaid(row)).sort((a, b) => b.estimate - a.estimate);
  return {
    asOf: rows.find(({ asOf }) => asOf !== null)?.asOf ?? null,
    told: told.map(({ row }) => row),
    untold: all.filter(({ row }) => !isSaid(row)).map(({ row }) => row),
  };
}

/** The first thing to say of a board: where it is most and least likely that such a case is solved. */
export interface BoardAnswer {
  best: OnBoard & { solved: Forecast };
  /** Null where only of one something is known. */
  worst: (OnBoard & { solved: Forecast }) | null;
  /** Whether the spans of the two do not even touch: else the difference may be chance. */
  isApart: boolean;
}

/** Null where of nobody it is known how many are solved. */
export function answerOf({ told }: Pick<KindBoard, 'told'>): BoardAnswer | null {
  const known = told.flatMap((one) => (one.solved ? [{ ...one, solved: one.solved }] : []));
  const [best, last] = [known[0], known.at(-1)];
  if (!best || !last) return null;
  const worst = last === best ? null : last;
  return { best, worst, isApart: worst !== null && best.solved.low > worst.solved.high };
}

/** With fewer cases the board of a kind says little more than its name: search engines are not sent there. */
const fewestToFind = 3;
export const isWorthFinding = ({ told, untold }: KindBoard): boolean =>
  [...told, ...untold].reduce((sum, one) => sum + one.cases, 0) >= fewestToFind;

/** When what it shows last changed: forecasts are new each morning, and until then a case may have been published. */
const newestOfKind = sql<Day | null>`(
  select ${cases.publishedOn} from ${caseKinds} join ${cases} on ${cases.id} = ${caseKinds.caseId}
  where ${and(eq(caseKinds.kind, kindCounts.kind), isNotNull(caseKinds.number))}
  order by ${desc(caseKinds.number)} limit 1)`;

/** Query for the kinds whose board is worth finding, each with the day of its last change. */
export const boardsToFind = prepared((db) =>
  db
    .select({
      kind: kindCounts.kind,
      changedOn: sql<Day>`max(coalesce(${forecastDay}, ''), coalesce(${newestOfKind}, ''))`,
    })
    .from(kindCounts)
    .groupBy(kindCounts.kind)
    .having(sql`total(${kindCounts.n}) >= ${fewestToFind}`)
    .orderBy(asc(kindCounts.kind)),
);
