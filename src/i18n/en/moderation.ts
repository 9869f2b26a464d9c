/** Notices and decisions. */
export const moderation = {
  flag: 'Report',
  atPiece: '{what}, decision {number}',
  reportName: 'Report the name of this company',
  report: 'Report this case or a passage in it',
  form: {
    title: 'Report something',
    intro:
      'A person reads every notice and decides within seven days, with a reason. You need no account. Who reports is never made public.',
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
      'The receipt and the decision go there. Only who reports the abuse of children need give neither name nor address.',
    urgent: 'Somebody’s life or health is threatened',
    goodFaith: 'I believe in good faith that what I say here is accurate and complete.',
    send: 'Send the notice',
    option: '{kind}: {text}',
    about: 'Case Az. {number} against {company}',
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
    back: 'To the case',
    appeal: 'See the decision or appeal',
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
  },
  ground: {
    DECISION_GROUND_ILLEGAL_CONTENT:
      'The ground is a breach of the law: {rule}. What was objected to is not allowed under it; the facts we found are above.',
    DECISION_GROUND_INCOMPATIBLE_CONTENT:
      'The ground is a breach of our rules: {rule}. What was objected to is not compatible with them; the facts we found are above.',
  },
  measure: {
    keep: { done: 'It stays.', short: 'Examined, stays' },
    blacken: { done: 'A passage has been blackened wherever it stood.', short: 'Passage blackened' },
    hide: { done: 'Its words can no longer be read; that it exists stays visible.', short: 'Hidden' },
    remove: {
      done: 'The case has been removed. In its place stands that it was, and why; it goes on counting.',
      short: 'Case removed',
    },
    'not-genuine': {
      done: 'The case has been removed because it is no genuine customer’s case. It counts no longer.',
      short: 'Not a genuine case',
    },
    'end-writing': {
      done: 'The account can publish nothing more here. What it has published stays.',
      short: 'Account may no longer write',
    },
  },
  letter: {
    about:
      'we have decided about {hasCase, select, whole {case Az. {caseNumber} against {companyName}} true {{piece} in case Az. {caseNumber} against {companyName}} other {{piece} ({companyName})}} (number {decision}).',
    found: 'What we found: {facts}\n\nThe public reads: {reason}',
    keptFound: 'Why: {reason}',
    cause:
      '{byNotice, select, true {It began with a notice under Art. 16 of the Digital Services Act.} other {It began with our own examination.}}',
    people:
      '{second, select, true {People decided, after a second look, not a program.} other {A person decided, not a program.}}',
    redress:
      'You do not agree? Within six months you can complain to us, free of charge and without an account, by the link in this message. Another person decides about it; if there is nobody else, the same one examines it anew after 14 days. You can also turn to a certified body for out-of-court dispute settlement (Art. 21 of the Digital Services Act), or go to court.',
    appealAbout:
      'we have decided about the appeal against decision {appealOf} on {hasCase, select, true {case Az. {caseNumber} against {companyName}} other {{companyName}}} (number {decision}).',
    appealKept: 'The earlier decision stands. {done}',
    appealReversed:
      'The appeal succeeded. {was, select, blacken {The passage should not have been blackened. What was blackened exists nowhere any more; whoever wrote it may write it again.} writing {The account can publish again.} other {What had been removed or hidden can be read again.}}',
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
    body: '{name}, {place}, certified on {day}',
    list: 'All certified bodies at the Bundesnetzagentur',
  },
  trace: {
    by: 'by decision {number} about {piece}',
    heading: 'Decisions about this case',
    appeal:
      'Decided on an appeal against {of}, {byAnother, select, true {by a person other than the first.} other {by the same person as the first time, after at least 14 days: there is nobody else here who may decide about it.}}',
    appealed: 'An appeal against this decision is pending.',
    examined: 'This case is being examined. Until that is decided it stays and counts.',
  },
};
