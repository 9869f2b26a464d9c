/** The file on paper: dossier, letter, check of a dossier, calendar of promises. */
export const paper = {
  calendar: {
    name: 'Zusagen zu Az. {number}',
    summary: '{company}: {promise}',
    case: 'Fall {number}: {title}',
    open: 'Zusage offen.',
    kept: 'Zusage gehalten.',
    broken: 'Zusage gebrochen.',
  },
} as const;
