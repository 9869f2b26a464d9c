/** Notices and decisions. */
export const moderation = {
  again: 'This decision was carried out once more after a backup had been put back. Its reasons were lost with that.',
  flag: 'Report',
  atPiece: '{what}, decision {number}',
  reportName: 'Report the name of this company',
  report: 'Report this case or a passage in it',
  form: {
    title: 'Report something',
    intro:
      'A person reads every notice and decides within seven days, with a reason. You need no account. We never make public who reported something.',
    piece: 'What are you reporting?',
    passage: 'Which words exactly?',
    passageHint: 'Please copy them from the text. Empty means: all of it.',
    ground: 'What does it breach?',
    law: 'The law',
    rules: 'The rules of this site',
    category: 'What is it about?',
    notifier: 'Who are you?',
    explanation: 'What exactly is untrue or not allowed?',
    explanationHint:
      'The more precise, the sooner we can decide: what is wrong, how one can see it, which right is infringed.',
    name: 'Your name',
    email: 'Your e-mail address',
    emailHint:
      'The receipt and the decision go there. Only those who report the abuse of children need not give a name and address.',
    urgent: 'Somebody’s life or health is threatened',
    goodFaith: 'I believe in good faith that what I say here is accurate and complete.',
    send: 'Send the notice',
    option: '{kind}: {text}',
    about: 'Case ref. {number} against {company}',
    aboutName: 'Name of {company}',
  },
  kind: {
    case: 'The case as a whole',
    entry: 'Entry of {day}',
    reply: 'Reply of {day}',
    answer: 'Answer of {day}',
    closing: 'Closing words of {day}',
    reopening: 'Words on reopening of {day}',
    'pen-name': 'Pen name',
    'company-name': 'Name of the company',
  },
  category: {
    STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH: 'Untrue claim, insult, incitement',
    STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: 'Personal details, privacy',
    STATEMENT_CATEGORY_SCAMS_AND_FRAUD: 'Invented, deception, fraud',
    STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS: 'Copyright, trade mark',
    STATEMENT_CATEGORY_VIOLENCE: 'Threat, violence',
    STATEMENT_CATEGORY_PROTECTION_OF_MINORS: 'Protection of children and young people',
    STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE: 'Does not belong here',
  },
  notifier: {
    company: 'The company',
    'company-lawyer': 'A lawyer of the company',
    authority: 'An authority or a court',
    'third-person': 'Somebody it is about',
    reader: 'Somebody who read it',
  },
  status: {
    title: 'Notice {number}',
    given: 'Received on {day}.',
    keep: 'Please keep the address of this page: it is where you see what becomes of your notice.',
    waiting: 'We are examining the notice and will decide by {day}.',
    askedNotifier: 'We have a question for you before we decide.',
    askedAuthor: 'We have asked the other side for their view and will decide by {day}.',
    secondLook: 'Decided, but not in effect yet: the second look that this decision needs is still to come.',
    decided: 'Decided.',
    decidedElse: 'Settled: what was reported can no longer be read.',
    yours: 'Your notice',
    question: 'What exactly is untrue, or which law does it break? Your notice does not say yet.',
    answer: 'Your answer',
    send: 'Send the answer',
    back: 'View the case',
    appeal: 'See the decision or appeal',
    byMail: 'The decision also went to your address. That mail has the link by which you can appeal.',
  },
  question: {
    title: 'A question about what you wrote',
    intro:
      'Somebody has reported {piece}. Until we decide everything stays. Your answer is read only by the people who decide about notices here.',
    until: 'Please answer by {day}.',
    asked: 'The question',
    answered: 'Thank you, your answer has arrived. You will hear from us once it is decided.',
    closed: 'This has been decided already.',
  },
  piece: {
    case: 'the case',
    entry: 'an entry',
    reply: 'a reply',
    answer: 'an answer',
    closing: 'the closing words',
    reopening: 'the words on reopening',
    'pen-name': 'the pen name',
    'company-name': 'the name of the company',
    votes: 'the votes “this concerns me too”',
    threat: 'reported pressure: a threat',
    'money-offer': 'reported pressure: money for deletion',
  },
  ground: {
    DECISION_GROUND_ILLEGAL_CONTENT:
      'The ground is a breach of the law: {rule}. What was objected to is not allowed under it; the facts we found are above.',
    DECISION_GROUND_INCOMPATIBLE_CONTENT:
      'The ground is a breach of our rules: {rule}. What was objected to is not compatible with them; the facts we found are above.',
  },
  measure: {
    keep: { done: 'It stays.', short: 'Examined, stays' },
    blacken: { done: 'A passage has been blacked out wherever it stood.', short: 'Passage blacked out' },
    hide: { done: 'Its words can no longer be read; that it exists stays visible.', short: 'Hidden' },
    remove: {
      done: 'The case has been removed. In its place you can read that it was removed, and why; it still counts.',
      short: 'Case removed',
    },
    'not-genuine': {
      done: 'The case has been removed because it is no genuine customer’s case. It no longer counts.',
      short: 'Not a genuine case',
    },
    'end-writing': {
      done: 'The account can publish nothing more here. What it has published stays.',
      short: 'Account may no longer write',
    },
    confirmed: {
      done: 'The report is confirmed. It counts as confirmed on the profile of the company, with the day and the reason.',
      short: 'Pressure confirmed',
    },
    'not-confirmed': {
      done: 'The report is not confirmed. On the profile of the company it counts as examined and not confirmed, with the day and the reason.',
      short: 'Pressure not confirmed',
    },
  },
  letter: {
    about:
      'We have decided about {hasCase, select, whole {case ref. {caseNumber} against {companyName}} true {{piece} in case ref. {caseNumber} against {companyName}} other {{piece} ({companyName})}} (number {decision}).',
    found: 'What we found:\n{facts}\n\nThe public reads:\n{reason}',
    keptFound: 'Why:\n{reason}',
    cause:
      '{cause, select, challenge {The company had denied that the case came from one of its customers.} notice {It began with a notice under Art. 16 of the Digital Services Act.} other {It began with our own examination.}}',
    people:
      '{second, select, true {People decided, after a second look, not a program.} other {A person decided, not a program.}}',
    redress:
      'You do not agree? Within six months you can complain to us, free of charge and without an account, by the link in this message. Another person decides about it; if there is nobody else, the same one examines it anew after 14 days. You can also turn to a certified body for out-of-court dispute settlement (Art. 21 of the Digital Services Act), or go to court.',
    pressureAbout:
      'we have decided on {reader, select, author {your report} other {the report}} that {reader, select, author {you were} other {the person who wrote the case was}} {kind, select, threat {threatened} other {offered money for deletion}} because of case ref. {caseNumber} against {companyName} (number {decision}).',
    appealAbout:
      'We have decided about the appeal against decision {appealOf} on {hasCase, select, true {case ref. {caseNumber} against {companyName}} other {{companyName}}} (number {decision}).',
    appealKept: 'The earlier decision stands. {done}',
    appealReversed:
      'The appeal succeeded. {was, select, blacken {The passage should not have been blacked out. What was blacked out exists nowhere any more; whoever wrote it may write it again.} writing {The account can publish again.} other {What had been removed or hidden can be read again.}}',
    appealPeople:
      '{byAnother, select, true {A person other than the first decided, not a program.} other {The same person as the first time decided, anew and after at least 14 days: there is nobody else here who may decide about it.}}',
    appealRedress:
      'If you have not appealed yourself yet and this decision affects you, you can do so within six months by the link in this message. Otherwise our own procedure ends here. You can still turn to a certified body for out-of-court dispute settlement (Art. 21 of the Digital Services Act), or go to court.',
  },
  decision: {
    title: 'Decision {number}',
    toCase: 'See what is public',
    heading: 'You do not agree?',
    intro:
      'You can appeal until {day}, free of charge and without an account. A person other than the first decides about it; if there is nobody else, the same one examines it anew after 14 days. Until then the decision stands.',
    text: 'Why is the decision wrong?',
    textHint: 'Only people who decide here read this. What was overlooked, and how that can be seen, helps most.',
    send: 'Send the appeal',
    late: 'The time for an appeal ended on {day}.',
    received: 'Your appeal {number} arrived on {day}.',
    waiting: 'It has not been decided yet.',
    anew: 'On an appeal this has been decided anew, under the number {number}. The letter about it went to both sides.',
    yours: 'Your appeal',
    bodies: 'Other ways',
    bodiesIntro:
      'You can also turn to a certified body for out-of-court dispute settlement (Art. 21 of the Digital Services Act). Whether it takes on this site is for the body itself to say. The way to court is always open.',
    body: '{name}, {place}',
    list: 'All certified bodies at the Bundesnetzagentur',
  },
  challenge: {
    claim: { 'not-customer': 'Not our customer', 'wrong-company': 'Wrong company' },
    claimHint: {
      'not-customer': 'We find no contract, no order and no contact that fits this case.',
      'wrong-company': 'The case means another company.',
    },
    profile: {
      title: 'Not our customer?',
      counts:
        '{examined, plural, one {In # case the company denied} other {In # cases the company denied}} that the case came from one of its customers, and the moderators have decided. Not from a customer: {upheld}. Confirmed by nobody: {notConfirmed}.{transferred, plural, =0 {} other { Moved to the right company by their authors: #.}}',
      note: 'Only what has been decided is counted.',
      rule: 'How this is examined',
    },
    author: {
      title: 'Please show that your case is genuine',
      intro:
        '{isWrong, select, true {{companyName} says that your case (ref. {number}) means another company.} other {{companyName} says that your case (ref. {number}) is not a customer’s case.}} It stays and counts until a person has decided.',
      says: 'What {companyName} writes',
      prove: 'What shows that you were a customer?',
      how: 'Describe it as exactly as you can: number of the order or the contract, day, amount, the wording of a confirmation. Only the people who decide here read this. The company gets what a moderator has written down from it, without your name and without such numbers.',
      until:
        'Please answer by {day}. If you say nothing, the case can be removed as not confirmed; it then goes on counting.',
      text: 'What you can show, in words',
      hint: 'You can deposit files further down. If you only have a file, write here in one sentence what it shows.',
      send: 'Send',
      proved: 'Thank you, we have it. You will hear from us as soon as it is decided.',
      over: 'There is nothing more to say here: it has been decided, or the decision only waits for its second look.',
      move: 'Does your case mean another company?',
      moveHow:
        'Then move it. This can be done once, until {day}. Number, history and address stay, {companyName} is rid of it, and the right company is told as of a new case: its 14 days begin on the day on which you move it. The public changes say so.',
      moveName: 'Name of the right company',
      moveHint: 'As it stands in the register.',
      moveRegister: 'Look it up in the register',
      moveSend: 'Move the case',
      back: 'Go to your case',
    },
    desk: {
      button: 'Not our customer, or the wrong company',
      title: 'Not our customer, or the wrong company',
      back: 'View the case',
      lead: 'Tell us why the case does not belong to you. We then ask the person who wrote it for proof. They have seven days, are reminded, and then have eight more. Until a person has decided, the case stays and counts.',
      claim: 'What is wrong?',
      text: 'Why?',
      textHint: 'The person who wrote the case reads this too. It does not become public.',
      note: 'This can be done once for each case. In public the case says that it is being examined, and your profile says how often this was decided, and how.',
      send: 'Ask for an examination',
      given:
        'On {day} your company said: {isWrong, select, true {The case means another company.} other {This is not a customer of ours.}}',
      state: {
        'asked-author': 'We have asked for proof. Until it is decided, the case stays and counts.',
        proved: 'We have been sent something. We are examining it and will pass on what you need to know.',
        'asked-company': 'There is proof now. Please tell us whether you can find the case with it.',
        waiting: 'Everybody has been heard. The next step is our decision.',
        'second-look': 'Decided, but not yet in effect: it still needs the second look that such a decision requires.',
        decided: 'Decided.',
        transferred: 'Settled: its author has moved the case to another company.',
        ended: 'Settled: the case came to its end in another way.',
      },
      forwarded: 'What speaks for a customer’s case',
      forwardedNote: 'Written down by us, without a name. Only the people who decide here see the proof itself.',
      answerUntil: 'Please answer by {day}. After that we decide on what we know.',
      answer: 'What do you say to that?',
      sendAnswer: 'Send the answer',
      answered: 'Your answer has arrived.',
    },
  },
  trace: {
    by: 'by decision {number} about {piece}',
    heading: 'Decisions about this case',
    appeal:
      'Decided on an appeal against {of}, {byAnother, select, true {by a person other than the first.} other {by the same person as the first time, after at least 14 days: there is nobody else here who may decide about it.}}',
    appealed: 'An appeal against this decision is pending.',
    blackened: 'Something in these reasons was blackened on {day} by a later decision.',
    examined: 'This case is being examined. Until that is decided it stays and counts.',
  },
};
