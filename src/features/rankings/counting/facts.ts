import { type Day, daysBetween } from '#src/lib/dates.ts';
import { type Factor, factors } from '../lists.ts';

/** `reported`: the company says that it was kept, and the author does not. It counts as without that word. */
export type CountedPromise = readonly [dueOn: Day | null, mark: 'kept' | 'broken' | null, said?: 'reported'];

/** What the statistics know about one case. Days are calendar days in Germany. */
export interface CountedFacts {
  publishedOn: Day;
  state: 'open' | 'answered' | 'closed' | 'dormant' | 'withdrawn' | 'removed' | 'not-genuine';
  firstAnswerOn: Day | null;
  firstAnswerBy: 'reply' | 'author' | null;
  /** From when to when the author had to answer a question of the company; `until` null: still has to. */
  asked: readonly (readonly [from: Day, until: Day | null])[];
  outcome: 'solved' | 'partly' | 'unsolved' | 'unknown' | null;
  closedOn: Day | null;
  /** Day of removal or withdrawal. */
  endedOn: Day | null;
  promises: readonly CountedPromise[];
  contacts: number;
  waitedMinutes: number;
  effortDays: number;
  buyAgain: 'yes' | 'no' | null;
  content: 'yes' | 'partly' | 'no' | null;
  factors: Readonly<Partial<Record<Factor, number>>>;
}

/** Days after which a case counts for the rank, and days after which its outcome counts. */
const ripeDays = 14;
export const settledDays = 30;

/** The plain counts: columns of `tallies`. */
export const countKeys = [
  'cases',
  'withdrawn',
  'removed',
  'notGenuine',
  'ripe',
  'settled',
  'solved',
  'partly',
  'promisesKept',
  'promisesBroken',
  'promisesUnconfirmed',
  'promisesOpen',
] as const;
export type CountKey = (typeof countKeys)[number];

/** What is counted per month of publication. */
export const monthKeys = ['cases', 'answered', 'ripe', 'solved', 'partly'] as const;
export type MonthKey = (typeof monthKeys)[number];

/** What is counted by its value: days, minutes, marks from 1 to 5. */
export type HistogramName = 'answered' | 'waiting' | 'contacts' | 'waitedMinutes' | 'effortDays' | Factor;

/** Of the promises that are not confirmed and of the broken ones, those of which the company says that they were kept. */
export type CompanyWord = 'reported' | 'disputed';

/** One thing that is counted; a tally says how often. */
export type Key =
  | CountKey
  | `month/${string}/${MonthKey}`
  | `${HistogramName}/${number}`
  | `buyAgain/${'yes' | 'no'}`
  | `content/${'yes' | 'partly' | 'no'}`
  | `promises/${CompanyWord}`
  | AlikeKey;

/** Cases alike in what the index counts: answered in time, solved (each `-`: too young to tell), promises kept of those due. */
type AlikeKey = `alike/${0 | 1 | '-'}/${0 | 0.5 | 1 | '-'}/${number}/${number}`;

/**
 * Everything a case counts for on a day: the only place that says so. A figure of a company, of an industry or of a
 * past day is made of nothing but these keys, counted. Empty before the publication.
 *
 * Whether a case is over does not appear among them: a case that is closed unsolved, withdrawn or removed stays in
 * every number, and waits for its first answer until today. Only a case that was not genuine leaves them all.
 */
export function keysOf(facts: CountedFacts, asOf: Day): Key[] {
  if (facts.publishedOn > asOf) return [];
  if (facts.state === 'not-genuine') return ['notGenuine'];
  const age = daysBetween(facts.publishedOn, asOf);
  const keys: Key[] = ['cases'];
  if (facts.state === 'withdrawn' || facts.state === 'removed') keys.push(facts.state);
  const isAnswered = facts.firstAnswerOn !== null && facts.firstAnswerOn <= asOf;
  const waited = age - daysAsked(facts, asOf) - (isAnswered ? daysBetween(facts.firstAnswerOn ?? asOf, asOf) : 0);
  keys.push(`${isAnswered ? 'answered' : 'waiting'}/${waited}`);
  if (age >= ripeDays) keys.push('ripe');
  if (age >= settledDays) keys.push('settled');
  const gain = facts.outcome === 'solved' || facts.outcome === 'partly' ? facts.outcome : null;
  if (gain && age >= settledDays) keys.push(gain);
  const promised = facts.promises.map((promise) => promiseKeys(promise, asOf));
  keys.push(...promised.flat());
  const month = facts.publishedOn.slice(0, 7);
  keys.push(`month/${month}/cases`);
  // One that waits for its author can still be answered in time.
  const isTold = age >= ripeDays && (isAnswered || waited >= ripeDays);
  if (isTold) keys.push(`month/${month}/ripe`);
  const isInTime = isAnswered && waited <= ripeDays;
  if (isTold && isInTime) keys.push(`month/${month}/answered`);
  if (gain) keys.push(`month/${month}/${gain}`);
  keys.push(`contacts/${facts.contacts}`, `waitedMinutes/${facts.waitedMinutes}`, `effortDays/${facts.effortDays}`);
  if (facts.buyAgain) keys.push(`buyAgain/${facts.buyAgain}`);
  if (facts.content) keys.push(`content/${facts.content}`);
  for (const factor of factors) {
    const mark = facts.factors[factor];
    if (mark !== undefined) keys.push(`${factor}/${mark}`);
  }
  const solved = gain === 'solved' ? 1 : gain === 'partly' ? 0.5 : 0;
  const due = promised.filter(([state]) => state !== 'promisesOpen');
  const kept = due.filter(([state]) => state === 'promisesKept');
  keys.push(
    `alike/${!isTold ? '-' : isInTime ? 1 : 0}/${age < settledDays ? '-' : solved}/${kept.length}/${due.length}`,
  );
  return keys;
}

/**
 * Days between publication and the first answer, or `asOf` without one, on which the author had to answer a question: the
 * company is not waited for, and they do not count against it.
 */
export function daysAsked(
  { publishedOn, firstAnswerOn, asked }: Pick<CountedFacts, 'publishedOn' | 'firstAnswerOn' | 'asked'>,
  asOf: Day,
): number {
  const end = firstAnswerOn !== null && firstAnswerOn < asOf ? firstAnswerOn : asOf;
  return asked.reduce((sum, [from, until]) => {
    const first = from > publishedOn ? from : publishedOn;
    const last = until !== null && until < end ? until : end;
    return sum + Math.max(0, daysBetween(first, last));
  }, 0);
}

/**
 * Broken only where the author says so; past due without a word of the author it is unconfirmed, which is due and not kept.
 * Without a due date it stays open until the author decides. The word of the company moves no promise from one count to
 * another: it is counted beside.
 */
export function promiseKeys(
  [dueOn, mark, said]: CountedPromise,
  asOf: Day,
): [CountKey, ...`promises/${CompanyWord}`[]] {
  if (mark === 'kept') return ['promisesKept'];
  if (mark === 'broken') return said ? ['promisesBroken', 'promises/disputed'] : ['promisesBroken'];
  if (dueOn === null || dueOn >= asOf) return ['promisesOpen'];
  return said ? ['promisesUnconfirmed', 'promises/reported'] : ['promisesUnconfirmed'];
}
