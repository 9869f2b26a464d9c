/** Whoever takes part without being a party: waiting lists, "this concerns me too", following, feeds. */
export const follows = {
  waiting: {
    title: 'Wer hier am längsten wartet',
    dueOn: 'Frist bis',
  },
  affected: {
    title: 'Betrifft mich auch',
    say: 'Betrifft mich auch',
    count:
      '{count, plural, one {Eine weitere Person sagt: Das betrifft mich auch.} other {# weitere Personen sagen: Das betrifft mich auch.}}',
    inList: '{count, plural, one {# weitere Person betroffen} other {# weitere Personen betroffen}}',
    lead: 'Öffentlich ist nur die Zahl. Wer Sie sind, erfährt niemand, auch das Unternehmen nicht.',
    said: 'Sie haben gesagt, dass dieser Fall auch Sie betrifft.',
    takenBack: 'Zurückgenommen. Sie zählen nicht mehr mit.',
    takeBack: 'Zurücknehmen',
    own: 'Das ist Ihr eigener Fall oder einer gegen ein Unternehmen, für das Sie sprechen. Mitzählen können Sie hier nicht.',
    ended: 'Dieser Fall ist nicht mehr zu lesen. Mitgezählt wird nicht mehr.',
    toCase: 'Zum Fall',
    write:
      'Mehr bewirkt Ihr eigener Fall: Nur er steht in der Statistik, und nur Ihnen muss das Unternehmen dann antworten.',
    writeAction: 'Eigenen Fall schreiben',
  },
  follow: {
    case: 'Fall folgen',
    company: 'Unternehmen folgen',
    industry: 'Branche folgen',
  },
  list: {
    title: 'Gefolgt',
    lead: 'Hierzu schreiben wir Ihnen: bei Fällen, wenn eine Stellungnahme kommt oder der Fall endet; bei Unternehmen und Branchen, wenn ein neuer Fall dazukommt. Niemand sonst sieht diese Liste.',
    mails: 'Wie oft, stellen Sie bei den Nachrichten ein.',
    following: 'Gespeichert. Wir schreiben Ihnen, wenn sich etwas tut.',
    ended: 'Beendet. Dazu schreiben wir Ihnen nicht mehr.',
    cases: 'Fälle',
    companies: 'Unternehmen',
    industries: 'Branchen',
    end: 'Nicht mehr folgen',
    none: 'Sie folgen noch nichts',
    noneText: 'Unter jedem Fall, bei jedem Unternehmen und in jeder Rangliste einer Branche steht, wie Sie folgen.',
    toCases: 'Zum Register',
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
