/**
 * Waiting times for a first answer, counted by whole days. Both lists by ascending day, each day once.
 * An unanswered case is `waiting` at the age it has today, whatever became of it: the only censoring is today, so that
 * nobody gains by making a case go away.
 */
export interface Waits {
  answered: readonly (readonly [day: number, cases: number])[];
  waiting: readonly (readonly [age: number, cases: number])[];
}

/** An interval of a share, all between 0 and 1. */
export interface Interval {
  share: number;
  low: number;
  high: number;
}

/** What holds from `day` on until the next step. */
export interface Step extends Interval {
  day: number;
  /** Cases that had waited until this day without an answer, those answered on it included. */
  atRisk: number;
  answered: number;
  /** Cases that are exactly this old today and still wait. */
  censored: number;
}

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Share answered by each day, 1 − S(t) of Kaplan and Meier, with Greenwood's variance on the log(−log) scale
 * (Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., 1.4; the default of most packages
 * for `conf.type = "log-log"`). A case censored on a day was still at risk on that day.
 * Where the scale ends, while nobody or once everybody is answered, it gives no interval: there the exact binomial
 * bound of Clopper and Pearson for the cases then observed takes its place, so that 3 of 3 is never certainty. Once
 * everybody is answered, the number observed is the effective one of Peto et al. (1977, British Journal of Cancer 35):
 * those at risk before the last answer ÷ the share that was waiting for it. Cases too young to tell are not in it.
 * Ends behind the first step that `isEnough`, where somebody does not need the rest.
 */
export function answeredCurve(waits: Waits, isEnough: (step: Step) => boolean = () => false): Step[] {
  const { answered, waiting } = waits;
  const steps: Step[] = [];
  let atRisk = casesIn(answered) + casesIn(waiting);
  let survival = 1;
  let greenwood = 0;
  let at: Interval | null = null;
  for (let [next, nextWaiting] = [0, 0]; next < answered.length || nextWaiting < waiting.length; ) {
    const [[onDay, hitsThen] = never, [age, censoredThen] = never] = [answered[next], waiting[nextWaiting]];
    const day = Math.min(onDay, age);
    const [hits, censored] = [onDay === day ? hitsThen : 0, age === day ? censoredThen : 0];
    if (onDay === day) next += 1;
    if (age === day) nextWaiting += 1;
    const observed = atRisk / survival;
    survival *= 1 - hits / atRisk;
    greenwood += hits === 0 || hits === atRisk ? 0 : hits / (atRisk * (atRisk - hits));
    // Without an answer nothing moves, but for the bound while nobody was answered, which looks at who is left.
    if (at === null || hits > 0 || survival >= 1) at = interval(survival, greenwood, { atRisk, observed });
    // Whoever was answered by the day before is answered by this one, too.
    const step = { day, atRisk, answered: hits, censored, ...at, low: Math.max(at.low, steps.at(-1)?.low ?? 0) };
    steps.push(step);
    if (isEnough(step)) break;
    atRisk -= hits + censored;
  }
  return steps;
}

function interval(survival: number, greenwood: number, seen: { atRisk: number; observed: number }): Interval {
  const share = 1 - survival;
  if (survival >= 1) return { share: 0, low: 0, high: exactHighOfNone(seen.atRisk) };
  if (survival <= 0) return { share: 1, low: 1 - exactHighOfNone(seen.observed), high: 1 };
  const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { share, low: 1 - survival ** Math.exp(-spread), high: 1 - survival ** Math.exp(spread) };
}

/** Clopper–Pearson upper bound (95 %, two-sided) for none of `n`: the `0.975` quantile of Beta(1, n). */
function exactHighOfNone(n: number): number {
  return n > 0 ? 1 - 0.025 ** (1 / n) : 1;
}

/** How many steps of a curve lie before `day`. Halved again and again: a page asks a curve of some hundred steps some hundred times. */
function stepsBefore(curve: readonly Step[], day: number): number {
  let [from, to] = [0, curve.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((curve[middle]?.day ?? day) < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Cases that had waited until a day without an answer, those answered on it included. */
export function atRiskOn(curve: readonly Step[], day: number): number {
  return curve[stepsBefore(curve, day)]?.atRisk ?? 0;
}

/** Share answered by the end of a day. While nobody was, the bound is that of the cases that are old enough to tell. */
export function answeredBy(curve: readonly Step[], day: number): Interval {
  const before = stepsBefore(curve, day);
  const step = curve[before]?.day === day ? curve[before] : curve[before - 1];
  if (step && step.share > 0) return { share: step.share, low: step.low, high: step.high };
  return { share: 0, low: 0, high: exactHighOfNone(atRiskOn(curve, day)) };
}

/** First day by which half of the cases are answered; null while that day is not reached. */
export function medianDays(curve: readonly Step[]): number | null {
  return curve.find(isHalf)?.day ?? null;
}

/** Whether half of the cases are answered. The product of fractions may miss one half by a rounding error. */
export const isHalf = ({ share }: Step): boolean => share >= 0.5 - 1e-12;

const never = [Number.POSITIVE_INFINITY, 0] as const;

/** How many cases these are. */
export function casesIn(counted: readonly (readonly [day: number, cases: number])[]): number {
  let total = 0;
  for (const [, cases] of counted) total += cases;
  return total;
}
