export { notify } from './notify.ts';
export { queueMail } from './outbox.ts';
export type { ChosenMail } from './topics.ts';
