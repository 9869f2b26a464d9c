import type { Industry } from '#src/features/companies/industries.ts';
import type { Problem } from '../grammar.ts';
import { energyProblems } from './energy.ts';

export const germanProblems: Readonly<Record<Exclude<Industry, 'other'>, readonly Problem[]>> = {
  energy: energyProblems,
  telecom: energyProblems,
  shops: energyProblems,
  parcels: energyProblems,
  banks: energyProblems,
  insurance: energyProblems,
  travel: energyProblems,
  furniture: energyProblems,
};
