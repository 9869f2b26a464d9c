/** The industries of the register, in alphabetical order of their German names. Words: `company.industry.*` in src/i18n. */
export const industries = [
  'banks',
  'furniture',
  'parcels',
  'travel',
  'energy',
  'telecom',
  'shops',
  'insurance',
  'other',
] as const;

export type Industry = (typeof industries)[number];

export function isIndustry(text: string): text is Industry {
  return industries.some((industry) => industry === text);
}
