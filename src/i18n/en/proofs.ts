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
      'Send documents to {address} and give the reference {reference}: an extract from the register in which you stand, or a power of attorney on company paper signed by somebody who stands in it. We need no copies of identity cards. The editors read them, decide and destroy them.',
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
} as const;
