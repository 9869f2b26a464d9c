/** Whoever takes part without being a party: waiting lists, "this concerns me too", following, feeds. */
export const follows = {
  waiting: {
    title: 'Wer hier am längsten wartet',
    dueOn: 'Frist bis',
  },
  feed: {
    link: 'Atom-Feed',
    register: 'Aktenkundig: neue Fälle',
    industry: 'Aktenkundig: neue Fälle, {industry}',
    company: 'Aktenkundig: Fälle gegen {name}',
    reply: 'Stellungnahme von {name}',
    answer: 'Antwort von {name}',
    closed: 'Abgeschlossen: {outcome}',
    reopened: 'Wieder geöffnet',
    published: 'Veröffentlicht: Fall gegen {name}',
  },
} as const;
