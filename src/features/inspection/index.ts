/** What other features may ask of it. */
export { endInspectionAgain } from './again.ts';
export { leaveInspections } from './expiry.ts';
