import { wordsOfCompany } from '#db/lists.ts';

export { wordsOfCompany } from '#db/lists.ts';

/** Public words of a company that stand in no single case. A contact for complaints has the id of its company. */
export interface WordsOfCompany {
  kind: (typeof wordsOfCompany)[number];
  id: string;
}

export const isOfCompany = (kind: string): kind is WordsOfCompany['kind'] => wordsOfCompany.some((one) => one === kind);
