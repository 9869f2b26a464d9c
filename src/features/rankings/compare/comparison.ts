import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, tallies } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { tallyOfRow } from '../counting/stored.ts';
import { waitsOf } from '../counting/tally.ts';
import { shownDay, talliesOfRows, tallyStatements } from '../order/queries.ts';
import { enoughFor, type Row, rankingBy, rowsOf } from '../order/rules.ts';
import { level, logRank, pOfWaits } from '../statistics/difference.ts';
import { answeredCurve, type Step, type Waits } from '../statistics/kaplan-meier.ts';
import type { Window } from '../windows.ts';

/** So many are compared at once. */
export const mostCompared = 4;
const mostPairs = (mostCompared * (mostCompared - 1)) / 2;

/** One of the companies that are compared. */
export interface Compared extends Row {
  waits: Waits;
  curve: Step[];
}

/** The figures that are compared, in the order of the page. */
export const comparedFigures = ['index', 'day7', 'day14', 'day30', 'median', 'solved', 'promises'] as const;
export type ComparedFigure = (typeof comparedFigures)[number];

/** What can be said of two companies in one figure; `null`: one of them has too few cases for it. */
export interface Pair {
  /** Places among the compared, the one with the better figure first. */
  better: number;
  worse: number;
  isClear: boolean | null;
  /** Tested on the list of all industries. */
  isAcross: boolean;
}

export interface Comparison {
  asOf: Day | null;
  /** Every company with a case in the window, to choose from. */
  all: Row[];
  chosen: Compared[];
}

/** The companies with these slugs in a window, in the order asked for; unknown ones are left out. One round trip. */
export async function comparisonOf(db: Database, slugs: readonly string[], months: Window): Promise<Comparison> {
  const [rows, sums, details] = await db.batch([
    ...tallyStatements(db, { industry: null, months }),
    db
      .select({ slug: companies.slug, tally: tallies })
      .from(tallies)
      .innerJoin(companies, eq(companies.id, tallies.subjectId))
      .where(
        and(
          eq(tallies.asOf, shownDay),
          eq(tallies.kind, 'company'),
          eq(tallies.months, months),
          inArray(companies.slug, [...slugs]),
        ),
      ),
  ]);
  const { asOf, companies: found, all } = talliesOfRows(rows, sums);
  const everybody = rowsOf(found, all);
  const chosen = slugs.flatMap((slug) => {
    const its = everybody.find(({ company }) => company.slug === slug);
    const row = details.find((one) => one.slug === slug);
    if (!its || !row) return [];
    const waits = waitsOf(tallyOfRow(row.tally));
    return [{ ...its, waits, curve: answeredCurve(waits) }];
  });
  return { asOf, all: everybody, chosen };
}

/** Whether a company has the cases (or promises) that a figure needs to be compared. */
export function canCompare(one: Row, figure: ComparedFigure): boolean {
  return enoughFor(one, figure === 'median' ? 'index' : figure);
}

/**
 * Every pair of the compared companies in one figure. Who is certainly ahead is what the ranking says on which the two stand:
 * that of their industry, or else that of all. So nobody who is compared, too, changes what is said of them.
 */
export function pairsOf({ chosen, all }: Pick<Comparison, 'chosen' | 'all'>, figure: ComparedFigure): Pair[] {
  const isAhead = figure === 'median' ? aheadInWaits : aheadOnList(all, figure);
  return chosen.flatMap((first, a) =>
    chosen.slice(a + 1).map((second, offset) => {
      const b = a + 1 + offset;
      const { isFirst, isClear } = isAhead(first, second);
      const [better, worse] = isFirst ? [a, b] : [b, a];
      return {
        ...{ better, worse, isAcross: figure !== 'median' && first.company.industry !== second.company.industry },
        isClear: canCompare(first, figure) && canCompare(second, figure) ? isClear : null,
      };
    }),
  );
}

type Ahead = (first: Compared, second: Compared) => { isFirst: boolean; isClear: boolean };

function aheadOnList(all: readonly Row[], figure: Exclude<ComparedFigure, 'median'>): Ahead {
  // By industry, '' of all: the long one is only made where two need it.
  const lists = new Map<string, ReturnType<typeof orderOn>>();
  const listOf = (industry: string) => {
    const known = lists.get(industry);
    const list =
      known ?? orderOn(industry === '' ? all : all.filter(({ company }) => company.industry === industry), figure);
    if (!known) lists.set(industry, list);
    return list;
  };
  return ({ company: first }, { company: second }) => {
    const { place, pairs } = listOf(first.industry === second.industry ? first.industry : '');
    const isFirst = (place.get(first.companyId) ?? 0) <= (place.get(second.companyId) ?? 0);
    const [better, worse] = isFirst ? [first, second] : [second, first];
    return { isFirst, isClear: pairs.has(`${better.companyId} ${worse.companyId}`) };
  };
}

function orderOn(list: readonly Row[], figure: Exclude<ComparedFigure, 'median'>) {
  const { ranked, certain } = rankingBy(list, figure);
  return {
    place: new Map(ranked.map(({ company }, at) => [company.companyId, at])),
    pairs: new Set(certain.map(({ better, worse }) => `${better.company.companyId} ${worse.company.companyId}`)),
  };
}

/** By no list, which would have to be read with the waits of all: as many pairs as can be on the page, however many are (Bonferroni). */
const aheadInWaits: Ahead = ({ waits: first }, { waits: second }) => ({
  isFirst: logRank(first, second) >= 0,
  isClear: pOfWaits(first, second) <= level / mostPairs,
});

/**
 * The 95 % interval of a median: the days on which the interval of the curve holds one half (Brookmeyer & Crowley 1982,
 * "A confidence interval for the median survival time", Biometrics 38). Null: not reached.
 */
export function medianInterval(curve: readonly Step[]): { low: number | null; high: number | null } {
  return {
    low: curve.find((step) => step.high >= 0.5)?.day ?? null,
    high: curve.find((step) => step.low >= 0.5)?.day ?? null,
  };
}
