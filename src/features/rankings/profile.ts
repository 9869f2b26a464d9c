import { and, eq, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { tallies } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { uniform } from './beta.ts';
import type { ShareOf } from './figures.ts';
import { answeredCurve, type Step } from './kaplan-meier.ts';
import { companyTallyOf, shownDay, talliesOfRows, tallyStatement } from './queries.ts';
import { type CompanyTally, type Figures, fewest, figuresOf, type RankedCompany, ranking } from './rules.ts';
import { tallyOfRow } from './stored.ts';
import { histogramOf, medianOf, type Tally } from './tally.ts';
import { wilson } from './wilson.ts';
import type { Window } from './windows.ts';
import { type Factor, factors } from './words.ts';

/** What one page says of a company, or of its industry as if that were one company. */
export interface Portrait extends PortraitDetails {
  tally: CompanyTally;
  figures: Figures;
}

export interface PortraitDetails {
  /** Share answered by each day, with the number at risk. */
  curve: Step[];
  /** Medians over the cases of the window. */
  effort: { n: number; contacts: number; waitedMinutes: number; days: number };
  /** Null below ten closings with this answer. */
  buyAgain: ShareOf | null;
  /** "Would you be content with this answer?": yes counts one, partly one half. Null below ten verdicts. */
  content: ShareOf | null;
  /** Means of the marks from 1 to 5; only factors with at least ten marks. */
  factors: { factor: Factor; mean: number; n: number }[];
}

export interface CompanyProfile {
  asOf: Day | null;
  /** Null when no case was ever published about the company in the window. */
  own: Portrait | null;
  industry: Portrait | null;
  /** Tier of the company in its industry by the index; null with too few cases. */
  tier: number | null;
  tiers: number;
}

/** The statistics of one company in a window, beside those of its industry. One round trip. */
export async function companyProfile(
  db: Database,
  company: { id: string; industry: string },
  months: Window,
): Promise<CompanyProfile> {
  const [rows, portraits] = await db.batch([
    tallyStatement(db, { industry: company.industry, months }),
    db
      .select()
      .from(tallies)
      .where(
        and(
          eq(tallies.asOf, shownDay),
          eq(tallies.months, months),
          or(
            and(eq(tallies.kind, 'company'), eq(tallies.subjectId, company.id)),
            and(eq(tallies.kind, 'industry'), eq(tallies.subjectId, company.industry)),
          ),
        ),
      ),
  ]);
  const { asOf, companies, all } = talliesOfRows(rows);
  const { groups, tooFew } = ranking(companies, all, 'index');
  const isIt = (row: Pick<RankedCompany, 'company'>) => row.company.companyId === company.id;
  const place = groups.flat().find(isIt);
  const own = place ?? tooFew.find(isIt);
  const rowOf = (kind: 'company' | 'industry') => portraits.find((row) => row.kind === kind);
  const [ownRow, industryRow] = [rowOf('company'), rowOf('industry')];
  const pooled =
    industryRow && companyTallyOf({ companyId: '', slug: '', name: '', industry: company.industry }, industryRow);
  return {
    asOf,
    own: own && ownRow ? portrait(own.company, own.figures, tallyOfRow(ownRow)) : null,
    industry:
      pooled && industryRow
        ? portrait(pooled, figuresOf(pooled, { solved: uniform, promises: uniform }), tallyOfRow(industryRow))
        : null,
    tier: place?.tier ?? null,
    tiers: groups.length,
  };
}

function portrait(tally: CompanyTally, figures: Figures, details: Tally): Portrait {
  return { tally, figures, ...detailsOf(tally, details) };
}

/** What is shown of a tally beside its figures: it depends on no other company. */
export function detailsOf({ cases }: Pick<CompanyTally, 'cases'>, details: Tally): PortraitDetails {
  const middle = (name: 'contacts' | 'waitedMinutes' | 'effortDays') => medianOf(histogramOf(details, name)) ?? 0;
  const said = (key: string) => details.get(key) ?? 0;
  return {
    curve: answeredCurve({ answered: histogramOf(details, 'answered'), waiting: histogramOf(details, 'waiting') }),
    effort: {
      n: cases,
      contacts: middle('contacts'),
      waitedMinutes: middle('waitedMinutes'),
      days: middle('effortDays'),
    },
    buyAgain: shownShare(said('buyAgain/yes'), said('buyAgain/yes') + said('buyAgain/no')),
    content: shownShare(
      said('content/yes') + said('content/partly') / 2,
      said('content/yes') + said('content/partly') + said('content/no'),
    ),
    factors: factors.flatMap((factor) => {
      const marks = histogramOf(details, factor);
      const n = marks.reduce((sum, [, cases]) => sum + cases, 0);
      if (n < fewest) return [];
      return [{ factor, n, mean: marks.reduce((sum, [mark, cases]) => sum + mark * cases, 0) / n }];
    }),
  };
}

function shownShare(hits: number, n: number): ShareOf | null {
  return n < fewest ? null : { ...wilson(hits, n), n };
}
