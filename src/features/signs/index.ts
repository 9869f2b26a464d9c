/** The door of this feature for other features: all they ask besides its rules, lists and pieces of page. */
export { type Examined, examinedCounts, examinedOn, openSigns } from './queries.ts';
