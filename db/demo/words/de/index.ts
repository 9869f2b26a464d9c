import type { Industry } from '#src/features/companies/industries.ts';
import type { Problem } from '../grammar.ts';
import { bankProblems } from './banks.ts';
import { energyProblems } from './energy.ts';
import { furnitureProblems } from './furniture.ts';
import { insuranceProblems } from './insurance.ts';
import { parcelProblems } from './parcels.ts';
import { shopProblems } from './shops.ts';
import { telecomProblems } from './telecom.ts';
import { travelProblems } from './travel.ts';

/** What goes wrong in each industry, in German. */
export const germanProblems: Readonly<Partial<Record<Industry, readonly Problem[]>>> = {
  banks: bankProblems,
  energy: energyProblems,
  furniture: furnitureProblems,
  insurance: insuranceProblems,
  parcels: parcelProblems,
  shops: shopProblems,
  telecom: telecomProblems,
  travel: travelProblems,
};
