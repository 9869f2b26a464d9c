import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, tallies } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { tallyOfRow } from '../counting/stored.ts';
import { waitsOf } from '../counting/tally.ts';
import { shownDay, talliesOfRows, tallyStatements } from '../order/queries.ts';
import { type CompanyTally, enoughFor, type Row, rankingBy, rowsOf } from '../order/rules.ts';
import { holm, logRank, pOfWaits } from '../statistics/difference.ts';
import { answeredCurve, type Step, type Waits } from '../statistics/kaplan-meier.ts';
import type { Window } from '../windows.ts';

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
}

export interface Comparison {
  asOf: Day | null;
  /** Every company with a case in the window, to choose from. */
  all: CompanyTally[];
  chosen: Compared[];
  /** The list on which they stand together: that of their industry, or that of all. */
  list: Row[];
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
  const industries = new Set(chosen.map(({ company }) => company.industry));
  const list = industries.size > 1 ? everybody : everybody.filter(({ company }) => industries.has(company.industry));
  return { asOf, all: everybody.map(({ company }) => company), chosen, list };
}

/** Whether a company has the cases (or promises) that a figure needs to be compared. */
export function canCompare(one: Row, figure: ComparedFigure): boolean {
  return enoughFor(one, figure === 'median' ? 'index' : figure);
}

/**
 * Every pair of the compared companies in one figure. Who is certainly ahead is what the ranking of their list says; the
 * waits as wholes, by which no list is sorted, are tested over the compared alone.
 */
export function pairsOf({ chosen, list }: Pick<Comparison, 'chosen' | 'list'>, figure: ComparedFigure): Pair[] {
  const isAhead = figure === 'median' ? aheadInWaits(chosen) : aheadOnList(list, figure);
  return chosen.flatMap((first, a) =>
    chosen.slice(a + 1).map((second, offset) => {
      const b = a + 1 + offset;
      const { isFirst, isClear } = isAhead(first, second);
      const [better, worse] = isFirst ? [a, b] : [b, a];
      return { better, worse, isClear: canCompare(first, figure) && canCompare(second, figure) ? isClear : null };
    }),
  );
}

type Ahead = (first: Compared, second: Compared) => { isFirst: boolean; isClear: boolean };

function aheadOnList(list: readonly Row[], figure: Exclude<ComparedFigure, 'median'>): Ahead {
  const { ranked, certain } = rankingBy(list, figure);
  const place = new Map(ranked.map(({ company }, at) => [company.companyId, at]));
  const pairs = new Set(certain.map(({ better, worse }) => `${better.company.companyId} ${worse.company.companyId}`));
  return ({ company: first }, { company: second }) => {
    const isFirst = (place.get(first.companyId) ?? 0) <= (place.get(second.companyId) ?? 0);
    const [better, worse] = isFirst ? [first, second] : [second, first];
    return { isFirst, isClear: pairs.has(`${better.companyId} ${worse.companyId}`) };
  };
}

function aheadInWaits(chosen: readonly Compared[]): Ahead {
  const compared = chosen.filter((one) => canCompare(one, 'median'));
  const pairs = compared.flatMap((first, at) => compared.slice(at + 1).map((second) => ({ first, second })));
  const clear = holm(pairs.map(({ first, second }) => pOfWaits(first.waits, second.waits)));
  return (first, second) => {
    const at = pairs.findIndex((pair) => pair.first === first && pair.second === second);
    return { isFirst: logRank(first.waits, second.waits) >= 0, isClear: clear[at] ?? false };
  };
}

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
