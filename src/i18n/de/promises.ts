/** The public list of what a company has promised. */
export const promises = {
  link: 'Alle Zusagen und was daraus wurde',
  title: 'Zusagen: {name}',
  heading: 'Was {name} zugesagt hat',
  crumb: 'Zusagen',
  description:
    'Jede Zusage von {name} aus den veröffentlichten Fällen: offen, gehalten, gebrochen, nicht bestätigt oder umstritten.',
  lead: 'Jede Zusage aus den veröffentlichten Fällen. Ob sie gehalten oder gebrochen ist, sagt die Person, die den Fall geschrieben hat. Ist ihr Tag vergangen, ohne dass sie etwas sagt, ist die Zusage nicht bestätigt. Sagt nur das Unternehmen, es habe sie gehalten, steht das als seine Darstellung da; widerspricht die Person, ist die Zusage umstritten.',
  filter: 'Zusagen nach Stand',
  all: 'Alle',
  open: 'Offen',
  kept: 'Gehalten',
  broken: 'Gebrochen',
  unconfirmed: 'Nicht bestätigt',
  reported: 'Als gehalten gemeldet',
  disputed: 'Umstritten',
  list: 'Zusagen',
  made: 'zugesagt {when}',
  byAuthor: 'laut Verfasser:in',
  inCase: 'Im Fall',
  unreadable:
    '{count, plural, one {Eine weitere Zusage steht in einem Fall, der nicht mehr zu lesen ist; in der Rangliste zählt sie mit.} other {# weitere Zusagen stehen in Fällen, die nicht mehr zu lesen sind; in der Rangliste zählen sie mit.}}',
  none: 'Noch keine Zusage',
  noneText: 'In den veröffentlichten Fällen hat dieses Unternehmen nichts zugesagt.',
  noneFound: 'Keine Zusage mit diesem Stand',
  noneFoundText: 'Unter den übrigen finden Sie vielleicht, was Sie suchen.',
  reset: 'Alle Zusagen zeigen',
} as const;
