export * from './accounts.ts';
export * from './cases.ts';
export * from './companies.ts';
export * from './drafts.ts';
export * from './escalation.ts';
export * from './events.ts';
export * from './mail.ts';
export * from './rankings.ts';
