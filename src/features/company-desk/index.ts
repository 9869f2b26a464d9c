export { isOpenPromise, openPromise } from './filter.ts';
export { deskInbox } from './inbox.ts';
export { notesOfCases } from './notes/queries.ts';
