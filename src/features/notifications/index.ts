export { type Contact, contactsOf, keyOfContact } from './contacts.ts';
export type { ContactMail } from './mails.ts';
export { notify, wayOf } from './notify.ts';
export { queueMail } from './outbox.ts';
export { stopUrl } from './stop.ts';
export type { ChosenMail, Way } from './topics.ts';
