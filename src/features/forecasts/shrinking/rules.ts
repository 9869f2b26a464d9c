import {
  betaQuantile,
  type Moments,
  momentsOf,
  type Prior,
  type Tally,
} from '#src/features/rankings/statistics/beta.ts';
import { type Happened, type Question, questions } from '../happened/rules.ts';

/** Of this many cases of the company a forecast needs at least one question answered; as a rank does. */
export const fewest = 10;
/** A forecast is told where its interval is narrower than this. */
const widest = 0.4;

/** A share with its 95 % interval, 0 to 1, and what it rests on. */
export interface Forecast {
  share: number;
  low: number;
  high: number;
  /** Share of all cases of the industry: what somebody would say who knows nothing else. */
  naive: number;
  /** Cases of the kind that had the time, and those of them that were answered (or solved, partly by half). */
  n: number;
  hits: number;
  /** Cases of the company that had the time, whatever kind. */
  all: number;
}

/** Whether a forecast is told. It does not look at its share: else only the good ones, or the bad ones, were told. */
export function isTold({ all, low, high }: Pick<Forecast, 'all' | 'low' | 'high'>): boolean {
  return all >= fewest && high - low < widest;
}

/** What is counted of the cases of one kind. */
export interface KindCounts extends Record<Question, Tally> {
  /** What stood before solutions that can be read. */
  solutions: number;
  before: Map<string, number>;
}

/** Of a company, by kind; the empty key holds those of none. */
export type CompanyCounts = Map<string, KindCounts>;

/** A case, as it counts. */
export interface Counted extends Happened {
  kind: string;
  /** What stood before its solution; null unless it was solved and can be read. */
  preceded: readonly string[] | null;
}

export function countIn(counts: CompanyCounts, { kind, preceded, ...happened }: Counted): void {
  const its = counts.get(kind) ?? noCounts();
  counts.set(kind, its);
  for (const question of questions) {
    const hit = happened[question];
    if (hit === null) continue;
    its[question].n += 1;
    its[question].hits += hit;
  }
  if (preceded === null) return;
  its.solutions += 1;
  for (const what of new Set(preceded)) its.before.set(what, (its.before.get(what) ?? 0) + 1);
}

function noCounts(): KindCounts {
  return { answered: { hits: 0, n: 0 }, solved: { hits: 0, n: 0 }, solutions: 0, before: new Map() };
}

/** How far shares lie from that of their group, summed over cases. */
interface Distances {
  /** Shares, less one for each group. */
  degrees: number;
  between: number;
  /** How far they would lie if only chance parted them, and how much farther for a correlation of one. */
  within: number;
  spread: number;
}

/** What the shrinking of a question needs to know of the companies of a group. */
export interface Sums {
  companies: Moments;
  /** Of kinds from their company. */
  kinds: Distances;
}
export type GroupSums = Record<Question, Sums>;

/** The sums of each industry, and of all companies under the empty key. */
export type AllSums = Readonly<Record<string, GroupSums>>;

export function sumsIn(companies: readonly { industry: string; counts: CompanyCounts }[]): AllSums {
  const groups = [['', companies] as const, ...Map.groupBy(companies, ({ industry }) => industry)];
  return Object.fromEntries(groups.map(([industry, its]) => [industry, sumsOf(its.map(({ counts }) => counts))]));
}

/** Those that a company of an industry is shrunken to. */
export function groupsOf(sums: AllSums, industry: string): { industry: GroupSums; all: GroupSums } {
  const all = sums[''] ?? sumsOf([]);
  return { industry: sums[industry] ?? all, all };
}

/** The sums of a group of companies. */
function sumsOf(companies: readonly CompanyCounts[]): GroupSums {
  return { answered: sumsBy(companies, 'answered'), solved: sumsBy(companies, 'solved') };
}

function sumsBy(companies: readonly CompanyCounts[], question: Question): Sums {
  const kinds: Distances = { degrees: 0, between: 0, within: 0, spread: 0 };
  for (const company of companies) {
    const its = distancesIn(momentsOf(talliesOf(company, question)));
    kinds.degrees += its.degrees;
    kinds.between += its.between;
    kinds.within += its.within;
    kinds.spread += its.spread;
  }
  return { companies: momentsOf(companies.map((company) => totalOf(talliesOf(company, question)))), kinds };
}

/** Of the shares of one group from its own: of the kinds of a company, or of the companies of an industry. */
function distancesIn({ companies: shares, n, hits, squares, hitSquares }: Moments): Distances {
  if (shares < 2) return { degrees: 0, between: 0, within: 0, spread: 0 };
  // Of one draw, estimated from n.
  const variance = ((hits / n) * (1 - hits / n) * n) / (n - 1);
  return {
    degrees: shares - 1,
    between: hitSquares - hits ** 2 / n,
    within: variance * (shares - 1),
    spread: variance * (n - squares / n - shares + 1),
  };
}

function talliesOf(company: CompanyCounts, question: Question): Tally[] {
  return [...company.values()].map((counts) => counts[question]).filter(({ n }) => n > 0);
}

function totalOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { hits, n }) => ({ hits: sum.hits + hits, n: sum.n + n }), { hits: 0, n: 0 });
}

/** From fewer shares nothing is said about how they differ. */
const fewestDegrees = 4;
/** What others tell never weighs more than so many own cases, nor less than one. */
const heaviest = 50;
/** So many, that intervals hold the truth where nine companies are all that there is (`npm run bench -- forecasts`). */
const caution = 1.5;
/** Where nobody's cases say how shares differ: as much as a share of which nothing is known. */
const unknownSize = 2;

/**
 * How many cases the share of the group is worth for one of its members, by the method of moments: the expected distance is
 * within + ρ · spread, solved for ρ = 1 / (size + 1). The observed distance is taken to be larger by `caution` standard errors of √(2 /
 * degrees) of itself: few shares that happen to lie together would else make every interval too narrow. Null where there are
 * too few to say.
 */
function sizeOf({ degrees, between, within, spread }: Distances): number | null {
  if (degrees < fewestDegrees || !(spread > 0)) return null;
  const correlation = (between * (1 + caution * Math.sqrt(2 / degrees)) - within) / spread;
  if (correlation <= 0) return heaviest;
  return Math.min(heaviest, Math.max(1, (1 - correlation) / correlation));
}

/** Cases that are taken to lie beyond each end of an interval. */
const half = 0.5;

/** What is known of a question before a company's own cases, and how much its kinds have in common. */
interface Before {
  prior: Prior;
  size: number;
  naive: number;
}

function beforeOf(industry: Sums, all: Sums): Before {
  const group = [industry, all].find(({ companies }) => sizeOf(distancesIn(companies)) !== null);
  const weight = group ? (sizeOf(distancesIn(group.companies)) ?? unknownSize) : unknownSize;
  const share = ({ companies: { hits, n } }: Sums) => (n > 0 ? hits / n : null);
  const mean = group ? (share(group) ?? 0.5) : 0.5;
  return {
    prior: { a: mean * weight, b: (1 - mean) * weight },
    size: sizeOf(industry.kinds) ?? sizeOf(all.kinds) ?? unknownSize,
    naive: share(industry) ?? share(all) ?? 0.5,
  };
}

/**
 * Share among the cases of one kind, from them, from those of its other kinds, and from the industry. The share of a kind
 * is taken to vary around that of its company with `size`, that of the company around the industry's by `prior`. Cases of
 * another kind tell of the company n · (size + 1) / (size + n) times, since they have their kind in common; what they and the
 * prior say together (`weight` cases) is worth weight · size / (weight + size + 1) cases of this kind: a beta distribution
 * with the mean and the variance that follow from both.
 */
function ofKind(own: Tally, others: readonly Tally[], { prior, size }: Before) {
  let [hits, weight] = [prior.a, prior.a + prior.b];
  for (const other of others) {
    const worth = (size + 1) / (size + other.n);
    hits += other.hits * worth;
    weight += other.n * worth;
  }
  const passed = (weight * size) / (weight + size + 1);
  const mean = hits / weight;
  return withEnds(own, { a: mean * passed, b: (1 - mean) * passed });
}

/**
 * Mean and interval of the beta distribution after own cases. At each end half a case more is taken to lie beyond it: near 0 and
 * 1 a prior that is itself estimated makes the interval too narrow.
 */
function withEnds({ hits, n }: Tally, prior: Prior) {
  const [a, b] = [prior.a + hits, prior.b + n - hits];
  return { share: a / (a + b), low: betaQuantile(0.025, a, b + half), high: betaQuantile(0.975, a + half, b) };
}

/** What is expected of a case at a company, by its kind; the empty key: whatever kind. */
export type Expected = Record<Question, Forecast> & { preceded: Preceded | null };

/** Of `n` solved cases, in how many something stood before the solution; the most frequent first. */
export interface Preceded {
  n: number;
  before: readonly (readonly [what: string, n: number])[];
}

/** The forecast of the kind where it is told, else that of the company; of the latter it may be that neither is told. */
export function shownOf(kind: Forecast | null, company: Forecast): { forecast: Forecast; isOfKind: boolean } {
  return kind && isTold(kind) ? { forecast: kind, isOfKind: true } : { forecast: company, isOfKind: false };
}

/** The forecasts of one company, for its kinds or some of them, from the sums of its industry and of all companies. */
export function expectedAt(
  company: CompanyCounts,
  { industry, all }: ReturnType<typeof groupsOf>,
  kinds = [...company.keys()],
): Map<string, Expected> {
  const before = {
    answered: beforeOf(industry.answered, all.answered),
    solved: beforeOf(industry.solved, all.solved),
  };
  const forecast = (question: Question, kind: string): Forecast => {
    const given = before[question];
    const total = totalOf(talliesOf(company, question));
    const own = kind === '' ? total : (company.get(kind)?.[question] ?? { hits: 0, n: 0 });
    const others = [...company].filter(([key]) => key !== kind).map(([, counts]) => counts[question]);
    const share =
      kind === ''
        ? withEnds(total, given.prior)
        : ofKind(
            own,
            others.filter(({ n }) => n > 0),
            given,
          );
    return { ...share, naive: given.naive, hits: own.hits, n: own.n, all: total.n };
  };
  return new Map(
    ['', ...kinds.filter(Boolean).sort()].map((kind) => [
      kind,
      {
        answered: forecast('answered', kind),
        solved: forecast('solved', kind),
        preceded: precededOf([...company].filter(([key]) => kind === '' || key === kind).map(([, its]) => its)),
      },
    ]),
  );
}

function precededOf(counts: readonly KindCounts[]): Preceded | null {
  const n = counts.reduce((sum, { solutions }) => sum + solutions, 0);
  if (n < fewest) return null;
  const sums = new Map<string, number>();
  for (const { before } of counts) for (const [what, many] of before) sums.set(what, (sums.get(what) ?? 0) + many);
  return { n, before: [...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)) };
}
