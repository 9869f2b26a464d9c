/** What somebody from outside may work for who speaks for a company. */
export const firmKinds = ['law-firm', 'agency'] as const;
