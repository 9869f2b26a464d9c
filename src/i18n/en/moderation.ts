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
      'You do not agree? Within six months you can complain to us, free of charge, giving the number {decision}; the imprint says how. You can also turn to a certified body for out-of-court dispute settlement (Art. 21 of the Digital Services Act), or go to court.',
  },
  trace: {
    by: 'by decision {number} about {piece}',
    heading: 'Decisions about this case',
    examined: 'This case is being examined. Until that is decided it stays and counts.',
  },
};
