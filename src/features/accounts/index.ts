/** What other features may ask the accounts for. */
export { isAppointed, operators } from './appointments.ts';
export { emailInput, tokenInput } from './input.ts';
export { createLink, isLinkOpen, type LinkState, peekLink, useLink } from './links.ts';
export { tellOwner } from './owner.ts';
export { unproved } from './security/proof.ts';
export { type SessionCookie, startSession } from './sessions.ts';
export { findOrCreateUser, personAt } from './users.ts';
export { mayWrite } from './writing.ts';
