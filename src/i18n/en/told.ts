import type { told as german } from '../de/told.ts';
import type { Words } from '../de/words.ts';

export const told: Words<typeof german> = {
  field: 'Just tell it',
  fieldHint:
    'Paste whatever you have: your own words, an exchange of e-mails, a chat. It becomes a timeline with dates, which you check next.',
  filesAsk: 'Or e-mails and PDFs as files',
  files: 'Files',
  filesHint:
    'E-mails (.eml), PDFs and saved chats (.txt), ten at most and 15 MB together. We read the words. E-mails are kept encrypted, so that their signature can be checked; other files are not. Evidence is deposited at the entries, afterwards.',
  go: 'Propose entries',
  tellTitle: 'Tell us more',
  tellLead: 'We recognise what is in the timeline already. Only what is new is proposed.',
  another: 'Read in a text or e-mails',
  anotherHint: 'Do you have another exchange of e-mails, a chat or notes?',

  title: 'Is that right?',
  lead: '{count, plural, one {One entry} other {# entries}} from your words. Change what is wrong and uncross what does not belong here. None of it is public yet.',
  there: '{count, plural, one {One entry is} other {# entries are}} in the timeline already and will not be doubled.',
  nothingNew: 'Everything you told us is in the timeline already.',
  nothingFound: 'Nothing in it happened on a day. Make an entry of it yourself, or write the entries by hand.',
  more: '{count, plural, one {One more entry comes} other {# more entries come}} after this.',
  foreign:
    'This text is neither German nor English. We did not take it apart: it is one entry, which still needs its day.',
  personal:
    '{count, plural, one {One detail looks} other {# details look}} personal and {count, plural, one {is} other {are}} marked. Before anything is published we ask what is to be blackened.',

  take: 'Take entry {n}',
  entry: 'Entry {n}',
  unknownDay: 'after that, day unknown',
  noDay: 'Day missing',
  edit: 'Change',
  editOf: 'Change entry {n}',
  with: 'with {people}',
  handOvers: 'handed over {count, plural, one {once} other {# times}}',
  by: {
    'to-company': 'You to {company}',
    'from-company': '{company} to you',
    conversation: 'Conversation with {company}',
    attempt: 'nobody reached',
    event: 'Event',
  },
  called: 'called',
  written: 'Message',
  reachedAsk: 'Did you reach anybody?',
  wroteAsk: 'Who wrote?',
  way: {
    conversation: 'Yes, we spoke',
    attempt: 'No, nobody',
    'to-company': 'I did',
    'from-company': '{company}',
  },
  dueAsk: 'Promised by',
  leave: 'Leave out entry {n}',
  asked: '{count, plural, one {One entry still has} other {# entries still have}} a question',
  promise: 'Promise',
  promiseOpen: 'no day named',
  promiseHint: 'Empty the field if nothing was promised.',
  takeAll: 'Put into the timeline',
  chosen: 'crossed',
  drop: 'Discard everything',
  dropAsk: 'Take none of it',
  dropHint: 'The text and the proposals are deleted. Entries that are in the timeline already stay.',
  taken:
    '{count, plural, =0 {The description has been added to.} one {One entry has been taken over.} other {# entries have been taken over.}}',

  left: 'What we could not place',
  leftHint: 'Sentences without a day or a contact. You decide where they belong.',
  leftTo: 'Where does it go?',
  to: { summary: 'Into the description', entry: 'As an entry', nothing: 'Leave out' },
  leftMore: '{count, plural, one {One more passage is} other {# more passages are}} marked in the text.',

  source: 'Your text',
  sourceHint: 'Each number leads to its entry. What we could not place is shaded.',
  readUntil: 'read as',
  note: {
    encrypted: 'Encrypted: only the head can be read. Paste the text from your mail program.',
    winmail: 'Part of it is in a winmail.dat, which we do not read.',
    calendar: 'We did not read the invitation attached.',
    attachments: 'We did not read the attachments.',
    cut: 'Too long: only the beginning was read.',
    unreadable: 'We found no words in it. A scanned sheet is a picture; a file with a password stays shut.',
    picture: 'A picture: it will not be in the timeline yet. Deposit it there as evidence of its entry.',
    archive: 'An archive: unpack it and upload the files one by one.',
    outlook: 'An Outlook file: save the message as .eml, or paste its text.',
    'too-large': 'Larger than 12 MB: not read.',
  },
};
