import type { companyWordKinds } from '#db/lists.ts';

export { companyWordKinds as wordKinds } from '#db/lists.ts';

/** What a company can promise all its customers. */
export type WordKind = (typeof companyWordKinds)[number];

/** What somebody from outside may work for who speaks for a company. */
export const firmKinds = ['law-firm', 'agency'] as const;
