/** Notices and decisions. */
export const moderation = {
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
      'we have decided about {piece} {hasCase, select, true {in case Az. {caseNumber} against {companyName}} other {({companyName})}} (number {decision}).',
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
    by: 'by decision {number}',
    heading: 'Decisions about this case',
    intro: 'What was reported or examined here and decided, with the reason.',
    examined: 'This case is being examined. Until that is decided it stays and counts.',
  },
};
