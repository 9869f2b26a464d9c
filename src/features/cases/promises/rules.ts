import type { Day } from '#src/lib/dates.ts';

/** `unconfirmed`: its day passed, and the author has not said how it ended. */
export const promiseStates = ['open', 'kept', 'broken', 'unconfirmed'] as const;
export type PromiseState = (typeof promiseStates)[number];

export function isPromiseState(text: string): text is PromiseState {
  return promiseStates.some((state) => state === text);
}

/** What the company said it would do. Only the author says whether it was kept. */
export interface CasePromise {
  id: string;
  entryId: string | null;
  replyId: string | null;
  text: string;
  madeOn: Day;
  dueOn: Day | null;
  keptOn: Day | null;
  brokenOn: Day | null;
}

/**
 * Broken is a promise only when the author says so: a day that passed in silence confirms nothing and accuses nobody.
 * Without a due date it stays open until the author decides.
 */
export function promiseState(promise: Pick<CasePromise, 'keptOn' | 'brokenOn' | 'dueOn'>, today: Day): PromiseState {
  if (promise.keptOn !== null) return 'kept';
  if (promise.brokenOn !== null) return 'broken';
  return promise.dueOn !== null && promise.dueOn < today ? 'unconfirmed' : 'open';
}

/** Its day passed and nobody has said that it was kept. */
export function hasLapsed(promise: Pick<CasePromise, 'keptOn' | 'brokenOn' | 'dueOn'>, today: Day): boolean {
  return promise.dueOn !== null && promise.dueOn < today && promise.keptOn === null;
}
