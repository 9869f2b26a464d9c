export { caseContacts } from './contact/queries.ts';
export { tellContact } from './contact/tell.ts';
