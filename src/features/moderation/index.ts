export { type DecidedChallenges, decidedChallenges } from './challenges/queries.ts';
export { type Examined, examinedCounts, examinedOn } from './signs/queries.ts';
