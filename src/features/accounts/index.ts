/** What other features may ask the accounts for. */
export { isModerator } from './appointments.ts';
export { emailInput, tokenInput } from './input.ts';
export { createLink, type LinkState, peekLink, useLink } from './links.ts';
export { readSession, type SessionCookie, startSession } from './sessions.ts';
export { contactOf, findOrCreateUser } from './users.ts';
