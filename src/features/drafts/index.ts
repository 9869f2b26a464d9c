/** What other features may ask the drafts for. */
export { deleteDrafts } from './expiry.ts';
export { draftsOfPerson } from './of-person.ts';
