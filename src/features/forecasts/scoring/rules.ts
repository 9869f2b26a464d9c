import { type Happened, type Question, questions } from '../happened/rules.ts';
import { type Expected, type Forecast, isTold, shownOf } from '../shrinking/rules.ts';

/** A forecast as it was given to a case when it was published. */
export type GivenShare = Pick<Forecast, 'share' | 'low' | 'high' | 'naive' | 'all'>;
export type Given = Record<Question, GivenShare>;

/**
 * The forecast that is shown to a case of a kind, from those of its company: of the kind where it is told. Null where nothing
 * is said of the company, not even that it cannot be told.
 */
export function givenTo(kind: string, expected: ReadonlyMap<string, Pick<Expected, Question>>): Given | null {
  const [own, all] = [kind === '' ? undefined : expected.get(kind), expected.get('')];
  if (!all) return null;
  const shown = (question: Question) => {
    const { share, low, high, naive, all: cases } = shownOf(own?.[question] ?? null, all[question]).forecast;
    return { share, low, high, naive, all: cases };
  };
  return { answered: shown('answered'), solved: shown('solved') };
}

/** How well the forecasts of a question did. */
export interface Score {
  /** Cases to which one was told, and of which it is known by now what happened. */
  n: number;
  /** Those to which it was said that it cannot be told. */
  untold: number;
  /** Mean of (forecast − what happened)²: 0 is best (Brier 1950). The same of whoever always says the share of the industry. */
  brier: number;
  naive: number;
  /** 95 % interval of `naive` − `brier`: the cases of one company are taken as one, since they share their forecast. */
  gain: { low: number; high: number };
  /** By tenths of the share that was told, those without a case left out. */
  bins: readonly Bin[];
}

export interface Bin {
  /** 0.3: from 30 to less than 40 of 100. */
  from: number;
  n: number;
  /** Mean of what was told, and mean of what happened. */
  forecast: number;
  happened: number;
}

const tenths = 10;
/** 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

export interface Scored extends Happened {
  given: Given;
}

/** Of the cases of one question, so far. */
interface Sums {
  n: number;
  untold: number;
  error: number;
  naive: number;
  /** Of each company with a case, its number of cases and its sum of gains. */
  gains: { n: number; gain: number }[];
  bins: { from: number; n: number; forecast: number; happened: number }[];
}

/** Compares what was told with what happened, one company after the other. */
export function scoring(): { add: (company: readonly Scored[]) => void; scores: () => Record<Question, Score> } {
  const sums = { answered: noSums(), solved: noSums() };
  return {
    add: (company) => {
      for (const question of questions) addTo(sums[question], company, question);
    },
    scores: () => ({ answered: scoreOf(sums.answered), solved: scoreOf(sums.solved) }),
  };
}

function noSums(): Sums {
  const bins = Array.from({ length: tenths }, (_, index) => ({ from: index / tenths, n: 0, forecast: 0, happened: 0 }));
  return { n: 0, untold: 0, error: 0, naive: 0, gains: [], bins };
}

function addTo(sums: Sums, company: readonly Scored[], question: Question): void {
  const its = { n: 0, gain: 0 };
  for (const one of company) {
    const [given, happened] = [one.given[question], one[question]];
    if (happened === null) continue;
    if (!isTold(given)) {
      sums.untold += 1;
      continue;
    }
    const [error, naive] = [(given.share - happened) ** 2, (given.naive - happened) ** 2];
    sums.n += 1;
    sums.error += error;
    sums.naive += naive;
    its.n += 1;
    its.gain += naive - error;
    const bin = sums.bins[Math.min(tenths - 1, Math.floor(given.share * tenths))];
    if (!bin) continue;
    bin.n += 1;
    bin.forecast += given.share;
    bin.happened += happened;
  }
  if (its.n > 0) sums.gains.push(its);
}

function scoreOf({ n, untold, error, naive, gains, bins }: Sums): Score {
  const mean = (sum: number) => (n > 0 ? sum / n : 0);
  const gain = mean(naive - error);
  const spread = z * mean(Math.sqrt(gains.reduce((sum, its) => sum + (its.gain - gain * its.n) ** 2, 0)));
  return {
    n,
    untold,
    brier: mean(error),
    naive: mean(naive),
    gain: { low: gain - spread, high: gain + spread },
    bins: bins
      .filter((bin) => bin.n > 0)
      .map((bin) => ({ ...bin, forecast: bin.forecast / bin.n, happened: bin.happened / bin.n })),
  };
}
