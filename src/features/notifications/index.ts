export type { Mail } from './mails.ts';
export { type QueuedMail, queueMail } from './outbox.ts';
