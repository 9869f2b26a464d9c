import type { mail as german } from '../de/mail.ts';
import type { Words } from '../words.ts';

export const mail: Words<typeof german> = {
  greeting: 'Hello,',
  signature: 'Aktenkundig – complaints with dates, answers with names',
  orCopy: 'If the button does not work, copy this address into your browser:',
  why: 'You receive this message once, because something that concerns you happened on {site}.',
  whyTopic: 'This message belongs to “{topic}” on {site}.',
  stop: 'No more messages of this kind',
  choose: 'At once, collected daily or not at all: choose for all messages',
  'confirm-case': {
    subject: 'Please confirm: your case against {companyName}',
    text: 'Your case “{title}” against {companyName} is written but not yet public.\n\nWe publish it only when you confirm here. You will see it once more before that.',
    button: 'View and publish the case',
    after:
      'The link works once and for seven days.\n\nYou wrote nothing? Then there is nothing to do. Without your confirmation nothing is published.',
  },
  'resume-draft': {
    subject: 'Your draft, to go on writing',
    text: 'Your draft “{title}” is saved. With this link you can go on writing, in another browser too.',
    button: 'Go on writing',
    after:
      'Please do not pass the link on: whoever has it can read and change the draft.\n\nYou wrote nothing? Then there is nothing to do.',
  },
  'sign-in': {
    subject: 'Your link to sign in',
    text: 'With this link you sign in to Aktenkundig. You do not need a password.',
    button: 'Sign in',
    after:
      'The link works once and for 30 minutes.\n\nYou did not want to sign in? Then there is nothing to do; nobody gets into your account without the link.',
  },
  'reset-password': {
    subject: 'Set a new password',
    text: 'A new password was requested for your account. With this link you set it.',
    button: 'Set a new password',
    after:
      'The link works once and for 30 minutes.\n\nYou did not ask for this? Then there is nothing to do; your password stays as it is.',
  },
  'address-known': {
    subject: 'You already have an account',
    text: 'Somebody, probably you, wanted to open an account with this address. There is one already. Simply sign in; a forgotten password can be replaced there.',
    button: 'To the sign-in page',
    after: 'That was not you? Then there is nothing to do. Nothing about your account has changed.',
  },
  'claim-company': {
    subject: 'Take over the profile of {companyName}',
    text: 'With this link you confirm that you receive mail at this address and may speak for {companyName}.\n\nAfter that you can reply to cases. Your name and job title will then be public.',
    button: 'Confirm the address',
    after:
      'The link works once and for 24 hours.\n\nYou did not ask for this? Then there is nothing to do; the profile stays as it is.',
  },
  'case-published': {
    subject: 'New case against {companyName}: Ref. {number}',
    text: 'A case against {companyName} has been published:\n\n“{title}” (Ref. {number})\n\nIt is your company’s turn now. The first reply is expected by {due}; after that the case is listed as overdue.',
    button: 'Read the case and reply',
    after: 'You reply under your own name. Whether the case is solved is for the person who wrote it to say.',
  },
  'case-live': {
    subject: 'Your case is public: Ref. {number}',
    text: 'Your case “{title}” against {companyName} is published. Its number is {number}.\n\nThe company has 14 days for its first reply. We write to you as soon as there is one.',
    button: 'To the case',
    after:
      'We notify the company if somebody there has claimed its profile. If the profile says that nobody speaks there, it is best to send them the link yourself.\n\nIf something new happens meanwhile, add it to the case: with its date, as before.',
  },
  'reply-published': {
    subject: '{companyName} has replied: Ref. {number}',
    text: '{representative}, has replied in public to your case “{title}” on behalf of {companyName}.\n\nIt is your turn now: would you be content with this answer? You can judge it, ask back or close the case.',
    button: 'Read the reply',
    after:
      'Only you say whether the case is solved. If the company calls it solved and we hear nothing from you for 30 days, the case becomes dormant and its outcome unknown.',
  },
  'author-answered': {
    subject: 'An answer in Ref. {number}',
    text: 'There is an answer to your reply in the case “{title}” (Ref. {number}).\n\nIt is your company’s turn again.',
    button: 'Read the answer',
    after: 'You reply under your own name.',
  },
  'case-closed': {
    subject: 'Closed: Ref. {number}',
    text: 'The case “{title}” (Ref. {number}) is closed. Outcome, according to the person who wrote it: {outcome}.',
    button: 'Read the closing words',
    after: 'The case stays public and counts with this outcome.',
  },
  'case-reopened': {
    subject: 'Open again: Ref. {number}',
    text: 'The case “{title}” (Ref. {number}) has been reopened.\n\nIt is your company’s turn now.',
    button: 'Read the case and reply',
    after: 'The reason is given in the case.',
  },
};
