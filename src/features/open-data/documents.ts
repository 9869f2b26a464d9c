import { z } from 'astro/zod';
import { detailsOf } from '#src/features/profiles/index.ts';
import { countKeys } from '#src/features/rankings/counting/facts.ts';
import type { Tally } from '#src/features/rankings/counting/tally.ts';
import { allMomentsOf } from '#src/features/rankings/index.ts';
import { type AllMoments, type CompanyTally, figuresOf, priorsOf, sumsOf } from '#src/features/rankings/order/rules.ts';
import { uniform } from '#src/features/rankings/statistics/beta.ts';
import type { Window } from '#src/features/rankings/windows.ts';
import type { Day } from '#src/lib/dates.ts';

/** Days of the waiting curve that the set publishes. */
const curveDays = 90;

const share = z.object({ share: z.number(), low: z.number(), high: z.number(), n: z.number() });
const index = z.object({ low: z.number(), mid: z.number(), high: z.number() });
const answered = z.object({ day7: share, day14: share, day30: share });
const months = z.union([z.number(), z.literal('all')]);

/** A ranking, as `/api/v1/rankings` gives it. */
export const rankingSchema = z.object({
  asOf: z.string(),
  months,
  industry: z.string().nullable(),
  method: z.string(),
  sort: z.string(),
  rankability: z.number().nullable(),
  companies: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      industry: z.string(),
      n: z.number(),
      answered,
      medianDays: z.number().nullable(),
      solved: share,
      promises: share,
      index,
      rank: z.object({ from: z.number(), to: z.number(), of: z.number() }).nullable(),
    }),
  ),
});

const moments = z.object({
  companies: z.number(),
  n: z.number(),
  hits: z.number(),
  squares: z.number(),
  hitSquares: z.number(),
});
const prior = z.object({ a: z.number(), b: z.number() });

/** The priors of an industry (null: of all companies) on a day, and the sums from which they follow. */
export const priorsSchema = z.object({
  months,
  industry: z.string().nullable(),
  sums: z.object({ solved: moments, promises: moments }),
  priors: z.object({ solved: prior, promises: prior }),
});
type PriorsDocument = z.infer<typeof priorsSchema>;

/** The priors of every industry in a window, those of all companies first. */
export function priorsDocuments(all: AllMoments, months: Window): PriorsDocument[] {
  const named = [null, ...Object.keys(all.industries).filter(Boolean).sort()];
  return named.map((industry) => ({
    months: months === 'all' ? 'all' : Number(months),
    industry,
    sums: industry === null ? { solved: all.solved, promises: all.promises } : sumsOf(industry, all),
    priors: priorsOf(industry ?? '', all),
  }));
}

/** The sums of a window as a data set has them. */
export function allMomentsIn(documents: readonly PriorsDocument[], window: Window): AllMoments {
  const its = documents.filter(({ months }) => String(months) === window);
  return allMomentsOf(its.map(({ industry, sums }) => ({ industry: industry ?? '', ...sums })));
}

const count = z.number();
const monthCounts = z.object({ cases: count, answered: count, ripe: count, solved: count, partly: count });
const step = z.object({
  day: count,
  atRisk: count,
  answered: count,
  censored: count,
  share: z.number(),
  low: z.number(),
  high: z.number(),
});

/** Below ten, only how many there are. */
const said = z.object({ n: count, of: share.omit({ n: true }).nullable() });

/** What a profile shows beside the figures of the ranking: of a company, or (`company` null) of an industry as if it were one. */
export const profileSchema = z.object({
  company: z.string().nullable(),
  industry: z.string(),
  months,
  counts: z.record(z.enum(countKeys), count),
  trend: z.record(z.string(), monthCounts),
  curve: z.array(step),
  effort: z.object({ n: count, contacts: z.number(), waitedMinutes: z.number(), days: z.number() }),
  /** Of the promises not confirmed and of the broken ones: kept, according to the company. */
  reports: z.object({ reported: count, disputed: count }),
  buyAgain: said,
  content: said,
  factors: z.array(z.object({ factor: z.string(), mean: z.number().nullable(), n: count })),
  figures: answered.extend({ medianDays: z.number().nullable(), solved: share, promises: share, index }).nullable(),
});
type Profile = z.infer<typeof profileSchema>;

/** Null without a case in the window: then no page shows anything. */
export function profileDocument(
  subject: { company: string | null; industry: string; months: Window },
  tally: CompanyTally,
  details: Tally,
): Profile | null {
  if (tally.cases === 0) return null;
  const { curve, ...shown } = detailsOf(tally, Object.fromEntries(details));
  const figures = () => figuresOf(tally, { solved: uniform, promises: uniform });
  const { company, industry, months } = subject;
  return {
    company,
    industry,
    months: months === 'all' ? 'all' : Number(months),
    counts: {
      cases: tally.cases,
      withdrawn: tally.withdrawn,
      removed: tally.removed,
      notGenuine: tally.notGenuine,
      ripe: tally.ripe,
      settled: tally.settled,
      solved: tally.solved,
      partly: tally.partly,
      promisesKept: tally.promisesKept,
      promisesBroken: tally.promisesBroken,
      promisesUnconfirmed: tally.promisesUnconfirmed,
      promisesOpen: tally.promisesOpen,
    },
    trend: tally.trend ?? {},
    curve: curve.filter(({ day }) => day <= curveDays),
    ...shown,
    // Those of a company stand in the rankings: they depend on the other companies of its industry.
    figures: company === null ? figures() : null,
  };
}

/** What stands in `manifest.json`. */
export const manifestSchema = z.object({
  name: z.literal('aktenkundig'),
  asOf: z.string(),
  method: z.string(),
  licence: z.object({ name: z.string(), title: z.string(), path: z.string() }),
  files: z.array(z.object({ path: z.string(), rows: z.number().nullable(), bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Day of the set, and how it was calculated. */
export interface Edition {
  asOf: Day;
  method: string;
}
