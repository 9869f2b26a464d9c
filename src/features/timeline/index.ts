/** The door of this feature for other features: all they ask besides its rules and lists. */
export { type DraftEntry, entryFormInput, move } from './story/input.ts';
export { shortPromiseFields, type ToldPromise } from './story/promise-fields.ts';
export { among, dated, quantitiesOf, withDates } from './story/told-days.ts';
