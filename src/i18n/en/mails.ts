import type { mails as german } from '../de/mails.ts';
import type { Words } from '../de/words.ts';

export const mails: Words<typeof german> = {
  title: 'Messages',
  intro:
    'Choose for each kind whether we write at once, once a day with everything in one mail, or not at all. Reminders reach you at most once a day.',
  necessary:
    'The only messages that always come are those you cause yourself: links to sign in, links to confirm, and the message that your case is public.',
  'at-once': 'at once',
  digest: 'once a day',
  never: 'not at all',
  save: 'Save',
  saved: 'Saved. It applies from the next message on.',
  asAuthor: 'About your cases',
  asCompany: 'When you speak for a company',
  asReader: 'What you follow',
  stopTitle: 'No more messages of this kind?',
  stopText: 'You will get no more e-mails about “{topic}”. Everything else stays as it is.',
  stopButton: 'Unsubscribe',
  stoppedTitle: 'Unsubscribed',
  stoppedText: 'We no longer write to you about “{topic}”. You can switch it on again in your account at any time.',
  contactTitle: 'No more messages to this address?',
  contactText:
    'We will then no longer write to this address, nor about other cases. Whoever wrote the case is told that messages are not accepted here. The case stays public.',
  contactWrong: 'This is the wrong address',
  contactRefuse: 'No more messages',
  contactStopped: 'Nothing goes to this address any more.',
  toChoices: 'Choose for all messages',
  topic: {
    answers: {
      name: 'Answers to your cases',
      what: 'A company has replied in public to one of your cases.',
    },
    'your-turn': {
      name: 'Your turn',
      what: 'A reply is waiting for your verdict, you have not answered for some time, or the case is about to become dormant.',
    },
    promises: {
      name: 'Promises that fall due',
      what: 'A promise by the company is due today. We ask whether it was kept.',
    },
    steps: {
      name: 'The next step',
      what: 'A further step is possible now, an arbitration body for example.',
    },
    'follow-up': {
      name: 'Follow-up after closing',
      what: 'Thirty days after you closed a case we ask once whether the solution holds.',
    },
    letters: {
      name: 'Letters in your tray',
      what: 'Mail came to the address of your case. At most once a day for each case.',
    },
    'company-cases': {
      name: 'Cases against your company',
      what: 'New cases, answers and closed cases.',
    },
    'company-turn': {
      name: 'Deadlines of your company',
      what: 'A first reply is due: after seven days, one day before the deadline and after it.',
    },
    'company-assigned': {
      name: 'Cases you take care of',
      what: 'Somebody of your team assigns a case to you.',
    },
    'company-week': {
      name: 'Your week',
      what: 'On Mondays: what changed and which cases need an answer first. Nothing when nothing is open.',
    },
    digest: {
      name: 'Daily digest',
      what: 'Everything for which you chose the daily digest.',
    },
    follows: {
      name: 'Cases you follow',
      what: 'Replies in cases you follow, and when they close.',
    },
    'followed-cases': {
      name: 'New cases you follow',
      what: 'A new case against a company or in an industry that you follow.',
    },
  },
};
