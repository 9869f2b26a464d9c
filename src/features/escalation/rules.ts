import type { CasePromise } from '#src/features/cases/promises/rules.ts';
import { type CaseState, confirmSolvedDays, dormantDays, replyDueOn } from '#src/features/cases/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';

/** Days after which the author is asked again, while the ball lies with the author. */
export const askAuthorAfterDays = [3, 10, 24] as const;
/** Days after a closing until the author is asked whether it still holds. */
const stillHoldsDays = 30;

export type ClockKind = 'first-reply' | 'promise' | 'author-to-move' | 'confirm-solved' | 'dormant' | 'still-holds';

/** A day on which something of a case falls due. `promiseId`: of a promise, null of everything else. */
export interface Clock {
  kind: ClockKind;
  on: Day;
  promiseId: string | null;
}

export interface ClockFacts {
  state: Pick<CaseState, 'status' | 'publishedOn' | 'firstReplyOn' | 'movedOn' | 'closedOn'>;
  promises: readonly Pick<CasePromise, 'id' | 'dueOn' | 'keptOn' | 'brokenOn'>[];
  /** Day of the reply that proposes "solved" and has no verdict yet. */
  proposedOn: Day | null;
  /** The author has said already whether the last outcome holds. */
  followedUp: boolean;
}

/**
 * The clocks that run for a case, earliest first; one that rang without an answer stays, with its day in the past.
 * The days are the platform's own promises and the company's: they are calendar days and do not move to a working day,
 * because § 193 BGB is about what is owed, not about when somebody is asked.
 */
export function clocksOf(facts: ClockFacts): Clock[] {
  const { status, publishedOn, firstReplyOn, movedOn, closedOn } = facts.state;
  const clocks: Clock[] = [];
  const ring = (kind: ClockKind, on: Day, promiseId: string | null = null) => clocks.push({ kind, on, promiseId });
  if (status === 'open' && publishedOn !== null && firstReplyOn === null) ring('first-reply', replyDueOn(publishedOn));
  if (status === 'open' || status === 'answered') {
    for (const { id, dueOn, keptOn, brokenOn } of facts.promises) {
      if (dueOn !== null && keptOn === null && brokenOn === null) ring('promise', dueOn, id);
    }
    if (movedOn !== null) ring('dormant', addDays(movedOn, dormantDays));
  }
  if (status === 'answered') {
    if (movedOn !== null) for (const days of askAuthorAfterDays) ring('author-to-move', addDays(movedOn, days));
    if (facts.proposedOn !== null) ring('confirm-solved', addDays(facts.proposedOn, confirmSolvedDays));
  }
  if (status === 'closed' && closedOn !== null && !facts.followedUp) {
    ring('still-holds', addDays(closedOn, stillHoldsDays));
  }
  return clocks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
