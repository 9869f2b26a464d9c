/** How a date that was understood is shown back. */
export const days = {
  day: '{weekday}, {day}',
  about: 'etwa {day}',
  period: '{from} bis {until}',
  part: { beginning: 'Anfang {when}', middle: 'Mitte {when}', end: 'Ende {when}' },
  season: {
    spring: 'Frühling {year}',
    summer: 'Sommer {year}',
    autumn: 'Herbst {year}',
    winter: 'Winter {year}/{next}',
  },
  on: {
    day: 'am {day}',
    about: 'etwa am {day}',
    period: 'vom {from} bis zum {until}',
    part: '{when}',
    month: 'im {when}',
    season: 'im {when}',
    year: 'im Jahr {when}',
    unknown: 'an einem unbekannten Tag',
  },
  since: { day: 'dem {day}', about: 'etwa dem {day}' },
  unknown: 'Tag unbekannt',
  behind: 'Tag unbekannt, nach Eintrag {entry}',
  typedUnknown: 'weiß nicht',
  /** Said by the writer when asked whether it is really so long ago; read back by the reader of days. */
  sure: 'ja, {day}',
  time: '{time} Uhr',
  minutes: '{n, plural, one {# Minute} other {# Minuten}}',
  typed: 'Sie haben geschrieben: {typed}',
  neither: 'etwas anderes: ich schreibe es noch einmal',
} as const;
