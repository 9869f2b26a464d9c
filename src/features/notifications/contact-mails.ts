import type { Day } from '#src/lib/dates.ts';

/** `url` leads to the case, by its number alone: nobody has proved the address. `source`: who entered it. */
export interface ContactMail {
  kind: 'contact-published' | 'contact-waiting' | 'contact-overdue';
  url: string;
  number: string;
  dueOn: Day;
  /** The first reply was due before this mail. */
  isLate: boolean;
  source: 'author' | 'administrator';
}

/** About several cases at once, which it names by their numbers; `url` leads to the first. */
export interface SeveralContactMail extends Pick<ContactMail, 'url' | 'source'> {
  kind: 'contact-several';
  numbers: string[];
}

/** As `company-named`, to a contact address, which only an administrator enters for a company as a whole. */
export interface NamedContactMail extends Pick<ContactMail, 'url' | 'number' | 'source'> {
  kind: 'contact-named';
  namedName: string;
}
