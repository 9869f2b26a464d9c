export const follows = {
  waiting: {
    title: 'Who has waited longest here',
    dueOn: 'due by',
  },
  feed: {
    link: 'Atom feed',
    register: 'Aktenkundig: new cases',
    industry: 'Aktenkundig: new cases, {industry}',
    company: 'Aktenkundig: cases against {name}',
    reply: 'Reply by {name}',
    answer: 'Answer by {name}',
    closed: 'Closed: {outcome}',
    reopened: 'Reopened',
    published: 'Published: case against {name}',
  },
} as const;
