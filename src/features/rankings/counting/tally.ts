import type { Day } from '#src/lib/dates.ts';
import { factors } from '../lists.ts';
import type { AlikeCases } from '../statistics/combined.ts';
import type { Waits } from '../statistics/kaplan-meier.ts';
import { firstDayOf, type Window, windows } from '../windows.ts';
import { type CountedFacts, type CountKey, type HistogramName, type Key, keysOf, type MonthKey } from './facts.ts';

/** How often each `Key` was counted. Zeros are not kept, so that equal tallies are equal. */
export type Tally = Map<string, number>;

/** Adds the keys of a case, or takes them away again. */
export function count(tally: Tally, keys: readonly Key[], sign: 1 | -1 = 1): void {
  for (const key of keys) {
    const next = (tally.get(key) ?? 0) + sign;
    if (next === 0) tally.delete(key);
    else tally.set(key, next);
  }
}

/** What a case counts for in a window that ends on `asOf`: nothing when it was published before the window. */
export function keysIn(facts: CountedFacts, months: Window, asOf: Day): Key[] {
  return isIn(facts, months, asOf) ? keysOf(facts, asOf) : [];
}

/** Whether a case was published in a window that ends on `asOf`. */
export function isIn({ publishedOn }: CountedFacts, months: Window, asOf: Day): boolean {
  const from = firstDayOf(months, asOf);
  return from === null || publishedOn > from;
}

/** Counts cases one by one into the tallies of every window that ends on `asOf`. */
export function countingOn(asOf: Day): { perWindow: Map<Window, Tally>; add: (facts: CountedFacts) => void } {
  const perWindow = new Map<Window, Tally>(windows.map((months) => [months, new Map()]));
  const from = new Map(windows.map((months) => [months, firstDayOf(months, asOf)]));
  const add = (facts: CountedFacts) => {
    const keys = keysOf(facts, asOf);
    for (const [months, tally] of perWindow) {
      const first = from.get(months) ?? null;
      if (first === null || facts.publishedOn > first) count(tally, keys);
    }
  };
  return { perWindow, add };
}

/** Adds what another tally counted, or takes it away. */
export function merge(into: Tally, tally: Tally, sign: 1 | -1 = 1): void {
  for (const [key, n] of tally) {
    const next = (into.get(key) ?? 0) + sign * n;
    if (next === 0) into.delete(key);
    else into.set(key, next);
  }
}

export function countOf(tally: Tally, key: CountKey): number {
  return tally.get(key) ?? 0;
}

type Histogram = (readonly [value: number, cases: number])[];

const histogramNames: readonly HistogramName[] = [
  'answered',
  'waiting',
  'contacts',
  'waitedMinutes',
  'effortDays',
  ...factors,
];

/** The counted values of each histogram, ascending, each with how often it was counted: all that a tally has, found at once. */
export function histogramsOf(tally: Iterable<readonly [key: string, n: number]>): (name: HistogramName) => Histogram {
  const found = new Map<string, Histogram>(histogramNames.map((name) => [name, []]));
  for (const [key, n] of tally) {
    const cut = key.indexOf('/');
    const pairs = found.get(key.slice(0, cut));
    // A tally of a day in the making may hold less than nothing: that is no case.
    if (pairs && n > 0) pairs.push([Number(key.slice(cut + 1)), n]);
  }
  return (name) => (found.get(name) ?? []).sort((a, b) => a[0] - b[0]);
}

/** As one of `histogramsOf`, of what stands behind its name. */
export function histogramIn(part: Part): Histogram {
  const pairs: Histogram = [];
  for (const [value, n] of part) if (n > 0) pairs.push([Number(value), n]);
  return pairs.sort((a, b) => a[0] - b[0]);
}

/** Keys of a tally that begin alike, without that beginning, with how often each was counted. */
type Part = readonly (readonly [rest: string, n: number])[];

const partOfTally = (tally: Tally, prefix: string): Part =>
  [...tally].flatMap(([key, n]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), n] as const] : []));

export function waitsOf(tally: Tally): Waits {
  const histogram = histogramsOf(tally);
  return { answered: histogram('answered'), waiting: histogram('waiting') };
}

/** The cases of a tally in groups that are alike in what the index counts, in an order that is always the same. */
export const alikeOf = (tally: Tally): AlikeCases[] => alikeIn(partOfTally(tally, 'alike/'));

/** As `alikeOf`, of what stands behind `alike/`. */
export function alikeIn(part: Part): AlikeCases[] {
  const value = (text = '-') => (text === '-' ? null : Number(text));
  return part
    .filter(([, n]) => n > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, cases]) => {
      const [answered, solved, kept, due] = key.split('/');
      const inTime = value(answered);
      return {
        cases,
        answered: inTime === null ? null : inTime === 1 ? 1 : 0,
        solved: value(solved),
        kept: Number(kept),
        due: Number(due),
      };
    });
}

export type MonthCounts = Record<MonthKey, number>;
type Months = Record<string, MonthCounts>;

/** Counts per month of publication, `YYYY-MM` ascending; months without a case are missing. */
export const monthsOf = (tally: Tally): Months => monthsIn(partOfTally(tally, 'month/'));

/** As `monthsOf`, of what stands behind `month/`. */
export function monthsIn(part: Part): Months {
  const months = new Map<string, Record<string, number> & MonthCounts>();
  for (const [key, n] of part) {
    const [month, what] = [key.slice(0, 7), key.slice(8)];
    const counts = months.get(month) ?? { cases: 0, answered: 0, ripe: 0, solved: 0, partly: 0 };
    counts[what] = n;
    months.set(month, counts);
  }
  return Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The middle value: half are smaller, half larger; with an even number, the mean of the two in the middle. Null of none. */
export function medianOf(histogram: readonly (readonly [value: number, cases: number])[]): number | null {
  const n = histogram.reduce((sum, [, cases]) => sum + cases, 0);
  if (n === 0) return null;
  const at = (place: number): number => {
    let seen = 0;
    for (const [value, cases] of histogram) {
      seen += cases;
      if (seen >= place) return value;
    }
    return 0;
  };
  return (at(Math.floor((n + 1) / 2)) + at(Math.floor((n + 2) / 2))) / 2;
}
