export type { ContactMail } from './contact-mails.ts';
export {
  addContact,
  type Contact,
  type ContactEnd,
  contactKey,
  contactsOf,
  endBounced,
  isBarred,
  keyOfContact,
  lookedUpContact,
} from './contacts.ts';
export type { AccountChange } from './mails.ts';
export { moveRecipient } from './move.ts';
export { notify, wayOf, waysOf } from './notify.ts';
export { type QueuedMail, queueMail } from './outbox.ts';
export { blackenLetters, renameSpeaker, retellCase } from './retell.ts';
export { stopUrl } from './stop.ts';
export {
  forgetCaseMails,
  forgetRecipient,
  takeBackCase,
  takeBackFrom,
  takeBackFromSpeaker,
  takeBackMail,
  takeBackNaming,
} from './take-back.ts';
export { threadOf } from './thread.ts';
export type { ChosenMail, Way } from './topics.ts';
