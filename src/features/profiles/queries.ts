import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared, preparedAlike } from '#db/prepared.ts';
import { tallies } from '#db/schema/index.ts';
import { mostReadCounted, type ReadCounts, readCounts, readCountsOf } from '#src/features/cases/index.ts';
import { type StatedCause, statedCauses } from '#src/features/causes/index.ts';
import { type Expectation, expectationOf, forecastRows } from '#src/features/forecasts/index.ts';
import { factStatements, factsOf, type PublicFacts } from '#src/features/public-facts/index.ts';
import type { CompanyWord } from '#src/features/rankings/counting/facts.ts';
import { histogramsOf, medianOf } from '#src/features/rankings/counting/tally.ts';
import {
  boardOf,
  companyTallyOf,
  ownTrend,
  shortColumns,
  shownDay,
  talliesOfRows,
  tallyStatements,
} from '#src/features/rankings/index.ts';
import { type Factor, factors } from '#src/features/rankings/lists.ts';
import { type CompanyTally, type Figures, fewest, figuresOf } from '#src/features/rankings/order/rules.ts';
import { uniform } from '#src/features/rankings/statistics/beta.ts';
import { answeredCurve, type Interval, type Step } from '#src/features/rankings/statistics/kaplan-meier.ts';
import type { RankInterval } from '#src/features/rankings/statistics/ranks.ts';
import { wilson } from '#src/features/rankings/statistics/wilson.ts';
import { firstDayOf, type Window } from '#src/features/rankings/windows.ts';
import type { Day } from '#src/lib/dates.ts';
import { keptBeside } from '#src/lib/kept-beside.ts';
import {
  complaintContact,
  contactOfRow,
  type MeasuredWord,
  measuredWords,
  type PublicContact,
  wordsOfRows,
} from './word.ts';

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
  /** Of the promises not confirmed and of the broken ones: those of which the company says that they were kept. */
  reports: Record<CompanyWord, number>;
  /** "Would you buy again?" of the closings. */
  buyAgain: Said;
  /** "Would you be content with this answer?": yes counts one, partly one half. */
  content: Said;
  /** Marks from 1 to 5 for each factor; the mean only from ten marks on. */
  factors: { factor: Factor; mean: number | null; n: number }[];
}

/** What authors said to a question: how many of them, and from ten on the share. */
export interface Said {
  n: number;
  of: Interval | null;
}

/** A count out of `n`, and from ten on the share. */
export interface Read {
  hits: number;
  n: number;
  of: Interval | null;
}

export interface CompanyProfile {
  asOf: Day | null;
  /** Null when no case was ever published about the company in the window. */
  own: Portrait | null;
  industry: Portrait | null;
  /** Ranks that are possible in its industry, by the index; null with too few cases. */
  rank: RankInterval | null;
  /** Cases of the window that are there, can no longer be read, or do not count. Null when none was published. */
  counted: Ended | null;
  /** The same over every case of the company since the beginning. */
  ever: Ended;
  /** Cases of the window (of many the latest) that the company has read, of all; and those that it answered, of these. As of this moment. */
  read: { read: Read; answered: Read; isOfLatest: boolean };
  /** What it says was the cause of cases, and what it does against it. */
  causes: StatedCause[];
  /** What is expected of a case; null while none was counted. */
  expected: Expectation | null;
  /** Years in which a case was published, latest first. */
  years: number[];
  /** What it promised all its customers, and where complaints go; it changes no figure and no rank. */
  word: { promised: MeasuredWord[]; contact: PublicContact | null };
  /** What others say of it. */
  facts: PublicFacts;
}

type Ended = Pick<CompanyTally, 'cases' | 'withdrawn' | 'removed' | 'notGenuine'>;

const wholeTally = prepared((db) =>
  db
    .select({ ...shortColumns, trend: ownTrend, details: tallies.details })
    .from(tallies)
    .where(isTallyOf('company')),
);

/** Its counted keys are hundreds, and the same for every company of it until the next day. */
const wholeTallyOfIndustry = preparedAlike((db) =>
  db
    .select({ ...shortColumns, industry: tallies.subjectId, details: tallies.details })
    .from(tallies)
    .where(isTallyOf('industry')),
);

function isTallyOf(kind: 'company' | 'industry') {
  return and(
    eq(tallies.asOf, shownDay),
    eq(tallies.kind, kind),
    eq(tallies.months, sql.placeholder('months')),
    eq(tallies.subjectId, sql.placeholder('subject')),
  );
}

const tallyEver = prepared((db) =>
  db
    .select({ ...shortColumns, trend: ownTrend })
    .from(tallies)
    .where(
      and(
        eq(tallies.asOf, shownDay),
        eq(tallies.kind, 'company'),
        eq(tallies.months, 'all'),
        eq(tallies.subjectId, sql.placeholder('id')),
      ),
    ),
);

/** The statistics of one company in a window, beside those of its industry, and what is expected of a case of a kind. One round trip. */
export async function companyProfile(
  db: Database,
  company: { id: string; industry: string },
  months: Window,
  today: Day,
  kind = '',
): Promise<CompanyProfile> {
  const { id, industry } = company;
  const [rows, sums, [ownRow], [industryRow], always, counts, words, [contact], causes, expected, taken, arbitration] =
    await db.batch([
      ...tallyStatements(db, { industry, months }),
      wholeTally(db, { subject: id, months }),
      wholeTallyOfIndustry(db, { subject: industry, months }),
      tallyEver(db, { id }),
      readCounts(db, company.id, firstDayOf(months, today)),
      measuredWords(db, company.id, today),
      complaintContact(db, company.id),
      statedCauses(db, company.id),
      forecastRows(db, { companyId: company.id, kind }),
      ...factStatements(db, company.id),
    ]);
  const counted = talliesOfRows(rows, sums);
  const { asOf } = counted;
  const { ranked, tooFew } = boardOf(counted, 'index');
  const isIt = (row: { company: CompanyTally }) => row.company.companyId === company.id;
  const place = ranked.find(isIt);
  const own = place ?? tooFew.find(isIt);
  return {
    asOf,
    own: own && ownRow ? portrait({ ...own.company, trend: ownRow.trend }, own.figures, ownRow.details) : null,
    industry: industryRow ? portraitOfIndustry(industryRow) : null,
    rank: place?.rank ?? null,
    counted: ownRow ?? null,
    read: readOf(readCountsOf(counts)),
    causes,
    expected: expectationOf(expected),
    ...everOf(always[0]),
    word: { promised: wordsOfRows(words), contact: contactOfRow(contact) },
    facts: factsOf(taken, arbitration),
  };
}

function readOf({ cases, read, answered }: ReadCounts): CompanyProfile['read'] {
  const out = (hits: number, n: number): Read => ({ hits, n, of: saidOf(hits, n).of });
  return { read: out(read, cases), answered: out(answered, read), isOfLatest: cases === mostReadCounted };
}

function everOf(row: Parameters<typeof companyTallyOf>[1] | undefined): Pick<CompanyProfile, 'ever' | 'years'> {
  if (!row) return { ever: { cases: 0, withdrawn: 0, removed: 0, notGenuine: 0 }, years: [] };
  const { trend, ...ever } = companyTallyOf({ companyId: '', slug: '', name: '', industry: '' }, row);
  const years = new Set(Object.keys(trend ?? {}).map((month) => Number(month.slice(0, 4))));
  return { ever, years: [...years].sort((a, b) => b - a) };
}

function portrait(tally: CompanyTally, figures: Figures, details: Details): Portrait {
  return { tally, figures, ...detailsOf(tally, details) };
}

/** As if its companies were one. */
const portraitOfIndustry = keptBeside((row: Awaited<ReturnType<typeof wholeTallyOfIndustry>>[number]): Portrait => {
  const { industry, details } = row;
  const pooled = companyTallyOf({ companyId: '', slug: '', name: '', industry }, { ...row, trend: null });
  return portrait(pooled, figuresOf(pooled, { solved: uniform, promises: uniform }), details);
});

/** The counted keys of a tally. */
type Details = Readonly<Record<string, number>>;

/** What is shown of a tally beside its figures: it depends on no other company. */
export function detailsOf({ cases }: Pick<CompanyTally, 'cases'>, details: Details): PortraitDetails {
  const histogram = histogramsOf(Object.entries(details));
  const middle = (name: 'contacts' | 'waitedMinutes' | 'effortDays') => medianOf(histogram(name)) ?? 0;
  const said = (key: string) => details[key] ?? 0;
  return {
    curve: answeredCurve({ answered: histogram('answered'), waiting: histogram('waiting') }),
    effort: {
      n: cases,
      contacts: middle('contacts'),
      waitedMinutes: middle('waitedMinutes'),
      days: middle('effortDays'),
    },
    reports: { reported: said('promises/reported'), disputed: said('promises/disputed') },
    buyAgain: saidOf(said('buyAgain/yes'), said('buyAgain/yes') + said('buyAgain/no')),
    content: saidOf(
      said('content/yes') + said('content/partly') / 2,
      said('content/yes') + said('content/partly') + said('content/no'),
    ),
    factors: factors.map((factor) => {
      const marks = histogram(factor);
      const n = marks.reduce((sum, [, cases]) => sum + cases, 0);
      const mean = marks.reduce((sum, [mark, cases]) => sum + mark * cases, 0) / n;
      return { factor, n, mean: n < fewest ? null : mean };
    }),
  };
}

function saidOf(hits: number, n: number): Said {
  return { n, of: n < fewest ? null : wilson(hits, n) };
}
