// Closed lists that both the tables and the rules of a feature name. It imports nothing.

/** How somebody shows that they may speak for a company, beside a mail at its domain. */
export const proofWays = ['dns', 'file', 'letter', 'documents'] as const;

/** Public words of a company besides a case: what it says was a cause, where it wants to be told of complaints, as whom somebody speaks for it. */
export const wordsOfCompany = ['cause', 'complaint-contact', 'representative'] as const;

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
  ...wordsOfCompany,
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

/** The two sides of a private exchange about a case. */
export const exchangeSides = ['author', 'company'] as const;

/** What private details an author can give a company, in the order of the form. */
export const exchangeFactKinds = [
  'order-number',
  'customer-number',
  'full-name',
  'postal-address',
  'second-email',
  'phone',
  'iban',
] as const;

/** What a company can promise all its customers: a fixed vocabulary, so that it can be measured. */
export const companyWordKinds = ['answer', 'solve'] as const;
/** What a program may read with a token: the company's own cases, and what its people noted about them. */
export const apiScopes = ['cases', 'notes'] as const;

/** What a webhook is told of. The last one is sent by a button, to try it. */
export const webhookTypes = [
  'case.published',
  'case.moved',
  'case.corrected',
  'case.closed',
  'case.reopened',
  'case.ended',
  'entry.added',
  'author.answered',
  'reply.published',
  'reply.judged',
  'promise.changed',
  'promise.due',
  'reply.due',
  'webhook.test',
] as const;

/**
 * Why a message did not arrive: answered with another status than 2xx, not in time, not reached, its address leads to where
 * nothing may be sent, the answer leads elsewhere, is compressed or too long. `disabled`: not tried,
 * because the webhook was switched off.
 */
export const webhookFaults = [
  'status',
  'timeout',
  'unreachable',
  'forbidden',
  'elsewhere',
  'unreadable',
  'disabled',
] as const;

/** What people of a company do with its programs, and (the last one) what the worker does. A name is never changed. */
export const integrationActions = [
  'integrations.createToken',
  'integrations.endToken',
  'integrations.createWebhook',
  'integrations.changeSecret',
  'integrations.testWebhook',
  'integrations.resumeWebhook',
  'integrations.removeWebhook',
  'integrations.replay',
  'integrations.disableWebhook',
] as const;
/** What an author shows files for: a challenge of their case, a report of pressure, a question of a moderator. */
export const checkKinds = ['challenge', 'pressure', 'question', 'appeal'] as const;

/** What of a company can be put right. A brand and a domain can only be given up. */
export const factKinds = ['address', 'phone', 'website', 'arbitration', 'brand', 'domain'] as const;
