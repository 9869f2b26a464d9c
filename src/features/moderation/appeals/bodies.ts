import type { Day } from '#src/lib/dates.ts';

/** A body for out-of-court dispute settlement (DSA Art. 21), certified by the Digital Services Coordinator. */
interface Body {
  name: string;
  place: string;
  url: string;
  certifiedOn: Day;
}

/** Those certified in Germany by the Bundesnetzagentur, as its announcements of these days say. Which platforms they take on is theirs to say. */
export const bodies: readonly Body[] = [
  { name: 'User Rights GmbH', place: 'Berlin', url: 'https://user-rights.org', certifiedOn: '2024-08-12' },
  {
    name: 'KLN information services UG (haftungsbeschränkt)',
    place: 'Gräfelfing',
    url: 'https://platform-control.com',
    certifiedOn: '2025-11-04',
  },
];

/** The list of the Digital Services Coordinator at the Bundesnetzagentur, which is the one that holds. */
export const bodiesList = 'https://www.dsc.bund.de';
