import { inOrder, mayStandOn, type Placed, placedDay } from '#src/features/cases/entry/rules.ts';
import type { Day } from '#src/lib/dates.ts';

/** What must be there before a case can be published, in the order of the steps. */
export const neededSteps = ['company', 'story', 'timeline', 'wish'] as const;
export type NeededStep = (typeof neededSteps)[number];

export interface Completeness {
  companyName: string;
  title: string;
  summary: string;
  entryCount: number;
  desiredOutcome: string | null;
  penName: string;
  /** The company may have been changed after the pen name was checked against it. */
  penNameFits: boolean;
}

/** Steps that still lack something. Empty: the draft can be published. */
export function missingSteps(draft: Completeness): NeededStep[] {
  const isThere = {
    company: draft.companyName !== '',
    story: draft.title !== '' && draft.summary !== '',
    timeline: draft.entryCount > 0,
    wish: draft.desiredOutcome !== null && draft.penName !== '' && draft.penNameFits,
  };
  return neededSteps.filter((step) => !isThere[step]);
}

/**
 * The entries directly before and after an entry past which it can be moved: where one of the two may stand on the day of
 * the other without saying something else about its own.
 */
export function neighbours<T extends Placed>(entries: readonly T[], id: string): { before: T | null; after: T | null } {
  const ordered = inOrder(entries);
  const index = ordered.findIndex((entry) => entry.id === id);
  const here = ordered[index];
  const near = (other: T | undefined) => (here && other && meetingDay(here, other) !== null ? other : null);
  return { before: index > 0 ? near(ordered[index - 1]) : null, after: near(ordered[index + 1]) };
}

/** A day on which both may stand; null when their days are known and different. */
export function meetingDay(one: Placed, other: Placed): Day | null {
  const [here, there] = [placedDay(one), placedDay(other)];
  if (mayStandOn(one, there)) return there;
  return mayStandOn(other, here) ? here : null;
}
