import type { Day } from '#src/lib/dates.ts';

/**
 * `unconfirmed`: its day passed, and nobody has said how it ended. `reported`: the company says that it was kept, and the
 * author has said nothing. `disputed`: the company says that it was kept, the author that it was not.
 */
export const promiseStates = ['open', 'kept', 'broken', 'unconfirmed', 'reported', 'disputed'] as const;
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
  /** When the author said so, or gave the company longer. */
  markedAt: Date | null;
  /** A representative says that it was kept on this day. */
  reportedKeptOn: Day | null;
  reportedAt: Date | null;
  /** Since when its author can look at a file that is to prove that; null: there is none. */
  reportedFileAt: Date | null;
}

/** What of an entry says whose word was given in it. */
type MadeIn = { id: string; thirdParty: string };

/**
 * Whose word it is: that of the company the case is against, or, by the organisation named there, of another that the
 * author dealt with, or of somebody in whose replies (`uncounted`, their ids) nobody knows the company to speak. What a
 * carrier promised, or a stranger, stands where it was said and counts for nobody.
 */
export function byMaker<P extends Pick<CasePromise, 'entryId' | 'replyId'>>(
  promises: readonly P[],
  entries: readonly MadeIn[],
  uncounted: readonly string[],
): { own: P[]; others: P[] } {
  const others = new Set([...entries.filter(({ thirdParty }) => thirdParty !== '').map(({ id }) => id), ...uncounted]);
  const isOthers = ({ entryId, replyId }: P) => others.has(entryId ?? replyId ?? '');
  return { own: promises.filter((one) => !isOthers(one)), others: promises.filter(isOthers) };
}

type Said = Pick<CasePromise, 'keptOn' | 'brokenOn' | 'dueOn' | 'reportedKeptOn'>;

/**
 * Kept and broken is a promise only when the author says so: a day that passed in silence confirms nothing and accuses
 * nobody, and the word of the company alone is told as the word of the company. Without a due date and without a word it
 * stays open.
 */
export function promiseState(promise: Said, today: Day): PromiseState {
  if (promise.keptOn !== null) return 'kept';
  if (promise.brokenOn !== null) return promise.reportedKeptOn === null ? 'broken' : 'disputed';
  if (promise.reportedKeptOn !== null) return 'reported';
  return promise.dueOn !== null && promise.dueOn < today ? 'unconfirmed' : 'open';
}

/** The author has said how it ended. */
export function isMarked(promise: Pick<CasePromise, 'keptOn' | 'brokenOn'>): boolean {
  return promise.keptOn !== null || promise.brokenOn !== null;
}

/**
 * Whether the company may say, now or otherwise, that it was kept. Not where the author says so, and not any more once
 * the author has answered what it said.
 */
export function isReportable({ keptOn, brokenOn, reportedKeptOn }: Said): boolean {
  return keptOn === null && (brokenOn === null || reportedKeptOn === null);
}

/** Its day passed and the author has not said that it was kept. */
export function hasLapsed(promise: Pick<CasePromise, 'keptOn' | 'dueOn'>, today: Day): boolean {
  return promise.dueOn !== null && promise.dueOn < today && promise.keptOn === null;
}
