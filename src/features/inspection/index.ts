/** What other features may ask of it. */
export { leaveInspections } from './expiry.ts';
