export type { Mail } from './mails.ts';
export { queueMail } from './outbox.ts';
