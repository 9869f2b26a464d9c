export { type DecidedChallenges, decidedChallenges } from './challenges/queries.ts';
export { companyAddresses } from './company.ts';
export { type Decided, type DecisionInput, decideIn, ownGround } from './decisions/commands.ts';
export { type Examined, examinedCounts, examinedOn } from './signs/queries.ts';
export { mayDecideHere } from './who.ts';
