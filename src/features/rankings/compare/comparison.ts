import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, tallies } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { shareOfIndex } from '../board/lead.ts';
import { tallyOfRow } from '../counting/stored.ts';
import { waitsOf } from '../counting/tally.ts';
import { shownDay, talliesOfRows, tallyStatement } from '../order/queries.ts';
import { type CompanyTally, type Figures, fewest, figuresOf, keptOf, priorsOf, solvedOf } from '../order/rules.ts';
import { type Prior, type Tally as Share, uniform } from '../statistics/beta.ts';
import { holm, logRank, pOfAnswered, pOfIntervals, pOfPosteriors, pOfWaits } from '../statistics/difference.ts';
import { answeredCurve, type Step, type Waits } from '../statistics/kaplan-meier.ts';
import type { Window } from '../windows.ts';

/** One of the companies that are compared. */
export interface Compared {
  company: CompanyTally;
  figures: Figures;
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
}

/** The companies with these slugs in a window, in the order asked for; unknown ones are left out. One round trip. */
export async function comparisonOf(db: Database, slugs: readonly string[], months: Window): Promise<Comparison> {
  const [rows, details] = await db.batch([
    tallyStatement(db, { industry: null, months }),
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
  const { asOf, companies: found, all } = talliesOfRows(rows);
  const chosen = slugs.flatMap((slug) => {
    const company = found.find((one) => one.slug === slug && one.cases > 0);
    const row = details.find((one) => one.slug === slug);
    if (!company || !row) return [];
    const priors = priorsOf(
      found.filter(({ industry }) => industry === company.industry),
      all,
    );
    const waits = waitsOf(tallyOfRow(row.tally));
    return [{ company, figures: figuresOf(company, priors), waits, curve: answeredCurve(waits) }];
  });
  return { asOf, all: found.filter(({ cases }) => cases > 0), chosen };
}

/** How many cases or promises a figure rests on, as far as it needs them to be shown. */
export function enoughFor({ company, figures }: Compared, figure: ComparedFigure): boolean {
  if (figure === 'solved' || figure === 'promises') return figures[figure].n >= fewest;
  return company.ripe >= fewest;
}

/**
 * Every pair of the compared companies in one figure. With more than two companies, differences are held to be more
 * than chance by the procedure of Holm over all pairs of the figure.
 */
export function pairsOf(chosen: readonly Compared[], figure: ComparedFigure): Pair[] {
  const pairs = chosen.flatMap((first, a) =>
    chosen.slice(a + 1).map((second, offset) => {
      const b = a + 1 + offset;
      const known = enoughFor(first, figure) && enoughFor(second, figure);
      const [better, worse] = isAhead(first, second, figure) ? [a, b] : [b, a];
      return { better, worse, p: known ? pOf(first, second, figure) : null };
    }),
  );
  const clear = holm(pairs.flatMap(({ p }) => p ?? []));
  let place = 0;
  return pairs.map(({ better, worse, p }) => {
    if (p === null) return { better, worse, isClear: null };
    place += 1;
    return { better, worse, isClear: clear[place - 1] ?? false };
  });
}

/**
 * Each company by its own record alone, from the uniform prior. From the prior of an industry two with the same true
 * share, one with few cases and one with many, would often differ by more than chance, and two of different industries
 * with the very same record would. Where that prior puts them the other way round, nothing is said.
 */
function pOf(a: Compared, b: Compared, figure: ComparedFigure): number {
  if (figure === 'median') return pOfWaits(a.waits, b.waits);
  if (figure !== 'index' && figure !== 'solved' && figure !== 'promises') {
    return pOfAnswered(a.figures[figure], b.figures[figure]);
  }
  const [first, second] = [byItsOwn(a), byItsOwn(b)];
  if (isAhead(first, second, figure) !== isAhead(a, b, figure)) return 1;
  if (figure === 'index') return pOfIntervals(shareOfIndex(first.figures.index), shareOfIndex(second.figures.index));
  const countsOf = figure === 'solved' ? solvedOf : keptOf;
  return pOfPosteriors(afterUniform(countsOf(a.company)), afterUniform(countsOf(b.company)));
}

function byItsOwn(one: Compared): Compared {
  return { ...one, figures: figuresOf(one.company, { solved: uniform, promises: uniform }) };
}

function afterUniform({ hits, n }: Share): Prior {
  return { a: uniform.a + hits, b: uniform.b + n - hits };
}

/** Of two waits, the one is ahead that is answered sooner on the whole. */
function isAhead(a: Compared, b: Compared, figure: ComparedFigure): boolean {
  if (figure === 'index') return a.figures.index.mid >= b.figures.index.mid;
  if (figure === 'median') return logRank(a.waits, b.waits) >= 0;
  return a.figures[figure].share >= b.figures[figure].share;
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
