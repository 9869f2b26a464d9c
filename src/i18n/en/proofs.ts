/** Ways to claim beside a mail. */
export const proofs = {
  link: 'No mailbox at that internet address? Other ways to show it',
  linkNoDomain: 'Other ways to show that you speak for the company',
  title: 'Other ways to speak for {company}',
  intro:
    'In one of these ways you show that the company lets you speak. Nothing becomes public before it is shown. Whoever already speaks for the company is told then and can object.',
  way: 'How do you want to show it?',
  ways: {
    dns: 'TXT record in the DNS',
    file: 'File on the website',
    letter: 'Letter with a code to the company',
    documents: 'Documents to the editors',
  },
  domain: 'Internet address',
  domainHint: 'For the record and the file only.',
  begin: 'Continue',
  open: 'Begun already',
  openOne: '{way}, since {day}',
  one: {
    title: 'Proof for {company}',
    dns: {
      text: 'In the DNS of {domain} itself, not of a name in front of it, add this TXT record:',
      after:
        'We look by ourselves, every minute at first, later more rarely. Leave the record there afterwards: we check it once a week.',
    },
    file: {
      text: 'Put a text file with this line at {address}. The server has to deliver it as text/plain; being led on from or to www is fine, anywhere else is not.',
      after:
        'We look by ourselves, every minute at first, later more rarely. Leave the file there afterwards: we check it once a week.',
    },
    letter: {
      waiting:
        'We write to the management, at the address from the imprint or the commercial register. The letter holds your name, your job title and a code. This takes a few days; after four weeks we write once more.',
      posted: 'The letter was posted on {day}. The code is good until {until}.',
      code: 'Code from the letter',
      codeHint: 'Twelve characters, for example ABCD-EFGH-JKMN. Capital or small is the same.',
      enter: 'Check the code',
    },
    documents:
      'Send an extract from the register in which you stand, or a power of attorney on company paper signed by somebody who stands in it. We need no copies of identity cards. The editors look at them and decide, usually within a few working days; then everything is deleted.',
    byMail: 'Rather by post or e-mail? To {address}, with the reference {reference}.',
    fileHint:
      'JPEG, PNG, WebP, PDF, saved mails (.eml) or text, at most 10 MB. Everything lies encrypted and is never public.',
    sendFile: 'Send the document',
    'looked-at': 'Last looked at: {when}.',
    'not-looked-at': 'Nobody has looked at them yet.',
    until: 'This is possible until {day}.',
    faults: {
      none: 'So far we have not looked.',
      missing: 'Last time there was nothing to be found.',
      other: 'Last time something else stood there than the line above.',
      unanswered: 'Last time no usable answer came. Can the address be reached from outside?',
      elsewhere: 'The address leads to another site. We do not follow it there.',
    },
    looked: 'We are about to look. Reload the page in half a minute.',
    look: 'Look now',
    withdraw: 'Do not pursue this',
    proved: 'Shown. You speak for {company}.',
    checked: 'Shown. Before your answers count the editors take a look.',
    toDesk: 'To the inbox',
    ended: {
      expired: 'The time has run out.',
      withdrawn: 'You are not pursuing this way.',
      refused: 'That was not enough.',
      guesses: 'Ten codes were wrong. The letter is no longer good.',
      gone: 'The proof could not be found for 30 days. The editors are checking who you are.',
      left: 'You no longer speak for the company.',
      replaced: 'A newer proof has taken its place.',
    },
    missing: 'Since {day} the proof can no longer be found. Until {until} nothing changes.',
    again: 'Begin anew',
  },
  desk: {
    link: 'Who wants to speak for a company: {count, plural, =0 {nothing waits} one {# matter waits} other {# matters wait}}',
    title: 'Who wants to speak for a company',
    lead: 'Letters, documents and doubts that wait for us, the oldest first. What you do here is recorded under your name.',
    nothing: 'Nothing waits: no letter, no documents, no doubt.',
    who: '{name}, {jobTitle}, asked on {day}',
    since: 'being checked since {day}',
    letters: 'Letters with a code',
    lettersNote:
      'The code stands on the paper alone. Printing a letter anew makes the one before good for nothing, as long as that was not posted. 28 days after the first letter its reminder stands here.',
    kind: { first: 'first letter', reminder: 'reminder after 28 days' },
    address: 'Post address of the company',
    addressHint: 'From its imprint or its register, never from whoever asks. Two to four lines, without the name.',
    saveAddress: 'Save the address',
    print: 'Print (PDF)',
    printAgain: 'Print anew (PDF)',
    printed: 'Printed on {day}, not posted yet.',
    posted: 'Posted today',
    documents: 'Documents',
    documentsNote:
      'Opening documents is recorded; the person reads when it was. After half an hour they are hidden again. Deciding deletes them.',
    files: '{count, plural, =0 {nothing here yet} one {# document} other {# documents}}',
    takenBack:
      '{count, plural, one {The person took one document back} other {The person took # documents back}}; it can no longer be read here.',
    byPost: 'Nothing has come here yet. Post or e-mail gives the reference {reference}.',
    open: 'Open the documents',
    approve: 'Speaks for the company',
    refuse: 'Not enough',
    doubts: 'Doubts about who speaks',
    doubtsNote:
      'While it is checked, the replies of these people do not count. Whoever is refused speaks no more, and what they wrote never counts.',
    because: {
      'proof-gone': 'The record or file that showed it is gone.',
      'author-domain': 'The domain was named by somebody who wrote a case.',
      objection: 'Somebody who spoke before, or the address on file, objected.',
      'domain-moved': 'The domain no longer belongs to the company.',
      'named-in-doubt': 'Named by somebody who is being checked.',
      'refused-before': 'Was refused before and tries again.',
    },
    refusedBefore:
      '{sameBy, select, mailbox {The same mailbox} other {The same name}} was refused for {company} on {day}',
    note: 'Note',
    noteHint: 'For the editors alone, and only when refusing.',
    done: {
      address: 'The address is saved. The letter can be printed.',
      posted: 'The code is good from today.',
      opened: 'The documents are open for half an hour.',
      decided: 'Decided. The person gets an e-mail, the documents are deleted.',
      doubt: 'Decided. The person gets an e-mail.',
    },
    unprinted: {
      busy: 'Many documents are being made at the moment. Try again in a minute.',
      gone: 'This letter waits no more.',
    },
  },
} as const;
