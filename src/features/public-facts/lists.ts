import type { factKinds } from '#db/lists.ts';

export { factKinds } from '#db/lists.ts';

export type FactKind = (typeof factKinds)[number];

/** Collections whose records are taken over: whose they are, under which licence, and where they are. */
export const sources = {
  datenanfragen: {
    name: 'Datenanfragen.de',
    licence: 'CC0 1.0',
    address: 'https://github.com/datenanfragen/data',
  },
} as const;
