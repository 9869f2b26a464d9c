/** What a notice or a decision can be about. `votes`: those of a sign, taken together; the last two: a report of pressure. */
const pieceKinds = [
  'case',
  'entry',
  'reply',
  'answer',
  'closing',
  'reopening',
  'pen-name',
  'company-name',
  'votes',
  'threat',
  'money-offer',
] as const;
export type PieceKind = (typeof pieceKinds)[number];

/** The last one was a removal from before decisions were recorded. */
const decisionKinds = ['notice', 'own', 'sign', 'appeal', 'challenge', 'pressure', 'before-records'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export const measures = [
  'keep',
  'blacken',
  'hide',
  'remove',
  'not-genuine',
  'end-writing',
  'confirmed',
  'not-confirmed',
] as const;
export type Measure = (typeof measures)[number];

/** What an author says was done to them because of a case. It is no piece of the case and does nothing to it. */
export const pressureKinds = ['threat', 'money-offer'] as const satisfies readonly PieceKind[];
export type PressureKind = (typeof pressureKinds)[number];
export const isPressure = (kind: PieceKind): kind is PressureKind => pressureKinds.some((one) => one === kind);

/** What is decided about it. */
export const pressureResults = ['confirmed', 'not-confirmed'] as const satisfies readonly Measure[];
export type PressureResult = (typeof pressureResults)[number];
export const isPressureResult = (measure: Measure): measure is PressureResult =>
  pressureResults.some((one) => one === measure);

/** `decision_ground` of the EU transparency database: against the law, or against the rules of the house. */
export const grounds = ['DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'] as const;
export type Ground = (typeof grounds)[number];

/** `category` of the EU transparency database, those that can concern a complaint. */
export const categories = [
  'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
  'STATEMENT_CATEGORY_VIOLENCE',
] as const;
export type Category = (typeof categories)[number];

/** Who gives a notice. */
export const notifierKinds = ['company', 'company-lawyer', 'authority', 'third-person', 'reader'] as const;
export type NotifierKind = (typeof notifierKinds)[number];

/** What a notice can be about. */
export const reportable = [
  'case',
  'entry',
  'reply',
  'answer',
  'closing',
  'reopening',
  'pen-name',
  'company-name',
] as const satisfies readonly PieceKind[];
export type Reportable = (typeof reportable)[number];

/** What a company says of a case that it does not take for its own. */
export const claims = ['not-customer', 'wrong-company'] as const;
export type Claim = (typeof claims)[number];

/** What comes of it, and by which measure. Not confirmed: nobody answered; it is removed and goes on counting. */
export const measureOf = {
  confirmed: 'keep',
  'not-confirmed': 'remove',
  'not-genuine': 'not-genuine',
} as const satisfies Record<string, Measure>;
export type ChallengeResult = keyof typeof measureOf;

export const challengeResults = ['confirmed', 'not-confirmed', 'not-genuine'] as const satisfies ChallengeResult[];
