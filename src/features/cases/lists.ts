/** The closed lists of a case, in the order people see them. Interface words: `case.*` in src/i18n. */
export const channels = [
  'phone',
  'email',
  'letter',
  'fax',
  'chat',
  'social',
  'form',
  'app',
  'on-site',
  'technician',
  'other',
] as const;
export type Channel = (typeof channels)[number];

/** `conversation`: both spoke. `attempt`: nobody was reached. `event`: nobody's message. */
export const directions = ['to-company', 'from-company', 'conversation', 'attempt', 'event'] as const;
export type Direction = (typeof directions)[number];

/**
 * `part` (of a month or a year), `month`, `season`, `year`: on some day of these; `unknown`: only its place is known.
 */
export const precisions = ['exact', 'approximate', 'period', 'part', 'month', 'season', 'year', 'unknown'] as const;
export type Precision = (typeof precisions)[number];

export const desiredOutcomes = [
  'refund',
  'replacement',
  'repair',
  'delivery',
  'contract-change',
  'information',
  'apology',
  'other',
] as const;
export type DesiredOutcome = (typeof desiredOutcomes)[number];

/** What the author can say at the end; `unknown` is what silence leaves. */
export const statedOutcomes = ['solved', 'partly', 'unsolved'] as const;
export type StatedOutcome = (typeof statedOutcomes)[number];
export type CaseOutcome = StatedOutcome | 'unknown';

/** What a company can say that its reply is. */
export const intents = ['answer', 'question', 'correction', 'solution', 'settlement', 'solved'] as const;
/** `information`: of replies from before questions and answers were told apart; they go on counting as answers. */
export type Intent = (typeof intents)[number] | 'information';

/** `named-…`: of a company that the case only names, and what the author answers it. */
export type ThreadKind = 'reply' | 'answer' | 'named-reply' | 'named-answer';

export const verdictContents = ['yes', 'partly', 'no'] as const;
export type VerdictContent = (typeof verdictContents)[number];

export { type Factor, factors, hardFactors, softFactors } from '#src/features/rankings/lists.ts';

/** What the fields of the promises of an entry begin with, row by row. */
export const promiseRows = ['promise', 'promise2', 'promise3', 'promise4', 'promise5'] as const;
export type PromiseRow = (typeof promiseRows)[number];
