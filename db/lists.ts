// Closed lists that both the tables and the rules of a feature name. It imports nothing.

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
] as const;

/** What a decision can be about besides. `votes`: those of a sign, taken together; the last two: a report of pressure. */
export const pieceKinds = [...reportable, 'votes', 'threat', 'money-offer'] as const;

/** The last one was a removal from before decisions were recorded. */
export const decisionKinds = ['notice', 'own', 'sign', 'appeal', 'challenge', 'pressure', 'before-records'] as const;

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

/** `decision_ground` of the EU transparency database: against the law, or against the rules of the house. */
export const grounds = ['DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'] as const;

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

/** Who gives a notice. */
export const notifierKinds = ['company', 'company-lawyer', 'authority', 'third-person', 'reader'] as const;

/** What a company says of a case that it does not take for its own. */
export const claims = ['not-customer', 'wrong-company'] as const;

/** What a file is, by its content. */
export const evidenceKinds = ['image', 'pdf', 'text', 'mail', 'audio'] as const;

/** Why a file is not taken. `heic`: a picture of an iPhone that no browser shows. */
export const evidenceRefusals = [
  'heic',
  'kind',
  'too-large',
  'too-many-pixels',
  'too-many-pages',
  'encrypted',
  'two-kinds',
  'empty',
  'unreadable',
] as const;

/** What an author shows files for: a challenge of their case, a report of pressure, a question of a moderator. */
export const checkKinds = ['challenge', 'pressure', 'question'] as const;
