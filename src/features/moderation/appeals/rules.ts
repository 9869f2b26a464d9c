import { addMonths, type Day } from '#src/lib/dates.ts';

/** Months in which an appeal can be made (DSA Art. 20(1)). */
const appealMonths = 6;
/** Days after which one operator who is alone decides anew. */
const anewDays = 14;

/** The last day of an appeal against a decision that took effect on `day`. */
export const lastAppealDay = (day: Day): Day => addMonths(day, appealMonths);

/**
 * Whether `actor` may decide on an appeal. `operators`: all who could decide this, without those who have a part in the case.
 * `first` decided, `second` looked again. Somebody who had no part in it if there is anybody, else whoever did not decide;
 * one who is alone after 14 days. Whatever their number, there is a moment at which somebody may. Moments are milliseconds.
 */
export function mayDecideAppeal(
  {
    operators,
    first,
    second,
    givenAt,
  }: { operators: readonly string[]; first: string | null; second: string | null; givenAt: number },
  actor: string,
  now: number,
): boolean {
  if (!operators.includes(actor)) return false;
  const others = operators.filter((id) => id !== first);
  const fresh = others.filter((id) => id !== second);
  if (fresh.length > 0) return fresh.includes(actor);
  if (others.length > 0) return others.includes(actor);
  return now >= givenAt + anewDays * 86_400_000;
}
