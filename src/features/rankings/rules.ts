/** What is counted for one company in one window: plain counts, no shares. Every case ever public is in it. */
export interface CompanyFacts {
  companyId: string;
  slug: string;
  name: string;
  industry: string;
  /** All cases of the window, withdrawn and removed ones too. */
  cases: number;
  withdrawn: number;
  removed: number;
  /** Cases published at least 14 days ago, and those of them answered by day 14. */
  atLeast14: number;
  answeredBy14: number;
  /** Cases published at least 30 days ago, and those of them their authors call solved or partly solved. */
  atLeast30: number;
  solved: number;
  partly: number;
  /** Of the cases at least 30 days old: how many had their first answer on day 0, 1, … 30. */
  answeredOnDay: readonly number[];
  promisesKept: number;
  promisesBroken: number;
}

/**
 * One figure of a company. `share` (0–1) is null while `n` is below `fewest`: then only the counts are shown.
 * `low` and `high` are the ends of the interval; null as long as the formula gives none.
 */
export interface Figure {
  share: number | null;
  low: number | null;
  high: number | null;
  /** Counted for the share; may end in ½, because a partly solved case counts half. */
  hits: number;
  n: number;
}

export interface Figures {
  answered: Figure;
  solved: Figure;
  promises: Figure;
  /** Day by which half of the cases had a first answer. */
  halfAnswered: HalfAnswered;
}

/** `later`: fewer than half had one by day 30. `too-few`: not enough cases are 30 days old. */
export type HalfAnswered = { days: number } | 'later' | 'too-few';

/** From this many cases on a share is shown, and from this many at least 14 days old a company is ranked. */
export const fewest = 10;
/** Days that cases are watched for the day by which half of them were answered. */
export const watchedDays = 30;

/** What a ranking is sorted by. */
export const sorts = ['answered', 'solved', 'promises'] as const;
export type Sort = (typeof sorts)[number];

export function isSort(text: string): text is Sort {
  return sorts.some((sort) => sort === text);
}

/** The figures of DESIGN section 6 as plain shares: the one place where counts become shares. */
export function figures(facts: CompanyFacts): Figures {
  return {
    answered: figure(facts.answeredBy14, facts.atLeast14),
    // Unknown, unsolved, withdrawn and removed cases stand in the denominator: silence is never success.
    solved: figure(facts.solved + facts.partly / 2, facts.atLeast30),
    promises: figure(facts.promisesKept, facts.promisesKept + facts.promisesBroken),
    halfAnswered: halfAnswered(facts),
  };
}

/** A plain share with its counts. */
export function figure(hits: number, n: number): Figure {
  return { share: n < fewest ? null : hits / n, low: null, high: null, hits, n };
}

function halfAnswered(facts: Pick<CompanyFacts, 'atLeast30' | 'answeredOnDay'>): HalfAnswered {
  if (facts.atLeast30 < fewest) return 'too-few';
  let answered = 0;
  for (const [days, cases] of facts.answeredOnDay.entries()) {
    answered += cases;
    // All cases count, the unanswered ones as waiting longer than any answered one.
    if (answered * 2 >= facts.atLeast30) return { days };
  }
  return 'later';
}

export interface RankedCompany {
  /** 1 for the best; equal shares share a place. Null when this figure has too few cases to be compared. */
  place: number | null;
  facts: CompanyFacts;
  figures: Figures;
}

export interface Ranking {
  ranked: RankedCompany[];
  /** Under ten cases that are at least 14 days old: nothing is calculated. Alphabetical. */
  tooFew: CompanyFacts[];
}

/** Companies by a figure, best first; equal ones alphabetically, those without this figure last. */
export function ranking(companies: readonly CompanyFacts[], sort: Sort): Ranking {
  const isRanked = (facts: CompanyFacts) => facts.atLeast14 >= fewest;
  const rows = companies
    .filter(isRanked)
    .map((facts) => ({ facts, figures: figures(facts) }))
    .sort((a, b) => shareOf(b, sort) - shareOf(a, sort) || byName(a.facts, b.facts));
  return {
    ranked: rows.map((row) => ({ ...row, place: placeOf(row, rows, sort) })),
    tooFew: companies.filter((facts) => !isRanked(facts)).sort(byName),
  };
}

type Row = Pick<RankedCompany, 'facts' | 'figures'>;

function placeOf(row: Row, rows: readonly Row[], sort: Sort): number | null {
  if (row.figures[sort].share === null) return null;
  return rows.findIndex((other) => shareOf(other, sort) === shareOf(row, sort)) + 1;
}

function shareOf(row: Row, sort: Sort): number {
  return row.figures[sort].share ?? -1;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'de');
}

/** All companies together, as if they were one: what a single company is compared with. */
export function together(companies: readonly CompanyFacts[]): CompanyFacts {
  const total = (count: (facts: CompanyFacts) => number) => companies.reduce((sum, facts) => sum + count(facts), 0);
  return {
    companyId: '',
    slug: '',
    name: '',
    industry: companies[0]?.industry ?? '',
    cases: total((facts) => facts.cases),
    withdrawn: total((facts) => facts.withdrawn),
    removed: total((facts) => facts.removed),
    atLeast14: total((facts) => facts.atLeast14),
    answeredBy14: total((facts) => facts.answeredBy14),
    atLeast30: total((facts) => facts.atLeast30),
    solved: total((facts) => facts.solved),
    partly: total((facts) => facts.partly),
    answeredOnDay: Array.from({ length: watchedDays + 1 }, (_, day) => total((facts) => facts.answeredOnDay[day] ?? 0)),
    promisesKept: total((facts) => facts.promisesKept),
    promisesBroken: total((facts) => facts.promisesBroken),
  };
}
