/** A body for out-of-court dispute settlement (DSA Art. 21), certified by the Digital Services Coordinator. */
interface Body {
  name: string;
  place: string;
  url: string;
}

/** Those certified in Germany by the Bundesnetzagentur, as its announcements say. Which platforms they take on is theirs to say. */
export const bodies: readonly Body[] = [
  { name: 'User Rights GmbH', place: 'Berlin', url: 'https://user-rights.org' },
  {
    name: 'KLN information services UG (haftungsbeschränkt)',
    place: 'Gräfelfing',
    url: 'https://platform-control.com',
  },
];

/** The list of the Digital Services Coordinator at the Bundesnetzagentur, which is the one that holds. */
export const bodiesList = 'https://www.dsc.bund.de';
