import type { MonthCounts } from '#src/features/rankings/counting/tally.ts';
import { answeredBy, type Interval, medianDays, type Step } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { addDays, addMonths, type Day } from '#src/lib/dates.ts';

/** Where a chart is drawn: the inner field of a drawing, in its own units. */
export interface Field {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function across(field: Field, share: number): number {
  return field.left + share * (field.right - field.left);
}

export function up(field: Field, share: number): number {
  return field.bottom - share * (field.bottom - field.top);
}

/** With fewer cases left than this, a curve says nothing: it is drawn thin, without a band. */
export const fewestAtRisk = 5;

/** How far curves are drawn, in days, each with the days that are named below it: all of them, or what fits a phone. */
const horizons = [
  { days: 60, named: [0, 7, 14, 21, 28, 42, 60], few: [0, 14, 28, 42, 60] },
  { days: 120, named: [0, 14, 28, 42, 60, 90, 120], few: [0, 28, 60, 90, 120] },
  { days: 365, named: [0, 30, 60, 120, 180, 270, 365], few: [0, 90, 180, 270, 365] },
] as const;
type Horizon = (typeof horizons)[number];

/** The nearest end of the drawing before which the median of the curve lies; the first one when there is none. */
export function horizonOf(curve: readonly Step[]): Horizon {
  const median = medianDays(curve) ?? 0;
  return horizons.find(({ days }) => median <= days) ?? horizons[2];
}

/** The last day on which at least five cases were still waiting; null when there never were so many. */
export function lastCertainDay(curve: readonly Step[]): number | null {
  return curve.findLast(({ atRisk }) => atRisk >= fewestAtRisk)?.day ?? null;
}

/** SVG paths of a curve; each steps at whole days, so its length is bounded by the days, not by the cases. */
export interface DrawnCurve {
  /** As far as at least five cases are left. */
  line: string;
  /** The rest of what was observed. */
  thin: string;
  /** The interval around `line`. */
  band: string;
  /** A stroke on the line for each day at whose age cases still wait, at least four units apart. */
  ticks: string;
}

export function drawCurve(curve: readonly Step[], field: Field, days: number): DrawnCurve {
  const { drawn, certain, end, scales, stepping, ...lines } = drawLine(curve, field, days);
  return {
    ...lines,
    band: certain === 0 ? '' : band(drawn, certain, { ...scales, stepping }),
    ticks: ticks(curve, end, scales),
  };
}

/** The line of a curve alone, and what the rest of its drawing goes by. */
export function drawLine(curve: readonly Step[], field: Field, days: number) {
  const x = (day: number) => round(across(field, day / days));
  const y = (share: number) => round(up(field, share));
  const last = curve.at(-1);
  // Where everybody is answered nothing can change any more; else nothing is known beyond the oldest case.
  const end = last === undefined ? 0 : Math.min(days, last.share === 1 ? days : last.day);
  const certain = Math.min(end, lastCertainDay(curve) ?? 0);
  const at = (day: number) => ({ day, ...answeredBy(curve, day) });
  const between = (from: number, until: number) =>
    [at(from), ...curve.filter(({ day }) => day > from && day <= until)] as const;
  const stepping = (
    points: readonly (Interval & { day: number })[],
    of: (point: Interval) => number,
    until: number,
  ) => {
    let height = y(of(points[0] ?? at(0)));
    const steps = points.slice(1).flatMap((point) => {
      const next = y(of(point));
      if (next === height) return [];
      height = next;
      return [`H${x(point.day)}V${next}`];
    });
    return `${steps.join('')}H${x(until)}`;
  };
  const drawn = between(0, certain);
  const share = (point: Interval) => point.share;
  const start = y(at(0).share) === y(0) ? '' : `V${y(at(0).share)}`;
  return {
    line: `M${x(0)} ${y(0)}${start}${stepping(drawn, share, certain)}`,
    thin: end > certain ? `M${x(certain)} ${y(at(certain).share)}${stepping(between(certain, end), share, end)}` : '',
    ...{ drawn, certain, end, scales: { x, y }, stepping },
  };
}

interface Scales {
  x: (day: number) => number;
  y: (share: number) => number;
}

function band(
  points: readonly (Interval & { day: number })[],
  until: number,
  {
    x,
    y,
    stepping,
  }: Scales & {
    stepping: (
      points: readonly (Interval & { day: number })[],
      of: (point: Interval) => number,
      until: number,
    ) => string;
  },
): string {
  const [first] = points;
  const back = points
    .slice(1)
    .map((point, index) => ({ day: point.day, before: y(points[index]?.low ?? 0), low: y(point.low) }))
    .filter(({ before, low }) => before !== low)
    .reverse()
    .map(({ day, before }) => `H${x(day)}V${before}`);
  const upper = `M${x(0)} ${y(first?.high ?? 1)}${stepping(points, ({ high }) => high, until)}`;
  return `${upper}V${y(points.at(-1)?.low ?? 0)}${back.join('')}H${x(0)}Z`;
}

function ticks(curve: readonly Step[], end: number, { x, y }: Scales): string {
  let before = Number.NEGATIVE_INFINITY;
  const strokes: string[] = [];
  for (const { day, censored, share } of curve) {
    if (censored === 0 || day > end || x(day) - before < 4) continue;
    before = x(day);
    strokes.push(`M${before} ${round(y(share) - 5)}v10`);
  }
  return strokes.join('');
}

/** Counts over one or several months of publication. */
export interface Period extends MonthCounts {
  /** Its first month, `YYYY-MM`. */
  month: string;
  /** 1, 3 (a quarter) or 12 (a year). */
  months: number;
}

const mostMonths = 25;

/**
 * The months of a window that begins after `after` (null: with the first case), empty ones too. More than 25 are drawn
 * as quarters, more than 75 as years, so that no drawing has more bars than it can show.
 */
export function periodsOf(trend: Readonly<Record<string, MonthCounts>>, after: Day | null, asOf: Day): Period[] {
  const first = after === null ? Object.keys(trend).sort()[0] : addDays(after, 1).slice(0, 7);
  if (first === undefined) return [];
  const span = monthsBetween(first, asOf);
  const months = span <= mostMonths ? 1 : span <= 3 * mostMonths ? 3 : 12;
  const [year = '', month = ''] = first.split('-');
  const start = `${year}-${String(Number(month) - ((Number(month) - 1) % months)).padStart(2, '0')}`;
  const periods: Period[] = [];
  for (let at = `${start}-01`; at <= asOf; at = addMonths(at, months)) {
    const counts = { cases: 0, answered: 0, ripe: 0, solved: 0, partly: 0 };
    for (let index = 0; index < months; index += 1) {
      const its = trend[addMonths(at, index).slice(0, 7)];
      if (!its) continue;
      counts.cases += its.cases;
      counts.answered += its.answered;
      counts.ripe += its.ripe;
      counts.solved += its.solved;
      counts.partly += its.partly;
    }
    periods.push({ month: at.slice(0, 7), months, ...counts });
  }
  return periods;
}

function monthsBetween(first: string, asOf: Day): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(asOf) - index(first) + 1;
}

export interface Bar {
  period: Period;
  x: number;
  width: number;
  /** From the ground up, each part on top of the one before: [top edge, height]. */
  answered: readonly [number, number];
  late: readonly [number, number];
  waiting: readonly [number, number];
  /** Solved ones, partly solved ones by half, from the ground up. */
  solved: readonly [number, number];
  top: number;
}

/** Stacked bars: answered in time at the bottom, then late or never, then those whose 14 days still run. */
export function bars(periods: readonly Period[], field: Field, gap: number): Bar[] {
  const highest = scaleEnd(periods);
  const step = (field.right - field.left) / periods.length;
  return periods.map((period, index) => {
    const late = period.ripe - period.answered;
    const part = (from: number, count: number) => {
      const top = round(up(field, (from + count) / highest));
      return [top, round(up(field, from / highest) - top)] as const;
    };
    return {
      period,
      x: round(field.left + index * step + gap / 2),
      width: round(step - gap),
      answered: part(0, period.answered),
      late: part(period.answered, late),
      waiting: part(period.answered + late, period.cases - period.ripe),
      solved: part(0, period.solved + period.partly / 2),
      top: round(up(field, period.cases / highest)),
    };
  });
}

/** The lines of the count axis: three to five round numbers from 0 up. */
export function countTicks(periods: readonly Period[]): number[] {
  const highest = scaleEnd(periods);
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [power / 10, power / 5, power / 2, power, 2 * power].find((one) => one >= 1 && highest / one <= 4.5);
  const size = step ?? highest;
  return Array.from({ length: Math.floor(highest / size) + 1 }, (_, index) => index * size);
}

/** Largest count of the axis; at least 4, so that a single case is no full bar. */
export function scaleEnd(periods: readonly Period[]): number {
  return Math.max(4, ...periods.map(({ cases }) => cases));
}

/** To a tenth of the units of a drawing. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
