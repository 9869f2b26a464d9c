import { type Industry, industries } from '#src/features/companies/industries.ts';
import { banks } from './kinds/banks.ts';
import { energy } from './kinds/energy.ts';
import { furniture } from './kinds/furniture.ts';
import { insurance } from './kinds/insurance.ts';
import type { Kind } from './kinds/kind.ts';
import { other } from './kinds/other.ts';
import { parcels } from './kinds/parcels.ts';
import { shops } from './kinds/shops.ts';
import { telecom } from './kinds/telecom.ts';
import { travel } from './kinds/travel.ts';

/** The kinds of problem of each industry, as they are offered. */
const byIndustry: Record<Industry, readonly Kind[]> = {
  banks,
  energy,
  furniture,
  insurance,
  other,
  parcels,
  shops,
  telecom,
  travel,
};

/** The kinds of an industry; of an unknown one those of `other`. */
export const kindsOf = (industry: string): readonly Kind[] =>
  Object.entries(byIndustry).find(([name]) => name === industry)?.[1] ?? other;

export const kinds: readonly Kind[] = Object.values(byIndustry).flat();

const byKey = new Map(kinds.map((kind) => [kind.key, kind]));

/** The kind with this key; null for none, and for one that there is no more. */
export const kindOf = (key: string | null | undefined): Kind | null => byKey.get(key ?? '') ?? null;

/** In which industry a kind is offered. */
export const industryOfKind = (kind: Kind): Industry =>
  industries.find((industry) => byIndustry[industry].includes(kind)) ?? 'other';

/** These kinds, as far as there are any, to choose from in a form: by their names. */
export const kindChoices = (keys: readonly string[], locale: keyof Kind['name']): { value: string; label: string }[] =>
  keys
    .flatMap((key) => kindOf(key) ?? [])
    .map(({ key, name }) => ({ value: key, label: name[locale] }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
