import type { paper as german } from '../de/paper.ts';
import type { Words } from '../words.ts';

/** The file on paper: dossier, letter, check of a dossier, calendar of promises. */
export const paper: Words<typeof german> = {
  calendar: {
    name: 'Promises of case {number}',
    summary: '{company}: {promise}',
    case: 'Case {number}: {title}',
    open: 'Promise open.',
    kept: 'Promise kept.',
    broken: 'Promise broken.',
  },
};
