/** The door of this feature for other features. */
export { causesOf, type StatedCause, statedCauses } from './queries.ts';
