export { type Candidate, searchCases } from './candidates.ts';
export { companiesNearly } from './names.ts';
export { type Marked, mark, passageIn, wordWith } from './passages.ts';
export type { Asked } from './readings.ts';
export { casesNotFound, recordMove, recordWords } from './record.ts';
export { isScope, type Scope } from './rules.ts';
export { termsOf } from './words.ts';
