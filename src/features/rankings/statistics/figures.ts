import { answeredBy, answeredCurve, casesIn, type Interval, isHalf, medianDays, type Waits } from './kaplan-meier.ts';

/** An interval with the number of cases (or promises) behind it. Shares 0–1. */
export interface ShareOf extends Interval {
  n: number;
}

/** What the ranking shows of the waits: share answered by day 7, 14 and 30, and the median. */
export interface AnsweredFigures {
  day7: ShareOf;
  day14: ShareOf;
  day30: ShareOf;
  /** First day by which half of the cases are answered; null: not reached. */
  medianDays: number | null;
}

export function figuresOfWaits(waits: Waits): AnsweredFigures {
  const lastAnswer = waits.answered.at(-1)?.[0] ?? 0;
  // Of some hundred days on which cases wait, these figures need those until the last of them is known.
  const curve = answeredCurve(waits, (step) => step.day >= 30 && (isHalf(step) || step.day >= lastAnswer));
  const n = casesIn(waits.answered) + casesIn(waits.waiting);
  const by = (day: number): ShareOf => ({ ...answeredBy(curve, day), n });
  return { day7: by(7), day14: by(14), day30: by(30), medianDays: medianDays(curve) };
}
