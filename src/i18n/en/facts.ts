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
    corrected: 'Corrected after an objection.',
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
};
