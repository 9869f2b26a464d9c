import { addMonths, type Day } from '#src/lib/dates.ts';
import type { Bar } from '../rules.ts';

/** Months in which an appeal can be made (DSA Art. 20(1)). */
const appealMonths = 6;
/** Days after which one operator who is alone decides anew. */
const anewDays = 14;
/** Days until an appeal is decided, from the moment at which somebody may. */
const decisionDays = 7;
const day = 86_400_000;

/** The last day of an appeal against a decision that took effect on `day`. */
export const lastAppealDay = (day: Day): Day => addMonths(day, appealMonths);

/** Who could decide an appeal: `first` decided, `second` looked again. `operators` have no part in the case. Moments are milliseconds. */
export interface AppealSides {
  operators: readonly string[];
  first: string | null;
  second: string | null;
  givenAt: number;
}

/** Until when an appeal is to be decided: one who is alone has to wait first. */
export function appealDueAt({ operators, first, givenAt }: AppealSides): number {
  const isAlone = operators.every((id) => id === first);
  return givenAt + ((isAlone ? anewDays : 0) + decisionDays) * day;
}

/**
 * Why `actor` may not decide on an appeal; null when they may. Somebody who had no part in the decision if there is anybody,
 * else whoever did not decide; one who is alone after 14 days. Whatever their number, there is a moment at which somebody may.
 */
export function appealBar({ operators, first, second, givenAt }: AppealSides, actor: string, now: number): Bar | null {
  if (!operators.includes(actor)) return { why: 'party' };
  const others = operators.filter((id) => id !== first);
  const fresh = others.filter((id) => id !== second);
  if (others.length > 0 && actor === first) return { why: 'first' };
  if (fresh.length > 0 && actor === second) return { why: 'second' };
  const from = givenAt + anewDays * day;
  return others.length > 0 || now >= from ? null : { why: 'alone', from };
}
