/** A second company that a case names: what the author, that company and readers are told about it. */
export const named = {
  also: 'Also named:',
  tag: 'also named',
  /** Below its reply on the case page. */
  replyNote: 'The case is not against {name}. This reply changes neither the deadline, nor the state, nor any figure.',
  answerAct: 'Answer by {name} to {company}',
  profile:
    '{count, plural, one {Also named in one case that is against another company; it does not count here.} other {Also named in # cases that are against others; they do not count here.}}',
  profileLink: 'See these cases',
  registerTitle: 'Cases that also name {name}',
  registerLead:
    'They are against other companies. They do not count for {name}, neither in its figures nor in a ranking.',
  backToProfile: 'To the profile of {name}',
  writing: {
    fold: 'Is another company involved?',
    name: 'Name of the second company',
    hint: 'The parcel carrier, the credit bureau or the old provider, for example. It is told about the case and may reply. The case counts only for the company it is against.',
    whichTitle: 'Which company is involved as well?',
    hits: 'Which of these is it?',
    none: 'None of these, go on without a second company',
    noHits:
      'We know no company called “{name}” yet. Only a company in our register can be named. In your entries you can still write whom you spoke to.',
    again: 'Search again',
    go: 'Continue',
  },
  own: {
    title: 'Second company',
    lead: 'The case also names {name}. That company may reply; the case counts for {against} only.',
    fold: 'Name a second company',
    submit: 'Name it',
    takeBack: 'Take it back',
    takeBackNote: 'That {name} was named can still be read under “Public changes”.',
    stays: '{name} has replied, so its reply stays in the case.',
    answerTitle: 'Answer {name}',
    answerLead: 'Your answer stands in the timeline, in public. It changes neither the deadline nor the state.',
    done: 'Your case now names the company. We write to it if we know an address.',
    takenBack: 'The company is no longer named.',
    answered: 'Your answer is published.',
  },
  desk: {
    title: 'Also named',
    note: 'These cases are against others. They do not count for your company and have no deadline.',
    against: '{number}, against {company}',
    answered: 'You have replied.',
    open: 'This case is against {company} and also names {name}. It does not count for {name}. You may reply, but you need not.',
    write: 'Write a reply',
    replyNote: 'Public, permanent, under your own name. It does not change the state of the case.',
    goneTitle: 'No longer named',
    gone: 'The case Ref. {number} had also named {name}. This was taken back on {day}; you can no longer reply there.',
    goneRead: 'Read the case',
    goneTyped: 'What you had written',
    replyHint: 'What happened as your company sees it.',
  },
  paper: {
    replyAct: 'Reply by {name}, {company} (also named)',
  },
} as const;
