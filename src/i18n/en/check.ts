import type { check as german } from '../de/check.ts';
import type { Words } from '../de/words.ts';

/** Before buying: which company is it, and what does the register say of it. */
export const check: Words<typeof german> = {
  title: 'Check before you buy',
  short: 'Before you buy',
  lead: 'Name, brand, link, e-mail address or telephone number: in ten seconds this says whether the company answers and whether it solves cases.',
  label: 'What do you want to check?',
  submit: 'Check',
  notOpened: 'Links are only read, never opened. We keep no record of what is checked here.',
  oneAlike: '“{what}” is not known here. Did you mean {name}?',
  several: 'Which company do you mean?',
  others: 'Similar names:',
  alsoCalled: 'also “{alias}”',
  unknown: {
    title: '“{what}” is not known here',
    text: 'No company in the register goes with it. That is no good sign and no bad one.',
    namedAlike:
      'In the register this address belongs to nobody. The companies below have similar names; whether they have anything to do with it we do not know.',
  },
  link: {
    through: 'The link leads to {domain} by way of {through}. What was checked is {domain}.',
    short:
      '{domain} is a short link: it does not say where it leads, and we open no links. Open it and paste the address at which you arrive.',
    noDomain: '{host} is no address of a company.',
    letters: 'Careful, the letters deceive: this address looks like “{looks}”, but its real name is {domain}.',
    free: '{domain} gives e-mail addresses to everybody. The address does not say which company writes.',
    market:
      '{market} is a marketplace: your contract is often with somebody else. Check the name that the offer gives as “sold by”.',
    seller: '{market} is a marketplace: your contract is probably with the seller “{seller}”.',
    checkSeller: 'Check “{seller}”',
  },
  alike: {
    title: 'This address resembles a known one',
    text: '{domain} is not in the register. Compare letter by letter:',
    ending: '{known} ends differently and belongs, as the register has it, to',
    letters: '{known} is spelled similarly and belongs, as the register has it, to',
    inside: '{known} is part of the name and belongs, as the register has it, to',
    hint: 'so others say, and the company has not confirmed it.',
    unknown: 'Whether the two belong together we do not know. A company may have several addresses.',
  },
  by: {
    name: 'Found as “{alias}”.',
    likely: 'This is probably meant: found as “{alias}”.',
    chosen: 'Chosen by you.',
    contact: 'The company itself gives this contact.',
    'own-word':
      'So the company says itself: {by}, since {day}. The number is not checked; in doubt call the one on your contract.',
    'put-right': 'The number stands with this company; moderation put it right.',
    record: 'A public collection has this number with this company; the company has not confirmed it.',
    domain: {
      register: 'The register has {domain} with this company.',
      administrator: 'The register has {domain} with this company.',
      author: '{domain} was named by somebody who wrote here; the company has not confirmed it.',
      import: 'A public collection has {domain} with this company; the company has not confirmed it.',
    },
  },
  unwritten: 'Nobody has written about {name} here so far. That is no good sign and no bad one.',
  nothingLately: 'No case from the last twelve months has been counted yet. What there is to read is on the profile.',
  said: {
    answers: {
      label: 'Answered',
      words:
        'It answers {share} of 100 cases within 14 days (range {low} to {high}: {certainty, select, sure {fairly precise} about {rough} other {very imprecise}}).',
      basis: 'from {n, plural, one {# case} other {# cases}}, answered or still waiting',
      few: '{n, plural, =0 {No case is} one {Only # case is} other {Only # cases are}} at least 14 days old: too few for a share.',
    },
    solves: {
      label: 'Solved',
      words:
        '{share} of 100 cases are solved, say those concerned (range {low} to {high}: {certainty, select, sure {fairly precise} about {rough} other {very imprecise}}).',
      basis:
        'from {n, plural, one {# case that is at least 30 days old} other {# cases that are at least 30 days old}}',
      few: '{n, plural, =0 {No case is} one {Only # case is} other {Only # cases are}} at least 30 days old: too few for a share.',
    },
    keeps: {
      label: 'Promises kept',
      words:
        'It keeps {share} of 100 promises, say those concerned (range {low} to {high}: {certainty, select, sure {fairly precise} about {rough} other {very imprecise}}).',
      basis: 'from {n, plural, one {# promise that is due} other {# promises that are due}}',
      few: '{n, plural, =0 {No promise is} one {Only # promise is} other {Only # promises are}} due: too few for a share.',
    },
  },
  expected: {
    both: 'What to expect: {share} in 100 new cases will be answered within 14 days (range {low} to {high}, from {n, plural, one {# case here whose 14 days} other {# cases here whose 14 days}} were over by {evening}, and what is usual in the industry), {solved} in 100 solved within 60 days (range {solvedLow} to {solvedHigh}, from {solvedN, plural, one {# case whose 60 days} other {# cases whose 60 days}} were over; partly solved counts by half). This is our forecast from cases of the last twelve months; only whoever wrote a case says that it is solved.',
    answered:
      'What to expect: {share} in 100 new cases will be answered within 14 days (range {low} to {high}, from {n, plural, one {# case here whose 14 days} other {# cases here whose 14 days}} were over by {evening}, and what is usual in the industry). This is our forecast from cases of the last twelve months; how many will be solved we cannot say.',
    solved:
      'What to expect: {share} in 100 new cases will be solved within 60 days, as those who write them say (range {low} to {high}, from {n, plural, one {# case here whose 60 days} other {# cases here whose 60 days}} were over by {evening}, and what is usual in the industry; partly solved counts by half). This is our forecast from cases of the last twelve months; how many will be answered we cannot say.',
    untold:
      'What to expect of a new case we cannot say after {n, plural, =0 {no case that is} one {one case that is} other {# cases that are}} old enough.',
  },
  rank: 'Possible rank in the industry: {rank} of {of}.',
  rankIn: 'Possible rank in the industry',
  rankOf: '{rank} of {of}.',
  about: 'Complaints are mostly about',
  aboutOf: 'Counted from {all, plural, one {the one case} other {all # cases}} that can be read, since the beginning.',
  overdue:
    '{more, select, true {More than } other {}}{count, plural, one {# case is} other {# cases are}} without a reply today after more than 14 days.',
  promises:
    '{open, plural, =0 {No promise is open} one {# promise is open} other {# promises are open}}, {broken, plural, =0 {none is broken} one {# is broken} other {# are broken}}, say those concerned in cases of the last twelve months.',
  examined: '{count, plural, one {# case is} other {# cases are}} being examined.',
  profile: 'All figures and cases',
  profileBare: 'Addresses and next steps',
  compare: 'Compare with others',
  write: 'Write your own case',
  asOf: 'As of {day}. Where nothing else is said, the cases of the last twelve months count, published after {from}, including those withdrawn and removed.',
  what: 'Whoever complains is no average of all customers: the figures say what happens when something goes wrong.',
  oneself: {
    title: 'What you can check yourself',
    imprint: {
      title: 'Imprint.',
      text: 'Name with legal form, address, e-mail address and a second quick way must be easy to find (§ 5 DDG, for German sites). Without it you do not know with whom you make the contract.',
    },
    register: {
      title: 'Commercial register.',
      text: 'The number in the imprint can be looked up free of charge at handelsregister.de: does the company exist, and since when?',
    },
    address: {
      title: 'Address in the browser.',
      text: 'Read the part before the first slash from right to left. A padlock only says that the connection is encrypted.',
    },
    pay: {
      title: 'Paying.',
      text: 'On invoice or by direct debit you keep hold of the money. What you transfer in advance hardly ever comes back.',
    },
    terms: {
      title: 'Returns.',
      text: 'Online you can usually withdraw within 14 days (§§ 312g, 355 BGB). Does it say where the goods go back to and who pays the postage?',
    },
    prices: {
      title: 'Price.',
      text: 'If everything is far cheaper than elsewhere and only to be had today, take your time.',
    },
    write: 'Bought already? Write a case',
    all: 'All companies in the register',
  },
  elsewhere: {
    title: 'Check from within any shop',
    text: 'Make a bookmark in your browser and enter this text as its address. One click on it then checks the page on which you are. Its address is sent here.',
    label: 'Address of the bookmark',
    browser: 'Many browsers also offer this check as a search engine once you have been here.',
  },
};
