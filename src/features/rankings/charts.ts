import type { MonthOfCases } from './profile.ts';
import { type CompanyFacts, watchedDays } from './rules.ts';

/** Share of the cases with a first answer by the end of each day, 0 to 30. Null with no case to watch. */
export function answeredByDay(facts: Pick<CompanyFacts, 'atLeast30' | 'answeredOnDay'>): number[] | null {
  if (facts.atLeast30 === 0) return null;
  let answered = 0;
  return Array.from({ length: watchedDays + 1 }, (_, day) => {
    answered += facts.answeredOnDay[day] ?? 0;
    return answered / facts.atLeast30;
  });
}

/** Where a chart is drawn: the inner field of a drawing, in its own units. */
export interface Field {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** An SVG path that steps up at each day: shares 0–1 over days 0 to 30. */
export function stepPath(shares: readonly number[], field: Field): string {
  const x = (day: number) => round(across(field, day / watchedDays));
  const y = (share: number) => round(up(field, share));
  const steps = shares.map((share, day) => `H${x(day)}V${y(share)}`);
  return `M${x(0)} ${y(0)}${steps.join('')}`;
}

export function across(field: Field, share: number): number {
  return field.left + share * (field.right - field.left);
}

export function up(field: Field, share: number): number {
  return field.bottom - share * (field.bottom - field.top);
}

export interface Bar {
  month: MonthOfCases;
  x: number;
  width: number;
  /** From the ground up, each part on top of the one before: [top edge, height]. */
  answered: readonly [number, number];
  late: readonly [number, number];
  waiting: readonly [number, number];
  top: number;
}

/** Stacked bars: answered in time at the bottom, then late or never, then those whose 14 days still run. */
export function bars(months: readonly MonthOfCases[], field: Field, gap: number): Bar[] {
  const highest = scaleEnd(months);
  const step = (field.right - field.left) / months.length;
  return months.map((month, index) => {
    const inTime = month.answeredBy14;
    const late = month.cases - inTime - month.waiting;
    const part = (from: number, count: number) => {
      const top = round(up(field, (from + count) / highest));
      return [top, round(up(field, from / highest) - top)] as const;
    };
    return {
      month,
      x: round(field.left + index * step + gap / 2),
      width: round(step - gap),
      answered: part(0, inTime),
      late: part(inTime, late),
      waiting: part(inTime + late, month.waiting),
      top: round(up(field, month.cases / highest)),
    };
  });
}

/** The lines of the count axis: three to five round numbers from 0 up. */
export function countTicks(months: readonly MonthOfCases[]): number[] {
  const highest = scaleEnd(months);
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((step) => highest / step <= 4) ?? highest;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/** Largest count of the axis; at least 4, so that a single case is no full bar. */
export function scaleEnd(months: readonly MonthOfCases[]): number {
  return Math.max(4, ...months.map((month) => month.cases));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
