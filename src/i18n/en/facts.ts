import type { facts as german } from '../de/facts.ts';
import type { Words } from '../de/words.ts';

/** The page of a company about which nobody has written yet. */
export const facts: Words<typeof german> = {
  none: {
    title: 'No case yet',
    text: 'Nobody has written about {name} here so far. That is no good sign and no bad one.',
    industry: 'How others answer: {industry}',
  },
  complain: {
    title: 'How to complain to {name}',
    text: 'Best in writing, so that you can prove it later. What belongs in the first message:',
    number: 'Contract, customer or order number, and what happened, with dates.',
    day: 'What you ask for, and by which day. 14 days are customary.',
    written: 'The request to answer in text form. If you call, note the day, the time and what was promised.',
    name: 'The question who handles your case: name and department.',
  },
  ladder: {
    title: 'What is possible after that',
    text: 'The steps in the industry “{industry}”, from the letter to the court, with addresses and costs.',
  },
  where: {
    title: 'Where to write',
    address: 'Address',
    phone: 'Telephone',
    website: 'Website',
    imprint:
      'The address was collected for questions about data protection. Compare it with the imprint of the company (§ 5 DDG): that says where complaints belong.',
    unknown: 'No address is known here. It stands in the imprint of the company (§ 5 DDG) and on the invoice.',
    source: 'Taken from',
    asOf: 'as of {day}.',
    compare: 'Where complaints belong also stands in the imprint of the company (§ 5 DDG).',
    wrong: 'Is something wrong?',
  },
  arbitration: {
    title: 'Does it take part in arbitration?',
    yes: '{name} says that it takes part in proceedings before a consumer arbitration board. Source:',
    yesAt: '{name} says that it takes part in proceedings of this board: {body}. Source:',
    no: '{name} says that it does not take part in proceedings before a consumer arbitration board. Source:',
    unknown:
      'That is not known here. Companies with more than ten employees have to say so on their website and in their terms (§ 36 VSBG).',
  },
  said: {
    company: 'So the company says itself ({by}, since {day}).',
    looked: 'Said by the company ({by}, {day}); moderation has looked at the source.',
    moderation: 'Put right by moderation on {day}.',
    source: 'Source:',
  },
  kinds: {
    address: 'Address',
    phone: 'Telephone',
    website: 'Website',
    arbitration: 'Arbitration',
    'arbitration-yes': 'Takes part in arbitration',
    'arbitration-no': 'Does not take part in arbitration',
    'arbitration-unknown': 'It is not known whether it takes part in arbitration',
    brand: 'The name or brand “{which}” is not part of it',
    domain: 'The domain {which} is not part of it',
  },
  form: {
    about: 'What is wrong?',
    nothing: 'nothing is said',
    text: 'What is right?',
    textHint:
      'An address in lines; of arbitration the board. Empty means: nothing is to stand here. For a name or a domain the field stays empty.',
    source: 'The page that says so',
    sourceHint:
      'Your imprint, for example, with https. Not needed for a website at a domain that is confirmed as yours.',
  },
  desk: {
    title: 'Facts about {name}',
    link: 'Facts',
    lead: 'What public collections and others say of your company. If something is wrong, say what is right and where it stands. What we can see for ourselves is on the profile at once, as your word; moderation decides the rest, and you read here and in a mail how.',
    now: 'What stands there today',
    send: 'Put right',
    shown: 'It is on the profile now, as your word.',
    waits: 'Moderation looks at the source. You will get a mail.',
    yours: 'What you have said',
    state: {
      waits: 'waits for moderation',
      holds: 'taken over',
      refused: 'not taken over',
      replaced: 'replaced by something newer you said',
    },
    notYou: 'Facts can be put right by whoever works at the company and whose identity is certain.',
    collection: 'from a collection',
  },
  moderating: {
    title: 'Facts that a company puts right',
    note: 'Open the source. If it says so, and it is the page of the company, take it over: no collection changes it after that.',
    was: 'So far: {text}',
    is: 'Right: {text}',
    none: 'nothing',
    reason: 'Reasons for the company',
    reasonHint: 'Needed if you do not take it over.',
    approve: 'Take over',
    refuse: 'Do not take over',
    put: 'Put facts about a company right',
    putNote: 'After a notice: with the page that says so. The profile then says that moderation put it right.',
    company: 'Company (the last part of the address of its profile)',
    open: 'Show the facts',
    unknown: 'There is no company with this address, or you may not decide about it here.',
    save: 'Put right',
  },
};
