export { mostCandidates, type Search, type SearchFilter, searchCases } from './candidates.ts';
export type { Asked } from './readings.ts';
export { casesNotFound, recordMove, recordWords } from './record.ts';
