export { deskInbox, openPromise } from './inbox.ts';
export { notesOfCases } from './notes/queries.ts';
