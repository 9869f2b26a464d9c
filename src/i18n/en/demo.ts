import type { demo as german } from '../de/demo.ts';
import type { Words } from '../de/words.ts';

export const demo: Words<typeof german> = {
  mailbox: {
    title: 'Mailbox of the demo',
    lead: 'Every e-mail this demo sends ends up here. Outside the demo this page does not exist.',
    reload: 'Reload',
    empty: 'No mail yet',
    emptyText: 'Sign in or publish a case: the message about it is here after a second or so.',
    to: 'To',
    from: 'From',
    subject: 'Subject',
    received: 'Received',
    back: 'All messages',
    html: 'View as HTML',
    none: 'There is no such message.',
  },
};
