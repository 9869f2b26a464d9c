export { leavePressure } from './expiry.ts';
export { type DecidedPressure, decidedPressure, pressureOn } from './queries.ts';
