import { type Industry, isIndustry } from '#src/features/companies/industries.ts';
import type { Locale } from '#src/lib/situation.ts';
import * as banks from './germany/banks.ts';
import { complaint, management, paymentOrder, universalArbitration } from './germany/everywhere.ts';
import { bafin, healthInsuranceOmbudsman, insuranceOmbudsman } from './germany/insurance.ts';
import * as networks from './germany/networks.ts';
import type { Step } from './germany/step.ts';
import * as travel from './germany/travel.ts';

/** Countries whose ladder is known. Another country is another record below, with files of its own. */
export type Country = 'DE';

/** What stands between the company and the court, for each industry. */
const between: Record<Country, Record<Industry, readonly Step[]>> = {
  DE: {
    banks: [
      banks.privateBanksOmbudsman,
      banks.savingsBanksArbitration,
      banks.cooperativeBanksArbitration,
      banks.publicBanksArbitration,
      banks.bundesbankArbitration,
      banks.bafinArbitration,
      bafin,
    ],
    energy: [networks.energyArbitration, networks.energyAuthority],
    furniture: [universalArbitration],
    insurance: [insuranceOmbudsman, healthInsuranceOmbudsman, bafin],
    other: [universalArbitration],
    parcels: [networks.postArbitration, networks.postAuthority],
    shops: [universalArbitration],
    telecom: [networks.telecomArbitration, networks.telecomAuthority],
    travel: [travel.travelArbitration, travel.airArbitration, travel.aviationAuthority, travel.railAuthority],
  },
};

/** The steps of an industry in a country, in the order in which they are climbed; an unknown industry has those of `other`. */
export function stepsOf(industry: string, country: Country = 'DE'): readonly Step[] {
  return [complaint, management, ...between[country][isIndustry(industry) ? industry : 'other'], paymentOrder];
}

/** How the steps of an industry are called, by their keys; a key that is known no more stands for itself. */
export function stepNameOf(locale: Locale, industry: string): (key: string) => string {
  const steps = stepsOf(industry);
  return (key) => steps.find((step) => step.key === key)?.name[locale] ?? key;
}
