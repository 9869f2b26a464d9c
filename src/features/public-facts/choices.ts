import { shownDomain } from '#src/features/companies/index.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { factsAtDesk } from './queries.ts';

/** The brands and domains of a company, each of which can be said not to be its own. */
export type OwnNames = Pick<Awaited<ReturnType<typeof factsAtDesk>>, 'brands' | 'domains'>;

const kinds = ['address', 'phone', 'website', 'arbitration-yes', 'arbitration-no', 'arbitration-unknown'] as const;

/** What can be put right about a company, as a list to choose from. */
export const factChoices = (t: Translate, { brands, domains }: OwnNames): { value: string; label: string }[] => [
  ...kinds.map((value) => ({ value, label: t(`facts.kinds.${value}`) })),
  ...brands.map(({ key, name }) => ({ value: `brand:${key}`, label: t('facts.kinds.brand', { which: name }) })),
  ...domains.map((one) => ({ value: `domain:${one}`, label: t('facts.kinds.domain', { which: shownDomain(one) }) })),
];
