/** The closed lists of a case, in the order people see them. Interface words: `case.*` in src/i18n. */
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

/** Cases of one incident that one text of a company may answer. */
export const mostOfStatement = 200;

/** `named-…`: of a company that the case only names, and what the author answers it. */
export type ThreadKind = 'reply' | 'answer' | 'named-reply' | 'named-answer';

export const verdictContents = ['yes', 'partly', 'no'] as const;
export type VerdictContent = (typeof verdictContents)[number];

export { type Factor, factors, hardFactors, softFactors } from '#src/features/rankings/lists.ts';
