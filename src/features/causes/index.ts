/** The door of this feature for other features. */
export { type StatedCause, statedCauses } from './queries.ts';
