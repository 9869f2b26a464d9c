export { leavePressure } from './expiry.ts';
export { findReport } from './find.ts';
export { type DecidedPressure, decidedPressure, pressureOn } from './queries.ts';
