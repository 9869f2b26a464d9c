/** What an author marks from 1 to 5 when closing a case. Interface words: `case.*` in src/i18n. */
export const hardFactors = ['reachability', 'speed', 'competence', 'promisesKept'] as const;
export const softFactors = ['friendliness', 'empathy', 'clarity'] as const;
export const factors = [...hardFactors, ...softFactors] as const;
export type Factor = (typeof factors)[number];
